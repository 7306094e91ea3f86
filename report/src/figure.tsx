/** A chart with what stands behind it: its table, its file, its statement. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Cell, Row } from './columns';
import { csv } from './csv';
import { say } from './language';
import { missing, site } from './page';

export interface Column {
  key: string;
  label: string;
  show?: (value: Cell, row: Row) => ComponentChildren;
}

interface Props {
  id: string;
  title: string;
  /** The main finding in a sentence; read aloud in the place of the chart. */
  finding?: string;
  /** The section of the place's data: whose statement, and what is said where nobody has it. */
  section?: string;
  code?: string;
  columns: Column[];
  table: Row[];
  class?: string;
  working?: ComponentChildren;
  /** Whether the table is the point, and stands open. */
  isTableOpen?: boolean;
  /** What is said where there is nothing to show. */
  none?: string;
  children: ComponentChildren;
}

export function Figure(props: Props) {
  const said = props.section ? missing(props.section) : undefined;
  const isEmpty = props.table.length === 0;
  return (
    <article class={`card ${props.class ?? ''} ${isEmpty ? 'empty' : ''}`} aria-labelledby={`${props.id}-title`} id={props.id}>
      <h3 id={`${props.id}-title`}>{props.title}</h3>
      {isEmpty ? (
        <p class="quiet">{said ?? props.none ?? say('Det er ingen tall for dette stedet.', 'There are no figures of this place.')}</p>
      ) : (
        <>
          {props.finding && <p class="finding">{props.finding}</p>}
          {props.children}
          <div class="behind">
            <Behind {...props} />
          </div>
        </>
      )}
    </article>
  );
}

/** Room for what has not come yet. */
export function Waiting() {
  return <div class="card waiting" aria-busy="true" />;
}

function Behind(props: Props) {
  const [isOpen, open] = useState(props.isTableOpen ?? false);
  const statement = props.section && props.code ? statementOf(props.section, props.code) : undefined;
  return (
    <>
      <details open={isOpen} onToggle={event => open((event.target as HTMLDetailsElement).open)}>
        <summary>{say('Tabell', 'Table')}</summary>
        {isOpen && <DataTable caption={props.title} columns={props.columns} table={props.table} />}
      </details>
      <button
        type="button"
        class="plain"
        data-csv={props.id}
        onClick={() => download(`${props.id}.csv`, csv(props.columns.map(one => one.key), props.table))}
        title={say('Komma mellom celler, punktum i tall, UTF-8', 'Comma between cells, point in numbers, UTF-8')}
      >
        CSV<span class="unseen"> – {props.title}</span>
      </button>
      {statement && (
        <details>
          <summary>SQL</summary>
          <p class="quiet">{say('Gir radene bak, i', 'Gives the rows behind, in')} <code>./stedsvekst sql</code></p>
          <Copied text={statement} />
        </details>
      )}
      {props.working && (
        <details class="working">
          <summary>{say('Hvordan er dette regnet ut?', 'How is this worked out?')}</summary>
          {props.working}
        </details>
      )}
    </>
  );
}

function Copied({ text }: { text: string }) {
  const [isCopied, copied] = useState(false);
  return (
    <>
      <pre tabIndex={0} aria-label="SQL">{text}</pre>
      <button type="button" class="plain" onClick={() => navigator.clipboard?.writeText(text).then(() => copied(true))}>
        {isCopied ? say('Kopiert', 'Copied') : say('Kopier', 'Copy')}
      </button>
    </>
  );
}

function statementOf(section: string, code: string): string | undefined {
  const { common, ...statements } = site().sql;
  return statements[section] && `${common}\nSELECT * FROM (\n${statements[section]})\nWHERE place = '${code.replace(/'/g, "''")}'`;
}

/** Rows as people read them; a wide table is moved sideways by itself, not the page. */
export function DataTable(props: { caption: string; columns: Column[]; table: Row[] }) {
  return (
    <div class="sideways" tabIndex={0} role="region" aria-label={props.caption}>
      <table>
        <caption class="unseen">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map(one => (
              <th scope="col" key={one.key}>{one.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.table.map((row, index) => (
            <tr key={index}>
              {props.columns.map((one, place) => {
                const shown = one.show ? one.show(row[one.key], row) : String(row[one.key] ?? '–');
                return place === 0 ? (
                  <th scope="row" key={one.key}>{shown}</th>
                ) : (
                  <td key={one.key}>{shown}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function download(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
