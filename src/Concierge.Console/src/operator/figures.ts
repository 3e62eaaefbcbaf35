import type { ServerState } from '../api/types';

/** The numbers of a server's state, in its order. */
export function figures(state: ServerState): { name: string; value: number }[] {
  return Object.entries(state)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => ({ name, value }));
}
