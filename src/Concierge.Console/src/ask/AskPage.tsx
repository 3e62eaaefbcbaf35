import { useEffect, useRef, useState } from 'preact/hooks';
import { go } from '../app/router';
import { useStore } from '../app/store';
import { ErrorNote } from '../parts/ErrorNote';
import { Page } from '../parts/Page';
import { useTexts } from '../text';
import { ask, conversation, type Message, place, setPlan, startOver } from './conversation';
import { PlanCard } from './PlanCard';

/** Words that another page hands over, such as the name of a restaurant to book at. */
export const draft = { text: '' };

export function AskPage() {
  const t = useTexts();
  const state = useStore(conversation);
  const [text, setText] = useState(draft.text);
  const end = useRef<HTMLDivElement>(null);
  const hasStarted = state.messages.length > 0;
  draft.text = '';
  useEffect(() => {
    if (hasStarted) {
      end.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [state.messages.length, state.plan]);
  const submit = (words: string): void => {
    if (words.trim().length > 0 && !state.isBusy) {
      setText('');
      void ask(words.trim());
    }
  };
  return (
    <Page title={hasStarted ? t.ask.titleStarted : t.ask.title} intro={hasStarted ? undefined : t.ask.intro}>
      {hasStarted && (
        <div role="log" aria-label={t.ask.log}>
          <ol class="talk">
            {state.messages.map((message, index) => (
              <MessageView key={index} message={message} />
            ))}
          </ol>
        </div>
      )}
      <p class="working" role="status">
        {state.isBusy && (state.stream === 'reconnecting' ? t.stream.reconnecting : t.ask.working(state.agent))}
      </p>
      <ErrorNote error={state.error} />
      {state.plan && (
        <PlanCard
          plan={state.plan}
          onChange={setPlan}
          onAnswer={submit}
          onCall={(plan) => place(plan, (callId) => go(`/calls/${callId}`))}
        />
      )}
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault();
          submit(text);
        }}
      >
        <label>
          <span class={hasStarted ? 'label' : 'hidden'}>{hasStarted ? t.ask.more : t.ask.title}</span>
          <textarea
            name="request"
            rows={2}
            maxLength={1000}
            placeholder={hasStarted ? '' : t.ask.placeholder}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
                event.preventDefault();
                submit(text);
              }
            }}
          />
        </label>
        <button type="submit" class="primary" aria-busy={state.isBusy}>
          {t.ask.send}
        </button>
      </form>
      {!hasStarted && (
        <ul class="chips" aria-label={t.ask.examplesLabel}>
          {t.ask.examples.map((example) => (
            <li key={example}>
              <button type="button" class="chip" onClick={() => setText(example)}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      )}
      {hasStarted && !state.isBusy && (
        <p>
          <button type="button" class="quiet" onClick={startOver}>
            {t.ask.startOver}
          </button>
        </p>
      )}
      <div ref={end} />
    </Page>
  );
}

function MessageView({ message }: { message: Message }) {
  const t = useTexts();
  switch (message.kind) {
    case 'guest':
      return (
        <li class="said guest">
          <span class="who">{t.ask.you}</span>
          <p>{message.text}</p>
        </li>
      );
    case 'found':
      return (
        <li class="said found">
          <span class="who">{t.ask.found}</span>
          <ul>
            {message.restaurants.map((restaurant) => (
              <li key={restaurant.name}>
                <strong>{restaurant.name}</strong>
                {[restaurant.cuisine, restaurant.address].filter(Boolean).map((detail) => ` · ${detail}`)}
              </li>
            ))}
          </ul>
        </li>
      );
    case 'call':
      return (
        <li class="said found">
          <span class="who">{t.ask.called}</span>
          <p>
            <a href={`#/calls/${message.callId}`}>{t.ask.openCall(message.restaurant)}</a>
          </p>
        </li>
      );
    case 'interrupted':
      return (
        <li class="said agent refused">
          <span class="who">{t.ask.interruptedCall(message.call.restaurant_name)}</span>
          <p lang="en">{message.call.message}</p>
          <p>
            <a href={`#/calls/${message.call.call_id}`}>{t.ask.openCall(message.call.restaurant_name)}</a>
          </p>
          <p class="code">{message.call.error_code}</p>
        </li>
      );
    case 'agent':
      return (
        <li class="said agent">
          <span class="who">Concierge</span>
          <p lang="en">{message.text}</p>
        </li>
      );
    default:
      return (
        <li class={message.code ? 'said agent refused' : 'said agent'}>
          <span class="who">Concierge</span>
          <p lang="en">{message.text}</p>
          {message.remedy && (
            <p class="hint" lang="en">
              {message.remedy}
            </p>
          )}
          {message.code && <p class="code">{message.code}</p>}
        </li>
      );
  }
}
