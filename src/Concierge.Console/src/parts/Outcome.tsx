import { useTexts } from '../text';

const Good = new Set(['confirmed', 'cancelled']);
const Open = new Set(['provisional', 'alternative_offered', 'needs_customer', 'voicemail', 'unclear']);

export const outcomeTone = (outcome: string): 'good' | 'open' | 'bad' => (Good.has(outcome) ? 'good' : Open.has(outcome) ? 'open' : 'bad');

/** The outcome of a call as a word with its colour. */
export function Outcome({ outcome }: { outcome: string }) {
  const t = useTexts();
  return <span class={`pill pill-${outcomeTone(outcome)}`}>{t.outcomes[outcome as keyof typeof t.outcomes] ?? outcome}</span>;
}
