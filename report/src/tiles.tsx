/** A map where no borders were given: a square a place, in blocks of their region. */
import { by, text } from './columns';
import type { Row } from './columns';
import { say } from './language';
import { linkOf, nameOf } from './page';

export function Tiles(props: {
  places: Row[];
  block: 'region' | 'county';
  fill: (code: string) => string;
  says: (code: string) => string;
  marked?: string;
}) {
  const groups = [...by(props.places, props.block).entries()].sort((a, b) => a[0].localeCompare(b[0]));
  return (
    <div class="tiles">
      {groups.map(([group, members]) => (
        <div key={group} class="block">
          <p class="block-name">{group === '' ? say('Andre', 'Others') : nameOf(group)}</p>
          <div class="squares" style={{ '--across': Math.ceil(Math.sqrt(members.length)) }}>
            {members.map(unit => {
              const code = text(unit, 'code');
              return (
                <a
                  key={code}
                  href={linkOf(code)}
                  class={code === props.marked ? 'here' : ''}
                  style={{ background: props.fill(code) }}
                  title={props.says(code)}
                >
                  <span class="unseen">{props.says(code)}</span>
                </a>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
}
