import { keep, storedLanguage } from '../app/settings';
import { Store, useStore } from '../app/store';
import { de } from './de';
import { type Catalogue, en } from './en';

export type { Catalogue } from './en';
export type Language = 'en' | 'de';

const catalogues: Record<Language, Catalogue> = { en, de };

export function chooseLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (stored === 'en' || stored === 'de') {
    return stored;
  }
  const first = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'en' || tag === 'de');
  return first === 'de' ? 'de' : 'en';
}

export const language = new Store<Language>(
  typeof navigator === 'undefined' ? 'en' : chooseLanguage(storedLanguage(), navigator.languages ?? [navigator.language]),
);

export const texts = (): Catalogue => catalogues[language.value];

export const useTexts = (): Catalogue => catalogues[useStore(language)];

export function setLanguage(next: Language): void {
  language.set(next);
  keep('language', next);
  document.documentElement.lang = next;
}
