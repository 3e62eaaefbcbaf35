import { useEffect, useRef, useState } from 'preact/hooks';
import type { Question } from '../api/types';
import { ErrorNote } from '../parts/ErrorNote';
import { useAction } from '../parts/useAction';
import { useTexts } from '../text';
import { duration } from '../text/format';
import type { LiveCall } from './liveCall';
import { useRedraw } from './Timeline';

/** A question that only the guest can answer, while the restaurant holds the line. */
export function QuestionCard({ call, question }: { call: LiveCall; question: Question }) {
  const t = useTexts();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const action = useAction((answer: string | null) => call.answer(question.id, answer));
  useRedraw(true, 500);
  useEffect(() => input.current?.focus(), [question.id]);
  const left = Math.max(0, call.state.value.questionAt + question.patience_seconds - call.elapsed);
  return (
    <section class="card question" aria-labelledby="question-title">
      <div role="alert">
        <h2 id="question-title" lang="en">
          {question.text}
        </h2>
      </div>
      <p class="hint">{t.call.questionHint(duration(left))}</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim().length > 0) {
            action.run(text.trim());
          }
        }}
      >
        <label class="grow">
          <span class="hidden">{t.call.yourAnswer}</span>
          <input
            ref={input}
            name="answer"
            maxLength={300}
            placeholder={t.call.yourAnswer}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary">
          {t.call.answer}
        </button>
      </form>
      <div class="actions">
        <button type="button" class="chip" onClick={() => action.run('yes')}>
          {t.call.yes}
        </button>
        <button type="button" class="chip" onClick={() => action.run('no')}>
          {t.call.no}
        </button>
        <button type="button" class="quiet" onClick={() => action.run(null)}>
          {t.call.decline}
        </button>
      </div>
      <ErrorNote error={action.error} />
    </section>
  );
}
