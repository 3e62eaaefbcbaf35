import { useState } from 'preact/hooks';
import { get, post } from '../api/http';
import type { CallRecord, ServerState } from '../api/types';
import { ErrorNote } from '../parts/ErrorNote';
import { Meter } from '../parts/Meter';
import { Outcome } from '../parts/Outcome';
import { Page } from '../parts/Page';
import { useAction } from '../parts/useAction';
import { useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';
import { moment, number, table } from '../text/format';
import { figures } from './figures';

const PageSize = 50;

/** Calls under way and past, and the server's state. */
export function OperatorPage() {
  const t = useTexts();
  return (
    <Page wide title={t.operator.title}>
      <ServerPanel />
      <CallList />
    </Page>
  );
}

function ServerPanel() {
  const t = useTexts();
  const server = useLoaded<ServerState>((signal) => get('/server', signal), [], 5);
  const [asks, setAsks] = useState(false);
  const drain = useAction(async () => {
    await post('/server/drain', undefined);
    setAsks(false);
    server.reload();
  });
  const state = server.value;
  return (
    <section class="card stack" aria-labelledby="server-title">
      <h2 id="server-title">
        {t.operator.server} {state?.draining && <span class="pill pill-open">{t.operator.draining}</span>}
      </h2>
      <ErrorNote error={server.error} onRetry={server.reload} />
      {state && (
        <>
          <p class="hint">{t.operator.version(state.version, moment(state.started_at))}</p>
          <dl class="figures">
            {figures(state).map(({ name, value }) => (
              <div key={name}>
                <dt>{t.operator.figures[name as keyof typeof t.operator.figures] ?? name}</dt>
                <dd>{number(value, Number.isInteger(value) ? 0 : 1)}</dd>
              </div>
            ))}
          </dl>
          <div class="facts">
            {(state.limits ?? []).map((limit) => (
              <Meter
                key={limit.name}
                label={t.plan.limits[limit.name as keyof typeof t.plan.limits] ?? limit.name}
                used={limit.used}
                max={limit.max}
              />
            ))}
          </div>
          {(state.servers?.length ?? 0) > 0 && (
            <>
              <h3>{t.operator.servers}</h3>
              <ul>
                {state.servers!.map((other) => (
                  <li key={other.id}>
                    {[other.machine ?? other.id, other.process_id, other.is_this ? t.operator.thisServer : undefined]
                      .filter(Boolean)
                      .join(' · ')}
                    {other.seen_at && <span class="hint"> {t.operator.seen(moment(other.seen_at))}</span>}
                  </li>
                ))}
              </ul>
            </>
          )}
          <div class="actions">
            {!state.draining && !asks && (
              <button type="button" class="quiet" onClick={() => setAsks(true)}>
                {t.operator.drain}
              </button>
            )}
            {asks && (
              <>
                <span>{t.operator.drainQuestion}</span>
                <button type="button" class="danger" aria-busy={drain.isBusy} onClick={() => drain.run()}>
                  {t.operator.drainYes}
                </button>
                <button type="button" class="quiet" onClick={() => setAsks(false)}>
                  {t.operator.drainNo}
                </button>
              </>
            )}
          </div>
        </>
      )}
      <ErrorNote error={drain.error} />
    </section>
  );
}

function CallList() {
  const t = useTexts();
  const [offset, setOffset] = useState(0);
  const calls = useLoaded<CallRecord[]>((signal) => get(`/calls?limit=${PageSize}&offset=${offset}`, signal), [offset], 5);
  return (
    <section aria-labelledby="calls-title">
      <h2 id="calls-title">{t.operator.calls}</h2>
      <p class="hint">{t.operator.retention}</p>
      <ErrorNote error={calls.error} onRetry={calls.reload} />
      {calls.value?.length === 0 && <p class="empty">{t.operator.noCalls}</p>}
      {(calls.value?.length ?? 0) > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label={t.operator.calls}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.operator.when}</th>
                <th scope="col">{t.plan.restaurant}</th>
                <th scope="col">{t.operator.table}</th>
                <th scope="col">{t.operator.state}</th>
                <th scope="col">{t.operator.error}</th>
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
            {t.operator.newer}
          </button>
        )}
        {calls.value?.length === PageSize && (
          <button type="button" onClick={() => setOffset(offset + PageSize)}>
            {t.operator.older}
          </button>
        )}
      </div>
    </section>
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
          <span class="pill pill-live">{t.states[(call.carrier_status ?? 'queued') as keyof typeof t.states] ?? call.status}</span>
        ) : call.outcome ? (
          <Outcome outcome={call.outcome} />
        ) : (
          <span class="pill pill-open">{t.operator.interrupted}</span>
        )}
      </td>
      <td>
        {call.error_code && <span class="code">{call.error_code}</span>}
        {call.message && <span class="hint">{call.message}</span>}
      </td>
    </tr>
  );
}
