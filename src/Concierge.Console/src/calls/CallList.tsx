import { useState } from 'preact/hooks';
import { get } from '../api/http';
import type { CallRecord } from '../api/types';
import { ErrorNote } from '../parts/ErrorNote';
import { Outcome } from '../parts/Outcome';
import { useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';
import { moment, table } from '../text/format';

const PageSize = 50;

/** Calls under way and past: those of the person, or of all for an administrator. */
export function CallList() {
  const t = useTexts();
  const [offset, setOffset] = useState(0);
  const calls = useLoaded<CallRecord[]>((signal) => get(`/calls?limit=${PageSize}&offset=${offset}`, signal), [offset], 5);
  return (
    <>
      <p class="hint">{t.calls.retention}</p>
      <ErrorNote error={calls.error} onRetry={calls.reload} />
      {!calls.value && !calls.error && <p class="hint">{t.loading}</p>}
      {calls.value?.length === 0 && <p class="empty">{t.calls.noCalls}</p>}
      {(calls.value?.length ?? 0) > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label={t.calls.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.calls.when}</th>
                <th scope="col">{t.plan.restaurant}</th>
                <th scope="col">{t.calls.table}</th>
                <th scope="col">{t.calls.state}</th>
                <th scope="col">{t.calls.error}</th>
              </tr>
            </thead>
            <tbody>
              {calls.value!.map((call) => (
                <CallRow key={call.call_id} call={call} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div class="actions">
        {offset > 0 && (
          <button type="button" onClick={() => setOffset(Math.max(0, offset - PageSize))}>
            {t.calls.newer}
          </button>
        )}
        {calls.value?.length === PageSize && (
          <button type="button" onClick={() => setOffset(offset + PageSize)}>
            {t.calls.older}
          </button>
        )}
      </div>
    </>
  );
}

function CallRow({ call }: { call: CallRecord }) {
  const t = useTexts();
  const isLive = call.finished_at === undefined && !call.interrupted;
  return (
    <tr>
      <td>{moment(call.created_at)}</td>
      <th scope="row">
        <a href={`#/calls/${call.call_id}`}>{call.restaurant_name}</a>
        <span class="hint">{call.phone_number}</span>
      </th>
      <td>{table(call)}</td>
      <td>
        {isLive ? (
          <span class="pill pill-live">
            {t.states[(call.carrier_status ?? 'queued') as keyof typeof t.states] ?? t.calls.statuses[call.status]}
          </span>
        ) : call.outcome ? (
          <Outcome outcome={call.outcome} />
        ) : (
          <span class="pill pill-open">{t.calls.interrupted}</span>
        )}
      </td>
      <td>
        {call.error_code && <span class="code">{call.error_code}</span>}
        {call.message && (
          <span class="hint" lang="en">
            {call.message}
          </span>
        )}
      </td>
    </tr>
  );
}
