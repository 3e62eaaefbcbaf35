import { get } from '../api/http';
import type { CallHistoryEntry, CallStatus, CallView } from '../api/types';
import { useStore } from '../app/store';
import { useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';
import { duration, number } from '../text/format';
import type { LiveCall } from './liveCall';

/** What the operator sees of a call: its states with times, the carrier's callbacks, and how long each answer took. */
export function CallDetails({ call }: { call: LiveCall }) {
  const t = useTexts();
  const state = useStore(call.state);
  // The view has more than the events; it is read again with each turn and at the end.
  const view = useLoaded<CallView>(
    (signal) => get(`/calls/${call.id}`, signal),
    [call.id, state.turns.length, state.result === null],
  ).value;
  const reactions = state.result?.reaction_seconds ?? view?.latency_seconds ?? [];
  const steps: CallHistoryEntry[] = view?.history ?? state.steps.map((step) => ({ at_seconds: step.at, status: step.value }));
  return (
    <details class="card details">
      <summary>{t.operator.details}</summary>
      <div class="columns">
        <div>
          <h3>{t.operator.history}</h3>
          <EntryList entries={steps} />
        </div>
        {view?.carrier_callbacks && (
          <div>
            <h3>{t.operator.callbacks}</h3>
            <EntryList entries={view.carrier_callbacks} />
          </div>
        )}
        <div>
          <h3>{t.operator.latency}</h3>
          {reactions.length === 0 ? (
            <p class="hint">{t.operator.noLatency}</p>
          ) : (
            <ol class="bars">
              {reactions.map((seconds, index) => (
                <li key={index}>
                  <span class={seconds > 1.5 ? 'bar slow' : 'bar'} style={{ width: `${Math.min(100, (seconds / 3) * 100)}%` }} />
                  {number(seconds, 2)} s
                </li>
              ))}
            </ol>
          )}
        </div>
      </div>
    </details>
  );
}

function EntryList({ entries }: { entries: CallHistoryEntry[] }) {
  const t = useTexts();
  return (
    <ol class="entries">
      {entries.map((entry, index) => (
        <li key={index}>
          <time>{typeof entry.at_seconds === 'number' ? duration(entry.at_seconds) : (entry.at ?? '')}</time>
          {typeof entry.status === 'string' && (t.calls.statuses[entry.status as CallStatus] ?? entry.status)}
          {typeof entry.carrier_status === 'string' && (
            // Twilio's own name of the state, which its documentation explains.
            <span class="code" lang="en">
              {entry.carrier_status}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
