import type { CallRecord } from '../api/types';
import { Outcome } from '../parts/Outcome';
import { useTexts } from '../text';
import { moment, table } from '../text/format';

/** What remains of a call whose words are no longer kept. */
export function CallRecordView({ record }: { record: CallRecord }) {
  const t = useTexts();
  const rows: [string, string | undefined][] = [
    [t.calls.table, table(record)],
    [t.plan.phone, record.phone_number],
    [t.calls.when, moment(record.created_at)],
    [t.calls.answered, record.answered_at && moment(record.answered_at)],
    [t.calls.ended, record.finished_at && moment(record.finished_at)],
    [t.fields.confirmation_number, record.confirmation_number],
  ];
  return (
    <section class="card stack" aria-labelledby="record-title">
      <h2 id="record-title">
        {record.outcome ? <Outcome outcome={record.outcome} /> : <span class="pill pill-open">{t.calls.interrupted}</span>}
      </h2>
      <dl class="figures">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {record.message && <p lang="en">{record.message}</p>}
      {record.error_code && <p class="code">{record.error_code}</p>}
      <p class="note">{t.calls.wordsGone}</p>
      <a href="#/calls">{t.calls.all}</a>
    </section>
  );
}
