import { useState } from 'preact/hooks';
import { get, post } from '../api/http';
import type { ServerState } from '../api/types';
import { CallList } from '../calls/CallList';
import { ErrorNote } from '../parts/ErrorNote';
import { Meter } from '../parts/Meter';
import { Page } from '../parts/Page';
import { useAction } from '../parts/useAction';
import { useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';
import { moment, number } from '../text/format';
import { figures } from './figures';

/** Calls under way and past, and the server's state. */
export function OperatorPage() {
  const t = useTexts();
  return (
    <Page wide title={t.operator.title}>
      <ServerPanel />
      <section aria-labelledby="calls-title">
        <h2 id="calls-title">{t.calls.title}</h2>
        <CallList />
      </section>
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
