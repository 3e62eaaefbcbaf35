import { Store, useStore } from './store';

/** The segments of the address after `#/`: `#/calls/ab12` is `['calls', 'ab12']`. */
export function parseRoute(hash: string): string[] {
  const path = hash.startsWith('#/') ? hash.slice(2) : '';
  return path
    .split('?')[0]!
    .split('/')
    .filter((segment) => segment.length > 0)
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });
}

const route = new Store<string[]>(typeof location === 'undefined' ? [] : parseRoute(location.hash));

if (typeof addEventListener !== 'undefined') {
  addEventListener('hashchange', () => route.set(parseRoute(location.hash)));
}

export const useRoute = (): string[] => useStore(route);

export function go(path: string): void {
  location.hash = path;
}

/** The one-time link's token in `#link=TOKEN`. It is taken out of the address and of the history. */
export function takeLink(): string | null {
  const match = /^#link=([\w.~-]+)$/.exec(location.hash);
  if (match) {
    history.replaceState(null, '', '/');
    route.set([]);
  }
  return match?.[1] ?? null;
}
