import { useCallback, useEffect, useState } from 'preact/hooks';

export interface Loaded<T> {
  value: T | null;
  error: unknown;
  isLoading: boolean;
  reload: () => void;
}

/** Loads something when the component appears, when `dependencies` change, and every `seconds`. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, dependencies: unknown[], seconds?: number): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isLoading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const once = (): void => {
      setLoading(true);
      load(abort.signal)
        .then(
          (found) => {
            if (!abort.signal.aborted) {
              setValue(found);
              setError(null);
            }
          },
          (failure: unknown) => {
            if (!abort.signal.aborted) {
              setError(failure);
            }
          },
        )
        .finally(() => {
          if (!abort.signal.aborted) {
            setLoading(false);
            if (seconds !== undefined) {
              timer = setTimeout(once, seconds * 1000);
            }
          }
        });
    };
    once();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [...dependencies, round]);
  return { value, error, isLoading, reload };
}
