/** How the expected net migration of the newest year is worked out, with the place's own numbers. */
import { num, rows, text } from './columns';
import type { Row } from './columns';
import type { Place } from './data';
import { number, signedPercent } from './format';
import { say } from './language';
import { site } from './page';

export function Working({ place }: { place: Place }) {
  const terms = rows(place.terms).filter(row => row.term !== 'actual');
  const actual = rows(place.terms).find(row => row.term === 'actual');
  if (terms.length === 0) {
    return <p class="quiet">{say('Utregningen er ikke kjent for dette stedet.', 'The working is not known for this place.')}</p>;
  }
  const part = (row: Row) => (num(row, 'estimate') ?? 0) * ((num(row, 'value') ?? 0) - (num(row, 'center') ?? 0));
  const expected = terms.reduce((total, row) => total + part(row), 0);
  return (
    <div>
      <p>
        {say('Forventet nettoflytting som andel av folketallet, ', 'Expected net migration as a share of the population, ')}
        {terms[0].year}:
      </p>
      <table>
        <caption class="unseen">{say('Utregning', 'Working')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Ledd', 'Term')}</th>
            <th scope="col">{say('Koeffisient', 'Coefficient')}</th>
            <th scope="col">{say('Stedets verdi', 'Value here')}</th>
            <th scope="col">{say('Trekkes fra', 'Less')}</th>
            <th scope="col">{say('Bidrag', 'Contribution')}</th>
          </tr>
        </thead>
        <tbody>
          {terms.map(row => (
            <tr key={text(row, 'term')}>
              <th scope="row">{termName(text(row, 'term'))}</th>
              <td>{number(num(row, 'estimate'), 4)}</td>
              <td>{number(num(row, 'value'), 4)}</td>
              <td>{num(row, 'center') === 0 ? '' : number(num(row, 'center'), 4)}</td>
              <td>{signedPercent(part(row), 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {say('Sum, forventet: ', 'Sum, expected: ')}
        {signedPercent(expected, 2)}. {say('Faktisk: ', 'Actual: ')}
        {signedPercent(num(actual, 'estimate'), 2)}. {say('Attraktivitet: ', 'Attractiveness: ')}
        {signedPercent((num(actual, 'estimate') ?? 0) - expected, 2)}.
      </p>
      {place.level === 'municipality' && (
        <p class="quiet">
          {say('Ned til de innleste tallene: ', 'Down to the landed figures: ')}
          <code>./stedsvekst explain --municipality {place.unit} --year {String(terms[0].year)} --measure attractiveness --preset {site().preset}</code>
        </p>
      )}
    </div>
  );
}

function termName(term: string): string {
  const names: Record<string, [string, string]> = {
    nation: ['Landets nettoflytting', 'The nation’s net migration'],
    '(Intercept)': ['Konstantledd', 'Intercept'],
    vra: ['Arbeidsplassvekst der folk jobber', 'Growth of jobs where residents work'],
    vra_1: ['… året før', '… the year before'],
    vra_2: ['… to år før', '… two years before'],
    own_growth: ['Arbeidsplassvekst på stedet', 'Growth of jobs here'],
    own_growth_1: ['… året før', '… the year before'],
    own_growth_2: ['… to år før', '… two years before'],
    neighbour_growth: ['Arbeidsplassvekst hos naboene', 'Growth of jobs among neighbours'],
    neighbour_growth_1: ['… året før', '… the year before'],
    neighbour_growth_2: ['… to år før', '… two years before'],
    labour_market_integration: ['Arbeidsmarkedsintegrasjon', 'Labour-market integration'],
    ds: ['Aldring av arbeidsstyrken', 'Ageing of the workforce'],
    centrality: ['Sentralitet', 'Centrality'],
    centrality_jobs: ['Sentralitet, arbeidsplasser', 'Centrality, jobs'],
    ln_population: ['Størrelse (logaritmen)', 'Size (logarithm)'],
  };
  const found = names[term];
  return found ? say(found[0], found[1]) : term;
}
