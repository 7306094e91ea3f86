/** The parts of a page, and the way to each. */
import type { ComponentChildren } from 'preact';
import { say } from './language';

/** Goes to a heading without touching the address, which holds what was chosen. */
export function jump(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: 'start' });
  target?.focus({ preventScroll: true });
}

export function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>{title}</h2>
      {children}
    </section>
  );
}

export function Contents({ parts }: { parts: [string, string][] }) {
  return (
    <nav class="contents" aria-label={say('På denne siden', 'On this page')}>
      <ul>
        {parts.map(([id, title]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={event => {
                event.preventDefault();
                jump(id);
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
