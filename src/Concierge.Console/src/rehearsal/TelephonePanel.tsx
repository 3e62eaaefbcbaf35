import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { get } from '../api/http';
import type { CallView } from '../api/types';
import { useStore } from '../app/store';
import { useRedraw } from '../calls/Timeline';
import { ErrorNote } from '../parts/ErrorNote';
import { useAction } from '../parts/useAction';
import { useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';
import { suggestReplies } from './replies';
import { type Telephone, type TelephoneState, telephone } from './telephone';

/** The restaurant's telephone, at the edge of every page while it rings or is in use. */
export function TelephonePanel() {
  const phone = useStore(telephone);
  return phone ? <Panel phone={phone} /> : null;
}

function Panel({ phone }: { phone: Telephone }) {
  const t = useTexts();
  const state = useStore(phone.state);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (state.phase === 'idle' || (state.phase === 'ended' && dismissed === state.callId)) {
    return null;
  }
  return (
    <aside class={`phone phone-${state.phase}`} aria-label={t.phone.label}>
      <h2>{state.restaurant || t.phone.label}</h2>
      {state.phase === 'ringing' && <Ringing phone={phone} state={state} />}
      {state.phase === 'connected' && <Connected phone={phone} state={state} />}
      {state.phase === 'ended' && (
        <>
          <p role="status">{t.phone.ended(state.endedBy ?? '')}</p>
          <div class="actions">
            <button type="button" onClick={() => setDismissed(state.callId)}>
              {t.phone.close}
            </button>
            {state.callId && <a href={`#/calls/${state.callId}`}>{t.phone.verdict}</a>}
          </div>
        </>
      )}
    </aside>
  );
}

function Ringing({ phone, state }: { phone: Telephone; state: TelephoneState }) {
  const t = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const answer = useAction(() => phone.answer());
  useEffect(() => button.current?.focus(), []);
  return (
    <>
      <p role="alert" class="ringing">
        {t.phone.ringing(state.caller)}
      </p>
      <div class="actions">
        <button ref={button} type="button" class="primary" onClick={() => answer.run()}>
          {t.phone.answer}
        </button>
        <button type="button" class="danger" onClick={() => phone.decline()}>
          {t.phone.decline}
        </button>
      </div>
    </>
  );
}

function Connected({ phone, state }: { phone: Telephone; state: TelephoneState }) {
  const t = useTexts();
  const [text, setText] = useState('');
  const [isUnsent, setUnsent] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const view = useLoaded<CallView | null>(
    (signal) => (state.callId ? get<CallView>(`/calls/${state.callId}`, signal).catch(() => null) : Promise.resolve(null)),
    [state.callId],
  ).value;
  const replies = useMemo(() => suggestReplies(state.restaurant || "Luigi's", view), [state.restaurant, view]);
  useEffect(() => input.current?.focus(), []);
  const say = (words: string): void => {
    if (words.trim().length > 0) {
      const isSent = phone.say(words.trim());
      // What could not be sent stays in the box.
      setText(isSent ? '' : words);
      setUnsent(!isSent);
    }
  };
  return (
    <>
      <Levels phone={phone} />
      <SoundControl phone={phone} state={state} />
      {(!state.isOnline || isUnsent) && (
        <p class="note note-open" role="status">
          {state.isOnline ? t.phone.sendAgain : t.phone.offline}
        </p>
      )}
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          say(text);
        }}
      >
        <label class="grow">
          <span class="hidden">{t.phone.say}</span>
          <input
            ref={input}
            name="say"
            maxLength={300}
            lang="en"
            placeholder={t.phone.say}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setUnsent(false);
            }}
          />
        </label>
        <button type="submit" class="primary">
          {t.phone.sayButton}
        </button>
      </form>
      <ul class="chips" aria-label={t.phone.replies}>
        {replies.map((reply) => (
          <li key={reply.text}>
            <button type="button" class={`chip chip-${reply.group}`} lang="en" onClick={() => say(reply.text)}>
              {reply.text}
            </button>
          </li>
        ))}
      </ul>
      <Heard state={state} />
      <MicrophoneControls phone={phone} state={state} />
      <div class="actions">
        <button type="button" class="danger" onClick={() => phone.hangUp()}>
          {t.call.hangUp}
        </button>
      </div>
    </>
  );
}

/** A browser plays no sound before the page was pressed: after a reload it has to be. */
function SoundControl({ phone, state }: { phone: Telephone; state: TelephoneState }) {
  const t = useTexts();
  const start = useAction(() => phone.startSound());
  if (state.sound === 'on') {
    return null;
  }
  return (
    <div class="actions">
      <button type="button" aria-busy={start.isBusy} onClick={() => start.run()}>
        {t.phone.startSound}
      </button>
      <ErrorNote error={start.error} />
    </div>
  );
}

/** What the voice model understood of the person. */
function Heard({ state }: { state: TelephoneState }) {
  const t = useTexts();
  if (state.heard.length === 0) {
    return null;
  }
  return (
    <div class="heard">
      <h3>{t.phone.heard}</h3>
      <div role="log" aria-label={t.phone.heard}>
        <ol>
          {state.heard.slice(-4).map((line, index) => (
            <li key={index} class={line.isFinal ? '' : 'unfinished'} lang="en">
              {line.text}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Levels({ phone }: { phone: Telephone }) {
  const t = useTexts();
  useRedraw(true, 100);
  const bar = (name: string, level: number, kind: string) => (
    <span class={`level ${kind}`}>
      <span>{name}</span>
      <span class="level-bar">
        <span style={{ transform: `scaleX(${Math.sqrt(level).toFixed(2)})` }} />
      </span>
    </span>
  );
  return (
    <div class="levels" aria-hidden="true">
      {bar('Concierge', phone.levels.agent, 'agent')}
      {bar(t.phone.you, phone.levels.microphone, 'restaurant')}
    </div>
  );
}

function MicrophoneControls({ phone, state }: { phone: Telephone; state: TelephoneState }) {
  const t = useTexts();
  const [asks, setAsks] = useState(false);
  const start = useAction(() => phone.startMicrophone());
  if (state.microphone === 'refused') {
    return <p class="hint">{t.phone.microphoneRefused}</p>;
  }
  if (state.microphone === 'off') {
    return (
      <>
        <div class="actions">
          <button type="button" aria-busy={start.isBusy} onClick={() => start.run()}>
            {t.phone.useMicrophone}
          </button>
        </div>
        <p class="hint">{t.phone.understood}</p>
      </>
    );
  }
  return (
    <>
      <div class="actions">
        <button type="button" aria-pressed="true" onClick={() => phone.stopMicrophone()}>
          {t.phone.stopMicrophone}
        </button>
        {phone.canRecognize && state.recognition === 'off' && !asks && (
          <button type="button" class="quiet" onClick={() => setAsks(true)}>
            {t.phone.recognition}
          </button>
        )}
      </div>
      {asks && state.recognition === 'off' && (
        <div class="note note-open">
          <p>{t.phone.recognitionConsent}</p>
          <div class="actions">
            <button
              type="button"
              onClick={() => {
                setAsks(false);
                phone.startRecognition();
              }}
            >
              {t.phone.agree}
            </button>
            <button type="button" class="quiet" onClick={() => setAsks(false)}>
              {t.phone.disagree}
            </button>
          </div>
        </div>
      )}
      {state.recognition === 'on' && <p class="hint">{t.phone.recognitionOn}</p>}
      {state.recognitionError && (
        <p class="note note-open" role="status">
          {t.phone.recognitionErrors[state.recognitionError as keyof typeof t.phone.recognitionErrors] ?? t.phone.recognitionFailed}
        </p>
      )}
      <p class="hint">{t.phone.understood}</p>
    </>
  );
}
