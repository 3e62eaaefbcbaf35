import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/http';
import { AskPage } from '../ask/AskPage';
import { startOver } from '../ask/conversation';
import { BookingsPage } from '../bookings/BookingsPage';
import { CallPage } from '../calls/CallPage';
import { CallsPage } from '../calls/CallsPage';
import { currentCall, forgetCalls, type LiveCall } from '../calls/liveCall';
import { OperatorPage } from '../operator/OperatorPage';
import { ErrorNote } from '../parts/ErrorNote';
import { useAction } from '../parts/useAction';
import { RehearsalPage } from '../rehearsal/RehearsalPage';
import { TelephonePanel } from '../rehearsal/TelephonePanel';
import { connectTelephone, disconnectTelephone } from '../rehearsal/telephone';
import { RestaurantsPage } from '../restaurants/RestaurantsPage';
import { language, setLanguage, useTexts } from '../text';
import { takeLink, useRoute } from './router';
import { SignIn } from './SignIn';
import { loadSession, mayAnswer, session, signIn, signOut } from './session';
import { setTheme, theme } from './settings';
import { useStore } from './store';

let link = takeLink();

let lastName: string | null = null;

// Another person may sign in after a session has ended: what the first one has seen is dropped, before a page of the next one is drawn.
session.subscribe(() => {
  const name = session.value?.name;
  if (name !== undefined && name !== lastName) {
    if (lastName !== null) {
      dropWhatWasSeen();
    }
    lastName = name;
  }
});

function dropWhatWasSeen(): void {
  forgetCalls();
  startOver();
}

export function App() {
  const t = useTexts();
  const who = useStore(session);
  const [error, setError] = useState<unknown>(null);
  const [linkError, setLinkError] = useState<unknown>(null);
  const start = (): void => {
    setError(null);
    const signingIn = link ? signIn({ link }) : loadSession();
    signingIn.catch((failure: unknown) => {
      if (link && failure instanceof ApiError && failure.status === 401) {
        // A used link does not matter to whom the session still knows.
        setLinkError(failure);
        loadSession().catch(setError);
      } else {
        setError(failure);
      }
    });
  };
  useEffect(() => {
    start();
    const onLink = (): void => {
      const found = takeLink();
      if (found) {
        link = found;
        start();
      }
    };
    addEventListener('hashchange', onLink);
    return () => removeEventListener('hashchange', onLink);
  }, []);
  useEffect(() => {
    if (mayAnswer(who)) {
      connectTelephone();
    } else {
      disconnectTelephone();
    }
  }, [who]);
  return (
    <>
      <a class="skip" href="#main" onClick={skipToMain}>
        {t.skip}
      </a>
      <Header />
      {error ? (
        <main class="page">
          <ErrorNote error={error} onRetry={start} />
        </main>
      ) : who === undefined ? (
        <main class="page" aria-busy="true">
          <p class="hint">{t.loading}</p>
        </main>
      ) : who === null ? (
        <SignIn linkError={linkError} />
      ) : (
        <Pages />
      )}
      {mayAnswer(who) && <TelephonePanel />}
    </>
  );
}

// The address after # is the page's own, so the link moves the focus by itself.
function skipToMain(event: Event): void {
  event.preventDefault();
  const main = document.getElementById('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus();
}

function Pages() {
  const route = useRoute();
  switch (route[0]) {
    case 'calls':
      return route[1] ? <CallPage key={route[1]} id={route[1]} /> : <CallsPage key="calls" />;
    case 'bookings':
      return <BookingsPage />;
    case 'restaurants':
      return <RestaurantsPage />;
    case 'rehearsal':
      return <RehearsalPage />;
    case 'operator':
      return <OperatorPage />;
    default:
      return <AskPage />;
  }
}

function Header() {
  const t = useTexts();
  const who = useStore(session);
  const call = useStore(currentCall);
  const route = useRoute();
  const place = route[0] ?? 'ask';
  const leave = useAction(async () => {
    await signOut();
    dropWhatWasSeen();
  });
  const link = (name: string, text: string) => (
    <a href={`#/${name === 'ask' ? '' : name}`} aria-current={place === name ? 'page' : undefined}>
      {text}
    </a>
  );
  return (
    <header class="top">
      <a class="brand" href="#/">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
          <path
            d="M5 23h22M7.5 20.5a8.5 8.5 0 0 1 17 0z"
            fill="currentColor"
            stroke="currentColor"
            stroke-width="2"
            stroke-linecap="round"
          />
          <circle cx="16" cy="9" r="2" class="brand-dot" />
        </svg>
        Concierge
      </a>
      {who && (
        <nav aria-label={t.nav.label}>
          {link('ask', t.nav.ask)}
          {link('calls', t.nav.calls)}
          {link('bookings', t.nav.bookings)}
          {link('restaurants', t.nav.restaurants)}
          {mayAnswer(who) && link('rehearsal', t.nav.rehearsal)}
          {who.admin && link('operator', t.nav.operator)}
        </nav>
      )}
      <div class="tools">
        {call && route[1] !== call.id && <CurrentCall call={call} />}
        <Preferences />
        {who && (
          <button type="button" class="quiet" aria-busy={leave.isBusy} onClick={() => leave.run()}>
            {t.nav.signOut}
          </button>
        )}
      </div>
      <ErrorNote error={leave.error} />
    </header>
  );
}

function CurrentCall({ call }: { call: LiveCall }) {
  const t = useTexts();
  const state = useStore(call.state);
  const view = useStore(call.view);
  if (state.result || !view) {
    return null;
  }
  return (
    <a class="pill pill-live" href={`#/calls/${call.id}`}>
      {state.question ? t.call.questionWaits : t.call.underWay(view.restaurant_name)}
    </a>
  );
}

function Preferences() {
  const t = useTexts();
  const current = useStore(language);
  const chosen = useStore(theme);
  return (
    <>
      <label class="compact">
        <span class="hidden">{t.nav.language}</span>
        <select value={current} onChange={(event) => setLanguage(event.currentTarget.value === 'de' ? 'de' : 'en')}>
          <option value="en">EN</option>
          <option value="de">DE</option>
        </select>
      </label>
      <label class="compact">
        <span class="hidden">{t.nav.theme}</span>
        <select
          value={chosen}
          onChange={(event) =>
            setTheme(event.currentTarget.value === 'light' ? 'light' : event.currentTarget.value === 'dark' ? 'dark' : 'auto')
          }
        >
          <option value="auto">{t.nav.themes.auto}</option>
          <option value="light">{t.nav.themes.light}</option>
          <option value="dark">{t.nav.themes.dark}</option>
        </select>
      </label>
    </>
  );
}
