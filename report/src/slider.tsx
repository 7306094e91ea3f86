/** A slider with two ends over years. */
import { say } from './language';

export function Span(props: {
  first: number;
  last: number;
  from: number;
  to: number;
  choose: (from: number, to: number) => void;
}) {
  const share = (year: number) => (100 * (year - props.first)) / Math.max(1, props.last - props.first);
  return (
    <fieldset class="span">
      <legend>
        {say('Periode', 'Period')}: <output aria-live="polite">{props.from === props.to ? props.from : `${props.from}–${props.to}`}</output>
      </legend>
      <div class="ends">
        <span class="rail" style={{ left: `${share(props.from)}%`, right: `${100 - share(props.to)}%` }} />
        <input
          type="range"
          aria-label={say('Første år', 'First year')}
          // Of two ends at the last year this one must be within reach, of two at the first the other.
          style={{ zIndex: props.from > (props.first + props.last) / 2 ? 1 : 0 }}
          min={props.first}
          max={props.last}
          value={props.from}
          onInput={event => props.choose(Math.min(Number(event.currentTarget.value), props.to), props.to)}
        />
        <input
          type="range"
          aria-label={say('Siste år', 'Last year')}
          min={props.first}
          max={props.last}
          value={props.to}
          onInput={event => props.choose(props.from, Math.max(Number(event.currentTarget.value), props.from))}
        />
      </div>
    </fieldset>
  );
}
