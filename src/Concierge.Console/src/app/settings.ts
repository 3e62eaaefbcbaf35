import { Store } from './store';

export type Theme = 'auto' | 'light' | 'dark';

const read = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

/** Keeps a setting of this browser; a browser that keeps nothing loses it with the page. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse it.
  }
}

const stored = read('theme');
export const theme = new Store<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto');

export function applyTheme(): void {
  document.documentElement.dataset.theme = theme.value;
}

export function setTheme(next: Theme): void {
  theme.set(next);
  keep('theme', next);
  applyTheme();
}

export const storedLanguage = (): string | null => read('language');
