import { useEffect, useMemo, useState } from 'preact/hooks';
import { go } from '../app/router';
import { session } from '../app/session';
import { useStore } from '../app/store';
import { conversation, place, setPlan } from '../ask/conversation';
import { PlanCard } from '../ask/PlanCard';
import { ErrorNote } from '../parts/ErrorNote';
import { Page } from '../parts/Page';
import { useAction } from '../parts/useAction';
import { BookNote } from '../rehearsal/BookNote';
import { useTexts } from '../text';
import { duration, table } from '../text/format';
import { CallDetails } from './CallDetails';
import { CallRecordView } from './CallRecordView';
import type { CallState } from './callState';
import { currentCall, followCall, type LiveCall } from './liveCall';
import { askToNotify, canAskToNotify } from './notifications';
import { QuestionCard } from './QuestionCard';
import { ResultCard } from './ResultCard';
import { Timeline, useRedraw } from './Timeline';
import { Transcript } from './Transcript';

/** One call: live while it lasts, with its result and evidence afterwards. */
export function CallPage({ id }: { id: string }) {
  const t = useTexts();
  const call = useMemo(() => followCall(id), [id]);
  const view = useStore(call.view);
  const state = useStore(call.state);
  const stream = useStore(call.stream);
  const error = useStore(call.error);
  const record = useStore(call.record);
  const who = useStore(session);
  const talk = useStore(conversation);
  const [marked, setMarked] = useState<number[]>([]);
  useEffect(() => {
    if (view && !state.result && currentCall.value !== call) {
      currentCall.set(call);
    }
  }, [call, view, state.result]);
  const markOne = (turn: number | null): void => setMarked(turn === null ? [] : [turn]);
  const markAll = (turns: number[] | null): void => setMarked(turns ?? []);
  const isLive = state.result === null && error === null;
  return (
    <Page wide title={(view ?? record)?.restaurant_name ?? t.call.title}>
      <ErrorNote error={error} />
      {record && <CallRecordView record={record} />}
      {view && (
        <>
          <div class="call-head">
            <p class="call-request">{table(view)}</p>
            <CallControls call={call} state={state} isLive={isLive} />
          </div>
          {stream === 'reconnecting' && (
            <p class="note note-open" role="status">
              {t.stream.reconnecting}
            </p>
          )}
          <p class="hidden" role="status">
            {t.states[stateName(state)] ?? ''}
          </p>
          {state.question && <QuestionCard call={call} question={state.question} />}
          {state.retry && <p class="note note-open">{t.call.retry[state.retry.reason](state.retry.local_time)}</p>}
          {state.warnings.map((warning) => (
            <p class="note note-open" key={warning.code}>
              <span lang="en">{warning.text}</span> <span class="code">{warning.code}</span>
            </p>
          ))}
          <Timeline call={call} marked={marked} onMark={markOne} />
          <div class={state.result ? 'columns' : 'columns columns-live'}>
            <section aria-labelledby="transcript-title">
              <h2 id="transcript-title">{t.call.transcript}</h2>
              <Transcript turns={state.turns} restaurant={view.restaurant_name} marked={marked} isLive={isLive} onMark={markOne} />
            </section>
            {state.result && (
              <div class="stack">
                <ResultCard result={state.result} marked={marked} onMark={markAll} />
                {who?.rehearsal && <BookNote callId={id} />}
                {talk.plan && (
                  <PlanCard plan={talk.plan} onChange={setPlan} onCall={(plan) => place(plan, (callId) => go(`/calls/${callId}`))} />
                )}
              </div>
            )}
          </div>
          {who?.admin && <CallDetails call={call} />}
        </>
      )}
      {!view && !record && !error && <p class="hint">{t.loading}</p>}
    </Page>
  );
}

/** The most telling name of the state: the carrier's while it rings, the program's afterwards. */
function stateName(state: CallState): keyof ReturnType<typeof useTexts>['states'] {
  if (state.result) {
    return 'ended';
  }
  if (state.question) {
    return 'question';
  }
  return (state.status === 'in_progress' ? 'in_progress' : (state.carrierStatus ?? 'queued')) as keyof ReturnType<
    typeof useTexts
  >['states'];
}

function CallControls({ call, state, isLive }: { call: LiveCall; state: CallState; isLive: boolean }) {
  const t = useTexts();
  const who = useStore(session);
  const isListening = useStore(call.isListening);
  const isTakenOver = useStore(call.isTakenOver);
  const [mayAsk, setMayAsk] = useState(canAskToNotify());
  useRedraw(isLive, 500);
  const hangUp = useAction(() => call.hangUp());
  const listen = useAction(() => (isListening ? Promise.resolve(call.stopListening()) : call.listen()));
  const takeOver = useAction(() => call.takeOver());
  return (
    <div class="controls">
      <span class={`pill ${isLive ? 'pill-live' : 'pill-done'}`}>
        {t.states[stateName(state)] ?? t.calls.statuses[state.status]} <time>{duration(call.elapsed)}</time>
      </span>
      {isLive && (
        <>
          {state.status === 'in_progress' && (
            <button type="button" aria-pressed={isListening} onClick={() => listen.run()}>
              {isListening ? t.call.stopListening : t.call.listen}
            </button>
          )}
          {who?.admin && state.status === 'in_progress' && !isTakenOver && (
            <button type="button" aria-busy={takeOver.isBusy} onClick={() => takeOver.run()}>
              {t.call.takeOver}
            </button>
          )}
          {isTakenOver && <span class="pill pill-open">{t.call.takenOver}</span>}
          {mayAsk && (
            <button type="button" class="quiet" onClick={() => void askToNotify().then(() => setMayAsk(false))}>
              {t.call.notifyMe}
            </button>
          )}
          <button type="button" class="danger" aria-busy={hangUp.isBusy} onClick={() => hangUp.run()}>
            {hangUp.isBusy ? t.call.hangingUp : t.call.hangUp}
          </button>
        </>
      )}
      <ErrorNote error={hangUp.error ?? listen.error ?? takeOver.error} />
    </div>
  );
}
