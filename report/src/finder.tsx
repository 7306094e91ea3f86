/** The search: a box with a list of what may be meant, all of it by keyboard. */
import { useMemo, useState } from 'preact/hooks';
import type { Units } from './data';
import { rows, text } from './columns';
import { named, say } from './language';
import { linkOf, units } from './page';
import type { Found } from './search';
import { search } from './search';
import { now } from './store';

export function Finder(props: { id: string; label: string; level?: string; choose?: (code: string) => void }) {
  const [typed, type] = useState('');
  const [chosen, mark] = useState(0);
  const former = useMemo(() => rows((now<Units>('units') as Units).old_codes), []);
  const found = useMemo(
    () => search(typed, [...units().values()].filter(unit => !props.level || text(unit, 'level') === props.level), former),
    [typed, props.level],
  );
  const go = (one: Found) => {
    const code = text(one.unit, 'code');
    if (props.choose) {
      props.choose(code);
      type('');
    } else {
      location.href = linkOf(code) + languageOf(location.hash);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((chosen + step + Math.max(found.length, 1)) % Math.max(found.length, 1));
    } else if (event.key === 'Enter' && found.length > 0) {
      event.preventDefault();
      go(found[Math.min(chosen, found.length - 1)]);
    } else if (event.key === 'Escape') {
      type('');
    }
  };
  return (
    <div class="finder" role="search">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={found.length > 0}
        aria-controls={`${props.id}-found`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${props.id}-${Math.min(chosen, found.length - 1)}` : undefined}
        value={typed}
        placeholder={say('Navn eller kommunenummer', 'Name or number')}
        onInput={event => {
          type(event.currentTarget.value);
          mark(0);
        }}
        onKeyDown={onKey}
        onBlur={() => type('')}
      />
      <ul id={`${props.id}-found`} role="listbox" aria-label={props.label} hidden={found.length === 0}>
        {found.map((one, index) => (
          <li
            key={text(one.unit, 'code')}
            id={`${props.id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={event => {
              event.preventDefault();
              if (event.button === 0) {
                go(one);
              }
            }}
          >
            <strong>{named(one.unit)}</strong> <span class="quiet">{levelName(text(one.unit, 'level'))} {text(one.unit, 'unit')}</span>
            {one.former && <span class="quiet"> ← {formerly(one)}</span>}
          </li>
        ))}
      </ul>
      <p class="unseen" role="status">
        {typed === '' ? '' : say(`${found.length} treff`, `${found.length} found`)}
      </p>
    </div>
  );
}

function formerly(one: Found): string {
  const code = `${text(one.former, 'old_code')} ${text(one.former, 'name')}`;
  const last = text(one.former, 'last_year');
  return last === '' ? code : say(`${code}, til ${last}`, `${code}, until ${last}`);
}

export function levelName(level: string): string {
  switch (level) {
    case 'municipality':
      return say('kommune', 'municipality');
    case 'region':
      return say('region', 'region');
    case 'county':
      return say('fylke', 'county');
    default:
      return say('landet', 'the country');
  }
}

function languageOf(hash: string): string {
  return /lang=en/.test(hash) ? '#lang=en' : '';
}
