import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../api/http';
import type { Plan } from '../api/types';
import { ErrorNote } from '../parts/ErrorNote';
import { Meter } from '../parts/Meter';
import { useAction } from '../parts/useAction';
import { useTexts } from '../text';
import { longDay, moment, money, number, time } from '../text/format';
import { findChanges, keepTyped, type PlanFields, toFields } from './planChanges';

interface Props {
  plan: Plan;
  onChange: (plan: Plan) => void;
  /** Words that answer a question of an incomplete plan. */
  onAnswer?: (text: string) => void;
  /** Places the call. What is refused before anybody is called is thrown. */
  onCall: (plan: Plan) => Promise<unknown>;
}

/** What a call would ask for, as fields that can be corrected before anybody is called. */
export function PlanCard({ plan, onChange, onAnswer, onCall }: Props) {
  const t = useTexts();
  const [fields, setFields] = useState<PlanFields>(() => toFields(plan));
  // The fields as they were when a change was sent: what the guest has typed since then is kept.
  const sent = useRef<PlanFields | null>(null);
  const isLate = useRef(false);
  const takeOver = (next: Plan): void => {
    const before = sent.current;
    sent.current = null;
    setFields((current) => keepTyped(before, current, toFields(next)));
  };
  useEffect(() => takeOver(plan), [plan]);
  const update = useAction(async (changes: Record<string, unknown>) => {
    sent.current = fields;
    try {
      onChange(await post<Plan>('/plans', { plan_id: plan.plan_id, ...changes }));
    } catch (error) {
      takeOver(plan);
      throw error;
    }
  });
  const call = useAction(() => onCall(plan));
  const commit = (next: PlanFields = fields): void => {
    const changes = findChanges(plan, next);
    if (changes && update.isBusy) {
      // Sent when the change before it is answered.
      isLate.current = true;
    } else if (changes) {
      update.run(changes);
    }
  };
  useEffect(() => {
    if (!update.isBusy && isLate.current) {
      isLate.current = false;
      commit();
    }
  }, [update.isBusy, fields]);
  if (plan.status === 'incomplete' || !plan.plan_id) {
    return <PlanQuestions plan={plan} onAnswer={onAnswer} onField={(changes) => update.run(changes)} />;
  }
  const input = (
    name: keyof PlanFields,
    label: string,
    type: 'text' | 'tel' | 'number' | 'date' | 'time' = 'text',
    extra: Record<string, unknown> = {},
  ) => (
    <label class="field">
      <span>{label}</span>
      <input
        type={type as 'text'}
        name={name}
        value={fields[name]}
        onInput={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
        onBlur={() => commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            commit({ ...fields, [name]: event.currentTarget.value });
          }
        }}
        {...extra}
      />
    </label>
  );
  const isCancellation = plan.purpose === 'cancel';
  return (
    <section class="card plan" aria-labelledby="plan-title">
      <h2 id="plan-title">{t.plan.title[plan.purpose ?? 'book']}</h2>
      <p class="plan-summary">
        <strong>{plan.restaurant?.name}</strong>
        {plan.party_size !== undefined && ` · ${t.people(plan.party_size)}`}
        {plan.date && ` · ${longDay(plan.date)}`}
        {plan.time && ` · ${time(plan.time)}`}
      </p>
      <fieldset aria-busy={update.isBusy}>
        <legend class="hidden">{t.plan.fields}</legend>
        {input('restaurant_name', t.plan.restaurant)}
        {input('phone_number', t.plan.phone, 'tel')}
        {!isCancellation && (
          <>
            {input('party_size', t.plan.party, 'number', { min: 1, max: 12, inputMode: 'numeric' })}
            {input('date', t.plan.date, 'date')}
            {input('time', t.plan.time, 'time')}
          </>
        )}
        {input('customer_name', t.plan.name)}
        {!isCancellation && (
          <div class="span">{input('special_requests', t.plan.preferences, 'text', { placeholder: t.plan.preferencesExample })}</div>
        )}
      </fieldset>
      {!isCancellation && (
        <details open={plan.concessions !== undefined}>
          <summary>{t.plan.concessions}</summary>
          <p class="hint">{t.plan.concessionsHint}</p>
          <fieldset>
            <legend class="hidden">{t.plan.concessions}</legend>
            {input('earliest_time', t.plan.earliest, 'time')}
            {input('latest_time', t.plan.latest, 'time')}
            {input('smallest_party', t.plan.smallest, 'number', { min: 1, max: 12 })}
            {input('seating', t.plan.seating, 'text', { placeholder: t.plan.seatingExample })}
            <div class="span">{input('other_dates', t.plan.otherDates, 'text', { placeholder: '2026-11-28, 2026-11-29' })}</div>
          </fieldset>
        </details>
      )}
      {plan.time_zone && <p class="hint">{t.plan.zone(plan.time_zone)}</p>}
      {plan.questions
        .filter((question) => question.field && question.options)
        .map((question) => (
          <fieldset class="choice" key={question.field}>
            <legend lang="en">{question.text}</legend>
            {question.options!.map((option) => (
              <button
                type="button"
                class="chip"
                lang="en"
                key={option.value}
                onClick={() => update.run({ [question.field!]: option.value })}
              >
                {option.label}
              </button>
            ))}
          </fieldset>
        ))}
      {plan.other_booking && (
        <p class="note" lang="en">
          {plan.other_booking}
        </p>
      )}
      <PlanFacts plan={plan} />
      {plan.problems.map((problem) => (
        <div class="note note-bad" key={problem.code} role="alert">
          <p lang="en">
            <strong>{problem.message}</strong>
          </p>
          {problem.remedy && <p lang="en">{problem.remedy}</p>}
          <p class="code">{problem.code}</p>
        </div>
      ))}
      {plan.opening?.open_now === 'closed' && !plan.opening.call_at && (
        <button type="button" class="quiet" onClick={() => update.run({ call_when_open: true })}>
          {t.plan.callWhenOpen}
        </button>
      )}
      <ErrorNote error={update.error ?? call.error} />
      <div class="actions">
        <button
          type="button"
          class="primary big"
          aria-busy={update.isBusy || call.isBusy}
          aria-disabled={plan.status !== 'ready' || update.isBusy}
          onClick={() => {
            if (plan.status === 'ready' && !update.isBusy && !findChanges(plan, fields)) {
              call.run();
            }
          }}
        >
          {update.isBusy ? t.plan.updating : call.isBusy ? t.plan.calling : t.plan.call(plan.restaurant?.name ?? '')}
        </button>
        <span class="hint" role="status">
          {plan.status === 'ready' ? t.plan.nobodyCalled : t.plan.statuses[plan.status]}
        </span>
      </div>
    </section>
  );
}

function PlanFacts({ plan }: { plan: Plan }) {
  const t = useTexts();
  return (
    <div class="facts">
      {(plan.limits ?? [])
        .filter((limit) => limit.name !== 'server' && limit.name !== 'total' && limit.name in t.plan.limits)
        .map((limit) => (
          <Meter key={limit.name} label={t.plan.limits[limit.name as keyof typeof t.plan.limits]} used={limit.used} max={limit.max} />
        ))}
      {plan.cost && (
        <div class="fact">
          <span class="meter-label">{t.plan.cost}</span>
          <span class="meter-value">{t.plan.about(money(plan.cost.amount, plan.cost.currency), number(plan.cost.minutes))}</span>
        </div>
      )}
      {plan.opening && plan.opening.open_now !== 'unknown' && (
        <div class="fact">
          <span class="meter-label">{t.plan.opening}</span>
          <span class="meter-value">
            {t.open[plan.opening.open_now as keyof typeof t.open] ?? plan.opening.open_now}
            {plan.opening.call_at && ` · ${t.plan.callAt(moment(plan.opening.call_at))}`}
          </span>
        </div>
      )}
    </div>
  );
}

function PlanQuestions({
  plan,
  onAnswer,
  onField,
}: {
  plan: Plan;
  onAnswer?: (text: string) => void;
  onField: (changes: Record<string, unknown>) => void;
}) {
  const withOptions = plan.questions.filter((question) => (question.options?.length ?? 0) > 0);
  if (withOptions.length === 0) {
    return null;
  }
  return (
    <div class="card plan">
      {withOptions.map((question) => (
        <fieldset class="choice" key={question.text}>
          <legend lang="en">{question.text}</legend>
          {question.options!.map((option) => (
            <button
              type="button"
              class="chip"
              lang="en"
              key={option.value}
              onClick={() => (onAnswer ? onAnswer(option.label) : question.field && onField({ [question.field]: option.value }))}
            >
              {option.label}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
