import { useEffect, useState } from 'preact/hooks';

/** A value that tells its listeners when it is replaced. */
export class Store<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  set(next: T): void {
    if (next !== this.current) {
      this.current = next;
      for (const listener of [...this.listeners]) {
        listener();
      }
    }
  }

  update(change: (value: T) => T): void {
    this.set(change(this.current));
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The store's value; the component is drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [, redraw] = useState(0);
  useEffect(() => {
    const seen = store.value;
    const off = store.subscribe(() => redraw((count) => count + 1));
    // The value may have changed between the drawing and the subscription.
    if (store.value !== seen) {
      redraw((count) => count + 1);
    }
    return off;
  }, [store]);
  return store.value;
}
