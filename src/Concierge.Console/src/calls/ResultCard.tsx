import type { Result } from '../api/types';
import { Outcome, outcomeTone } from '../parts/Outcome';
import { useTexts } from '../text';
import { day, time } from '../text/format';
import { findProofs } from './proof';

interface Props {
  result: Result;
  marked: readonly number[];
  onMark: (turns: number[] | null) => void;
}

/** What the call came to, and the words that prove it. */
export function ResultCard({ result, marked, onMark }: Props) {
  const t = useTexts();
  const proofs = findProofs(result);
  const show = (value: string | number | null, field: string): string =>
    value === null
      ? ''
      : field === 'date'
        ? day(String(value))
        : field === 'time'
          ? time(String(value))
          : field === 'party_size'
            ? t.people(Number(value))
            : String(value);
  const isMarked = (turns: number[]): boolean => turns.some((turn) => marked.includes(turn));
  return (
    <section class={`card result tone-${outcomeTone(result.outcome)}`} aria-labelledby="result-title">
      <h2 id="result-title">
        <Outcome outcome={result.outcome} />
      </h2>
      <p class="result-message" role="status" lang="en">
        {result.message}
      </p>
      {result.remedy && <p lang="en">{result.remedy}</p>}
      {result.notes && (
        <p class="hint" lang="en">
          {result.notes}
        </p>
      )}
      {result.uncertain_numbers && <p class="note">{t.result.uncertain(result.uncertain_numbers.join(', '))}</p>}
      {result.error_code && <p class="code">{result.error_code}</p>}
      {proofs.length > 0 && (
        <>
          <h3>{t.result.evidence}</h3>
          <p class="hint">{t.result.evidenceHint}</p>
          <ul class="proofs">
            {proofs.map((proof) => (
              <li key={`${proof.field}-${proof.turns.join('-')}`}>
                <button
                  type="button"
                  class={isMarked(proof.turns) ? 'proof marked' : 'proof'}
                  onMouseEnter={() => onMark(proof.turns)}
                  onMouseLeave={() => onMark(null)}
                  onFocus={() => onMark(proof.turns)}
                  onBlur={() => onMark(null)}
                  onClick={() => {
                    onMark(proof.turns);
                    showTurn(proof.turns[0]!);
                  }}
                >
                  <span class="proof-field">{t.fields[proof.field as keyof typeof t.fields] ?? proof.field}</span>
                  <span class="proof-value">{show(proof.value, proof.field)}</span>
                  <span class="proof-turn">{proof.turns.map((turn) => t.call.turn(turn)).join(' · ')}</span>
                  <q>{proof.turns.map((turn) => result.transcript.find((other) => other.number === turn)?.text ?? '').join(' – ')}</q>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {result.reservation_id && (
        <div class="actions">
          <a class="button" href={`/reservations/${encodeURIComponent(result.reservation_id)}.ics`} download>
            {t.bookings.calendar}
          </a>
          <a href="#/bookings">{t.result.toBookings}</a>
        </div>
      )}
    </section>
  );
}

function showTurn(turn: number): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  document.getElementById(`turn-${turn}`)?.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}
