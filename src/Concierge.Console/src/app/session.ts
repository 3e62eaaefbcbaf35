import { ApiError, post, send, sessionEnded } from '../api/http';
import type { Session } from '../api/types';
import { Store } from './store';

/** Who is signed in: undefined until the server has answered, null when nobody is. */
export const session = new Store<Session | null | undefined>(undefined);

/** Whether somebody may answer the calls of a rehearsal: there is one telephone for the calls of all. */
export const mayAnswer = (who: Session | null | undefined): boolean => who?.rehearsal === true && who.admin;

/** Why nobody is signed in any more: the session ended by itself. */
export const hasExpired = new Store(false);

sessionEnded.subscribe(() => {
  if (session.value) {
    hasExpired.set(true);
    session.set(null);
  }
});

export async function loadSession(): Promise<void> {
  try {
    session.set(await send<Session>('GET', '/console/session', { isSignIn: true }));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      session.set(null);
    } else {
      throw error;
    }
  }
}

export async function signIn(secret: { key: string } | { link: string }): Promise<void> {
  const found = await post<Session>('/console/session', secret, { isSignIn: true });
  hasExpired.set(false);
  session.set(found);
}

export async function signOut(): Promise<void> {
  await send('DELETE', '/console/session', { isSignIn: true });
  session.set(null);
}
