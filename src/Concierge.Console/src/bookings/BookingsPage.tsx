import { useRef, useState } from 'preact/hooks';
import { ApiError, get, post, send } from '../api/http';
import type { Booking, Plan } from '../api/types';
import { go } from '../app/router';
import { place } from '../ask/conversation';
import { PlanCard } from '../ask/PlanCard';
import { ErrorNote } from '../parts/ErrorNote';
import { Page } from '../parts/Page';
import { useAction } from '../parts/useAction';
import { useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';
import { dayParts, time } from '../text/format';

export function BookingsPage() {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const bookings = useLoaded<Booking[]>((signal) => get(`/reservations?limit=200${all ? '&all=true' : ''}`, signal), [all], 15);
  return (
    <Page title={t.bookings.title}>
      <label class="check">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        {t.bookings.all}
      </label>
      <ErrorNote error={bookings.error} onRetry={bookings.reload} />
      {bookings.value?.length === 0 && (
        <p class="empty">
          {t.bookings.none} <a href="#/">{t.bookings.ask}</a>
        </p>
      )}
      {!bookings.value && !bookings.error && <p class="hint">{t.loading}</p>}
      <ul class="bookings">
        {bookings.value?.map((booking) => (
          <BookingCard key={booking.id} booking={booking} />
        ))}
      </ul>
      <Subscription />
    </Page>
  );
}

function BookingCard({ booking }: { booking: Booking }) {
  const t = useTexts();
  const [mode, setMode] = useState<'none' | 'change'>('none');
  const [text, setText] = useState('');
  const [plan, setPlan] = useState<Plan | null>(null);
  const prepare = useAction(async (body: object) => setPlan(await post<Plan>('/plans', { reservation_id: booking.id, ...body })));
  const date = dayParts(booking.date);
  const isCancelled = booking.status === 'cancelled';
  return (
    <li class={isCancelled ? 'card booking cancelled' : 'card booking'}>
      <div class="tile" aria-hidden="true">
        <span>{date.weekday}</span>
        <strong>{date.day}</strong>
        <span>{date.month}</span>
      </div>
      <div class="booking-text">
        <h2>{booking.restaurant_name}</h2>
        <p>
          <span class="hidden">
            {date.weekday} {date.day} {date.month},{' '}
          </span>
          {time(booking.time)} · {t.people(booking.party_size)} · {booking.customer_name}
        </p>
        {booking.special_requests && <p class="hint">{booking.special_requests}</p>}
        {isCancelled ? (
          <p>
            <span class="pill pill-bad">{t.outcomes.cancelled}</span>
          </p>
        ) : (
          booking.confirmation_number && (
            <p>
              {t.fields.confirmation_number} <strong class="number">{booking.confirmation_number}</strong>
            </p>
          )
        )}
      </div>
      <div class="booking-actions">
        {!isCancelled && (
          <>
            <button type="button" aria-expanded={mode === 'change'} onClick={() => setMode(mode === 'change' ? 'none' : 'change')}>
              {t.bookings.change}
            </button>
            <button type="button" aria-busy={prepare.isBusy} onClick={() => prepare.run({ purpose: 'cancel' })}>
              {t.bookings.cancel}
            </button>
          </>
        )}
        <a class="button" href={`/reservations/${encodeURIComponent(booking.id)}.ics`} download>
          {t.bookings.calendar}
        </a>
        <a href={`#/calls/${booking.call_id}`}>{t.bookings.call}</a>
      </div>
      {mode === 'change' && (
        <form
          class="row span"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim().length > 0) {
              prepare.run({ text: text.trim() });
            }
          }}
        >
          <label class="grow">
            <span class="label">{t.bookings.changeWords}</span>
            <input
              name="change"
              maxLength={300}
              placeholder={t.bookings.changeExample}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="primary" aria-busy={prepare.isBusy}>
            {t.bookings.prepare}
          </button>
        </form>
      )}
      <ErrorNote error={prepare.error} />
      {plan && (
        <div class="span">
          {plan.status === 'incomplete' && (
            <p class="note" lang="en">
              {plan.summary}
            </p>
          )}
          <PlanCard plan={plan} onChange={setPlan} onCall={(next) => place(next, (callId) => go(`/calls/${callId}`))} />
        </div>
      )}
    </li>
  );
}

function Subscription() {
  const t = useTexts();
  const [url, setUrl] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  const [isReplaced, setReplaced] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const create = useAction(async () => setUrl(await subscribe()));
  const replace = useAction(async () => {
    await send('DELETE', '/reservations/subscription');
    setUrl(await subscribe());
    setCopied(false);
    setReplaced(true);
  });
  const copy = useAction(async () => {
    try {
      await navigator.clipboard.writeText(url ?? '');
      setCopied(true);
    } catch {
      // No clipboard without TLS, or the browser refuses it: marked, the address can be copied by hand.
      field.current?.select();
      throw new ApiError(0, 'console.clipboard', t.errors.clipboard, t.errors.clipboardRemedy);
    }
  });
  return (
    <section class="card stack" aria-labelledby="subscription-title">
      <h2 id="subscription-title">{t.bookings.subscription}</h2>
      <p class="hint">{t.bookings.subscriptionHint}</p>
      {url && (
        <input
          ref={field}
          class="address"
          readOnly
          aria-label={t.bookings.subscription}
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <div class="actions">
        {url ? (
          <button type="button" onClick={() => copy.run()}>
            {isCopied ? t.bookings.copied : t.bookings.copy}
          </button>
        ) : (
          <button type="button" aria-busy={create.isBusy} onClick={() => create.run()}>
            {t.bookings.subscribe}
          </button>
        )}
        <button type="button" class="quiet" aria-busy={replace.isBusy} onClick={() => replace.run()}>
          {t.bookings.replaceAddress}
        </button>
        <span role="status">{isReplaced && t.bookings.replaced}</span>
      </div>
      <ErrorNote error={create.error ?? replace.error ?? copy.error} />
    </section>
  );
}

const subscribe = async (): Promise<string> => (await post<{ url: string }>('/reservations/subscription', undefined)).url;
