/** Bars as lists, so that they read aloud by themselves. */
import type { ComponentChildren } from 'preact';

export interface Bar {
  key: string;
  name: ComponentChildren;
  value: number;
  isSum?: boolean;
}

/** Bars from zero to both sides, each with its number. */
export function Bars({ bars, show }: { bars: Bar[]; show: (value: number) => string }) {
  const most = Math.max(...bars.map(bar => Math.abs(bar.value)), 1e-12);
  return (
    <ul class="bars">
      {bars.map(bar => (
        <li key={bar.key} class={bar.isSum ? 'sum' : ''}>
          <span class="name">{bar.name}</span>
          <span class="track" aria-hidden="true">
            <span
              class={bar.value < 0 ? 'minus' : 'plus'}
              style={{
                width: `${(50 * Math.abs(bar.value)) / most}%`,
                left: bar.value < 0 ? `${50 - (50 * Math.abs(bar.value)) / most}%` : '50%',
              }}
            />
          </span>
          <span class="value">{show(bar.value)}</span>
        </li>
      ))}
    </ul>
  );
}

export interface Pair {
  key: string;
  name: ComponentChildren;
  left: number;
  right: number;
}

/** Two numbers of each, to the left and to the right; neither is the better one, so their colours do not judge. */
export function Pairs({ pairs, sides, show }: { pairs: Pair[]; sides: [string, string]; show: (value: number) => string }) {
  const most = Math.max(...pairs.flatMap(pair => [pair.left, pair.right]), 1e-12);
  return (
    <>
      <p class="sides" aria-hidden="true">
        <span>← {sides[0]}</span>
        <span>{sides[1]} →</span>
      </p>
      <ul class="bars pairs">
        {pairs.map(pair => (
          <li key={pair.key}>
            <span class="name">{pair.name}</span>
            <span class="value">
              <span class="unseen">{sides[0]}: </span>
              {show(pair.left)}
            </span>
            <span class="track" aria-hidden="true">
              <span class="out" style={{ width: `${(50 * pair.left) / most}%`, left: `${50 - (50 * pair.left) / most}%` }} />
              <span class="in" style={{ width: `${(50 * pair.right) / most}%`, left: '50%' }} />
            </span>
            <span class="value first">
              <span class="unseen">{sides[1]}: </span>
              {show(pair.right)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
