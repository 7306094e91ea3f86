/** What the words mean. */
import type { ComponentChildren } from 'preact';
import { say } from './language';

const WORDS: Record<string, { name: [string, string]; meaning: [string, string] }> = {
  own: {
    name: ['Attraktivitet', 'Attractiveness'],
    meaning: [
      'Det som skjer ut over det som ventes av landets utvikling og stedets forutsetninger: for bosted flere innflyttere, for næring flere private arbeidsplasser.',
      'What happens beyond what is expected of the nation and of the circumstances of the place: for residence more who move in, for business more private jobs.',
    ],
  },
  structure: {
    name: ['Struktur', 'Structure'],
    meaning: [
      'Forhold stedet ikke rår over på kort sikt: alder, beliggenhet, størrelse, næringer, arbeidsplassvekst hos naboene.',
      'What a place cannot change in a short time: ages, location, size, industries, growth of jobs among neighbours.',
    ],
  },
  expected: {
    name: ['Forventet flytting', 'Expected migration'],
    meaning: [
      'Nettoflyttingen som steder med samme arbeidsplassvekst, beliggenhet og størrelse pleier å ha.',
      'The net migration that places of the same growth of jobs, location and size usually have.',
    ],
  },
  sure: {
    name: ['80 prosents sikkerhet', '80% certainty'],
    meaning: [
      'I fire av fem tilfeller ligger det som ikke er tilfeldig innenfor. I små steder kan noen få flyttinger bety mye.',
      'In four cases of five what is no chance lies within. In small places a few moves can mean much.',
    ],
  },
  chance: {
    name: ['Justert for tilfeldigheter', 'Adjusted for chance'],
    meaning: [
      'Tallet er trukket mot null så langt det kan være tilfeldig.',
      'The number is drawn towards zero as far as it may be chance.',
    ],
  },
  residual: {
    name: ['Statistisk rest', 'Statistical residual'],
    meaning: [
      'Det fødsler, dødsfall og flyttinger ikke forklarer av endringen som er telt.',
      'What births, deaths and moves do not explain of the change that was counted.',
    ],
  },
  net: {
    name: ['Nettoflytting', 'Net migration'],
    meaning: [
      'De som flytter inn minus de som flytter ut, innenlands og over landegrensen.',
      'Those who move in less those who move out, within the country and across its border.',
    ],
  },
  coverage: {
    name: ['Arbeidsplassdekning', 'Jobs per employed resident'],
    meaning: [
      'Arbeidsplasser på stedet delt på bosatte som har arbeid, hvor de enn arbeider. Under 100 % pendler flere ut enn inn.',
      'Jobs in the place over residents who work, wherever they work. Below 100% more commute out than in.',
    ],
  },
  centrality: {
    name: ['Sentralitet', 'Centrality'],
    meaning: [
      'Hvor mange arbeidsplasser og tjenester som nås fra stedet. Tettere steder trekker folk også uten vekst i egne arbeidsplasser.',
      'How many jobs and services are within reach of the place. Dense places draw people without growth of their own jobs too.',
    ],
  },
  integration: {
    name: ['Arbeidsmarkedsintegrasjon', 'Labour-market integration'],
    meaning: [
      'Hvor stor del som pendler inn og ut. Der mange pendler, kan folk flytte til uten at arbeidsplassene vokser på stedet.',
      'How large a part commutes in and out. Where many do, people may move in without growth of jobs in the place.',
    ],
  },
  intercept: {
    name: ['Konstantledd', 'Intercept'],
    meaning: [
      'Det som er felles for alle steder når de øvrige leddene er trukket fra.',
      'What is common to all places when the other terms are taken off.',
    ],
  },
  demography: {
    name: ['Demografi', 'Demography'],
    meaning: [
      'Om flere går ut av arbeidslivet enn inn i det: da blir det plass til innflyttere i jobbene de forlater.',
      'Whether more leave working age than enter it: then there is room for newcomers in the jobs they leave.',
    ],
  },
  scenarios: {
    name: ['Scenarier', 'Scenarios'],
    meaning: [
      'Sentralt: det som har truffet best, en blanding av trend og modell. Nøytralt: uten attraktivitet. Historisk: stedets attraktivitet fortsetter. Høy og lav: dette stedet alene, med mye eller lite attraktivitet.',
      'Central: what has hit best, a mixture of the line and the model. Neutral: without attractiveness. Historical: the place’s attractiveness goes on. High and low: this place alone, with much or little attractiveness.',
    ],
  },
  fan: {
    name: ['Simulerte framtider', 'Simulated futures'],
    meaning: [
      'Mange framskrivinger med tilfeldige år; åtte av ti ligger i båndet.',
      'Many projections with years by chance; eight of ten lie in the band.',
    ],
  },
};

/** A word that is explained: a button, so that it is reached by keyboard and read aloud. */
export function Term({ of, children }: { of: string; children: ComponentChildren }) {
  return (
    <button type="button" class="term" title={say(...WORDS[of].meaning)} onClick={() => open(of)}>
      {children}
    </button>
  );
}

function dialog(): HTMLDialogElement {
  return document.getElementById('words') as HTMLDialogElement;
}

function open(of?: string): void {
  dialog().showModal();
  if (of) {
    const meaning = document.getElementById(`word-${of}`);
    meaning?.scrollIntoView({ block: 'center' });
    meaning?.focus();
  }
}

export function Words() {
  return (
    <>
      <button type="button" class="plain" onClick={() => open()}>
        {say('Ord og begreper', 'Words')}
      </button>
      <dialog id="words" aria-labelledby="words-title">
        <h2 id="words-title">{say('Ord og begreper', 'Words')}</h2>
        <dl>
          {Object.keys(WORDS).map(key => (
            <div key={key} id={`word-${key}`} tabIndex={-1}>
              <dt>{say(...WORDS[key].name)}</dt>
              <dd>{say(...WORDS[key].meaning)}</dd>
            </div>
          ))}
        </dl>
        <button type="button" class="plain" onClick={() => dialog().close()}>
          {say('Lukk', 'Close')}
        </button>
      </dialog>
    </>
  );
}
