/** A page: what was chosen, in which language and light, and what it is of. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { choices, dataOf, hash } from './address';
import type { Place } from './data';
import { Front } from './front';
import { Words } from './glossary';
import type { Language } from './language';
import { say, setLanguage } from './language';
import { MOST } from './compare';
import { linkOf, site, units } from './page';
import { jump } from './part';
import { PlacePage } from './place';
import { load, now, put, root } from './store';

declare global {
  interface Window {
    stedsvekst: { put: typeof put };
  }
}
window.stedsvekst = { put };

/** What is remembered from page to page, where the browser lets a file on disk do so. */
function remembered(key: string, value?: string): string {
  try {
    if (value !== undefined) {
      localStorage.setItem(key, value);
    }
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function App({ place }: { place: Place }) {
  const [chosen, set] = useState(choices(location.hash));
  const language: Language = (chosen.lang || remembered('lang')) === 'en' ? 'en' : 'no';
  const [light, shine] = useState(remembered('light'));
  setLanguage(language);
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en' : 'nb';
  }, [language]);
  useEffect(() => {
    if (light === '') {
      delete document.documentElement.dataset.light;
    } else {
      document.documentElement.dataset.light = light;
    }
  }, [light]);
  useEffect(() => {
    const listen = () => set(choices(location.hash));
    addEventListener('hashchange', listen);
    return () => removeEventListener('hashchange', listen);
  }, []);
  const choose = (next: Record<string, string>) => {
    const all = { ...chosen, ...next };
    set(all);
    history.replaceState(null, '', location.pathname + hash(all));
  };
  const isDark = light === 'dark' || (light === '' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <>
      <a
        class="skip"
        href="#content"
        onClick={event => {
          event.preventDefault();
          jump('content');
        }}
      >
        {say('Til innholdet', 'To the content')}
      </a>
      <header>
        <a class="brand" href={linkOf('country:NO')}>Stedsvekst</a>
        <div class="switches">
          <Words />
          <button
            type="button"
            class="plain"
            data-switch="language"
            lang={language === 'no' ? 'en' : 'nb'}
            onClick={() => {
              const next = language === 'no' ? 'en' : 'no';
              remembered('lang', next);
              choose({ lang: next === 'en' ? 'en' : '' });
            }}
          >
            {language === 'no' ? 'English' : 'Norsk'}
          </button>
          <button
            type="button"
            class="plain"
            data-switch="light"
            onClick={() => {
              const next = isDark ? 'light' : 'dark';
              remembered('light', next);
              shine(next);
            }}
          >
            {isDark ? say('Lyst', 'Light') : say('Mørkt', 'Dark')}
          </button>
          <button type="button" class="plain" onClick={() => print()}>
            {say('Skriv ut', 'Print')}
          </button>
        </div>
      </header>
      {place.level === 'country' ? (
        <Front
          nation={place}
          choice={{ measure: chosen.measure ?? '', level: chosen.level ?? '', series: chosen.series ?? '' }}
          choose={next => choose(next as Record<string, string>)}
        />
      ) : (
        <PlacePage
          place={place}
          codes={(chosen.with ?? '').split(',').filter(code => units().get(code)?.level === place.level && code !== place.code).slice(0, MOST)}
          choose={codes => choose({ with: codes.join(',') })}
        />
      )}
      <Foot />
    </>
  );
}

function Foot() {
  const of = site();
  return (
    <footer>
      {of.is_synthetic && (
        <p>
          <strong>{say('Landet er oppdiktet.', 'The country is made up.')}</strong>
        </p>
      )}
      <p>
        {say(
          `Tallene er slik de er lest inn, oftest fra Statistisk sentralbyrå, i kommuneinndelingen for ${of.vintage}. Modell: Vareide, «Hvorfor vokser steder?» (modellvariant ${of.preset}). Landets framskriving: ${of.alternative ?? 'ingen'}.`,
          `Figures are as landed in the lake, mostly from Statistics Norway, in the municipalities of ${of.vintage}. Model: Vareide, “Hvorfor vokser steder?” (variant ${of.preset}). The nation’s projection: ${of.alternative ?? 'none'}.`,
        )}
      </p>
      {of.missing.length > 0 && (
        <details>
          <summary>{say('Hva som mangler', 'What is missing')}</summary>
          <ul>
            {of.missing.map(one => (
              <li key={one.section}>{say(one.text_no, one.text_en)}</li>
            ))}
          </ul>
        </details>
      )}
      <p class="quiet">
        {say('Laget', 'Made')} {of.made_at.slice(0, 16).replace('T', ' ')} UTC · {say('kjøring', 'run')} {of.run_id} · {say('publisert av', 'published by')} {of.publish_run_id}
      </p>
    </footer>
  );
}

document.addEventListener('DOMContentLoaded', () => {
  const home = document.getElementById('app') as HTMLElement;
  const code = document.documentElement.dataset.code || 'country:NO';
  const place = now<Place>(dataOf(code));
  if (!place || !now('site') || !now('units')) {
    const line = document.createElement('p');
    line.textContent = `Datafilene mangler i mappen ${root() || './'}data. The data files are missing.`;
    home.append(line);
    return;
  }
  load<Place>(dataOf(code)).then(found => {
    home.textContent = '';
    render(<App place={found} />, home);
  });
});
