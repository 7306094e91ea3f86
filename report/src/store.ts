/** The data files that have come: a browser runs scripts from disk, and fetches nothing from there. */

const kept = new Map<string, unknown>();
const waiting = new Map<string, Promise<unknown>>();
const arrived = new Map<string, (value: unknown) => void>();

/** Called by every data file. */
export function put(name: string, value: unknown): void {
  kept.set(name, value);
  arrived.get(name)?.(value);
}

/** What has come under a name; undefined where nothing has. */
export function now<T>(name: string): T | undefined {
  return kept.get(name) as T | undefined;
}

/** The same, loaded where it is not here yet. */
export function load<T>(name: string): Promise<T> {
  const here = kept.get(name);
  if (here !== undefined) {
    return Promise.resolve(here as T);
  }
  let coming = waiting.get(name);
  if (!coming) {
    coming = new Promise((resolve, reject) => {
      arrived.set(name, resolve);
      const script = document.createElement('script');
      script.src = `${root()}data/${name.replace(/~/g, '%7E')}.js`;
      script.onerror = () => reject(new Error(name));
      document.head.append(script);
    });
    waiting.set(name, coming);
  }
  return coming as Promise<T>;
}

/** The way from this page to the folder of the site. */
export function root(): string {
  return document.documentElement.dataset.root ?? '';
}
