import { useState } from 'preact/hooks';
import { get, post } from '../api/http';
import type { Answering, Scenario } from '../api/types';
import { session } from '../app/session';
import { useStore } from '../app/store';
import { ErrorNote } from '../parts/ErrorNote';
import { Outcome } from '../parts/Outcome';
import { Page } from '../parts/Page';
import { useAction } from '../parts/useAction';
import { type Loaded, useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';
import { duration } from '../text/format';
import { play, type Row, scenarioRun, stopPlaying } from './scenarioRun';
import { telephone } from './telephone';

/** Who answers the calls of a rehearsal: the person at this page, or a scenario. */
export function RehearsalPage() {
  const t = useTexts();
  const who = useStore(session);
  const scenarios = useLoaded<Scenario[]>((signal) => get('/console/scenarios', signal), []);
  const run = useStore(scenarioRun);
  // Who answers and which voice model speaks is known to the server: another page may have chosen, and a scenario does when it is played.
  const answering = useLoaded<Answering>((signal) => get('/console/answering', signal), [run]);
  const voice = useLoaded<{ voice: string }>((signal) => get('/console/voice', signal), []);
  return (
    <Page wide title={t.rehearsal.title} intro={t.rehearsal.intro}>
      <BeRestaurant voices={who?.voices ?? []} answering={answering} voice={voice} />
      <section aria-labelledby="scenarios-title">
        <h2 id="scenarios-title">{t.rehearsal.scenarios}</h2>
        <p>{t.rehearsal.scenariosIntro}</p>
        <ErrorNote error={scenarios.error} onRetry={scenarios.reload} />
        {scenarios.value && <ScenarioTable scenarios={scenarios.value} costsMoney={voice.value?.voice === 'openai'} />}
      </section>
    </Page>
  );
}

function BeRestaurant({ voices, answering, voice }: { voices: string[]; answering: Loaded<Answering>; voice: Loaded<{ voice: string }> }) {
  const t = useTexts();
  const phone = useStore(telephone);
  const isSet = answering.value?.by === 'person';
  const choose = useAction(async () => {
    await post('/console/answering', { by: 'person' });
    answering.reload();
  });
  // The choice shows at once; the server's answer confirms it or takes it back.
  const [chosen, setChosen] = useState<string | null>(null);
  const setVoice = useAction(async (name: string) => {
    setChosen(name);
    try {
      await post('/console/voice', { voice: name });
      voice.reload();
    } catch (error) {
      setChosen(null);
      throw error;
    }
  });
  return (
    <section class="card hero" aria-labelledby="be-title">
      <h2 id="be-title">{t.rehearsal.be}</h2>
      <p>{t.rehearsal.beIntro}</p>
      <p class="hint">{t.phone.understood}</p>
      {voices.length > 1 && (
        <fieldset class="choice">
          <legend>{t.rehearsal.voice}</legend>
          {voices.map((name) => (
            <label class="check" key={name}>
              <input type="radio" name="voice" checked={(chosen ?? voice.value?.voice) === name} onChange={() => setVoice.run(name)} />
              {name === 'offline' ? t.rehearsal.offline : t.rehearsal.openai}
            </label>
          ))}
        </fieldset>
      )}
      <div class="actions">
        <button type="button" class="primary big" aria-busy={choose.isBusy} onClick={() => choose.run()}>
          {t.rehearsal.beButton}
        </button>
        <span role="status">
          {isSet && (
            <>
              {t.rehearsal.beSet} <a href="#/">{t.rehearsal.placeCall}</a>
            </>
          )}
          {answering.value?.by === 'scenario' && t.rehearsal.scenarioAnswers(answering.value.scenario ?? '')}
        </span>
      </div>
      {phone && <PhoneState />}
      <ErrorNote error={choose.error ?? setVoice.error ?? answering.error ?? voice.error} />
    </section>
  );
}

function PhoneState() {
  const t = useTexts();
  const state = useStore(telephone.value!.state);
  return state.isOnline ? null : <p class="hint">{t.rehearsal.offlinePhone}</p>;
}

function ScenarioTable({ scenarios, costsMoney }: { scenarios: Scenario[]; costsMoney: boolean }) {
  const t = useTexts();
  const run = useStore(scenarioRun);
  const [request, setRequest] = useState(t.ask.examples[0] ?? '');
  const [asks, setAsks] = useState(false);
  const stop = useAction(() => stopPlaying());
  const playAll = (): void => {
    setAsks(false);
    void play(scenarios, request);
  };
  const rows = new Map(run.rows.map((row) => [row.scenario, row]));
  const over = run.rows.filter((row) => row.phase === 'done' || row.phase === 'failed');
  return (
    <>
      <div class="row">
        <label class="field grow">
          <span>{t.rehearsal.request}</span>
          <input
            name="scenario-request"
            lang="en"
            maxLength={300}
            value={request}
            onInput={(event) => setRequest(event.currentTarget.value)}
          />
        </label>
        {run.isRunning ? (
          <button type="button" class="danger" onClick={() => stop.run()}>
            {t.rehearsal.stop}
          </button>
        ) : (
          <button type="button" onClick={() => (costsMoney ? setAsks(true) : playAll())}>
            {t.rehearsal.playAll(scenarios.length)}
          </button>
        )}
      </div>
      {costsMoney && !asks && <p class="note">{t.rehearsal.costsMoney}</p>}
      {asks && !run.isRunning && (
        <div class="note note-open" role="alert">
          <p>{t.rehearsal.costsMoneyAll(scenarios.length)}</p>
          <div class="actions">
            <button type="button" class="danger" onClick={playAll}>
              {t.rehearsal.playAll(scenarios.length)}
            </button>
            <button type="button" class="quiet" onClick={() => setAsks(false)}>
              {t.phone.disagree}
            </button>
          </div>
        </div>
      )}
      <p class="hint" role="status">
        {run.rows.length > 0 && t.rehearsal.summary(over.filter((row) => row.isRight).length, over.length, run.rows.length)}
      </p>
      <ErrorNote error={stop.error} />
      <div class="scroll" tabIndex={0} role="group" aria-label={t.rehearsal.scenarios}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.rehearsal.scenario}</th>
              <th scope="col">{t.rehearsal.expected}</th>
              <th scope="col">{t.rehearsal.outcome}</th>
              <th scope="col">{t.rehearsal.turns}</th>
              <th scope="col">{t.rehearsal.length}</th>
              <th scope="col">
                <span class="hidden">{t.rehearsal.play}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {scenarios.map((scenario) => (
              <tr key={scenario.name}>
                <th scope="row">
                  <span class="mono">{scenario.name}</span>
                  <span class="hint" lang="en">
                    {scenario.description}
                  </span>
                </th>
                <td>
                  {scenario.expected.map((outcome) => (
                    <Outcome key={outcome} outcome={outcome} />
                  ))}
                </td>
                <RowCells row={rows.get(scenario.name)} />
                <td>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={t.rehearsal.playOne(scenario.name)}
                    aria-disabled={run.isRunning}
                    onClick={() => void play([scenario], request)}
                  >
                    {t.rehearsal.play}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function RowCells({ row }: { row: Row | undefined }) {
  const t = useTexts();
  if (!row || row.phase === 'waiting') {
    return (
      <>
        <td>{row && t.rehearsal.waiting}</td>
        <td />
        <td />
      </>
    );
  }
  return (
    <>
      <td>
        {row.phase === 'calling' && <span class="pill pill-live">{t.rehearsal.calling}</span>}
        {row.phase === 'failed' && <ErrorNote error={row.error} />}
        {row.result && (
          <>
            <span class={row.isRight ? 'mark-good' : 'mark-bad'}>{row.isRight ? t.rehearsal.right : t.rehearsal.wrong}</span>{' '}
            <Outcome outcome={row.result.outcome} />
          </>
        )}{' '}
        {row.callId && <a href={`#/calls/${row.callId}`}>{t.rehearsal.open}</a>}
      </td>
      <td class="numeric">{row.result?.transcript.length}</td>
      <td class="numeric">{row.result && duration(row.result.duration_seconds)}</td>
    </>
  );
}
