import { useCallback, useRef, useState } from 'preact/hooks';

export interface Action<A extends unknown[]> {
  run: (...args: A) => void;
  isBusy: boolean;
  error: unknown;
  clear: () => void;
}

/** Runs something that takes time, once at a time, and keeps its error. */
export function useAction<A extends unknown[]>(work: (...args: A) => Promise<unknown>): Action<A> {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  const latest = useRef(work);
  latest.current = work;
  const run = useCallback((...args: A) => {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    setError(null);
    latest
      .current(...args)
      .catch((failure: unknown) => setError(failure))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { run, isBusy, error, clear };
}
