import { useState } from 'preact/hooks';
import { ErrorNote } from '../parts/ErrorNote';
import { Page } from '../parts/Page';
import { useAction } from '../parts/useAction';
import { useTexts } from '../text';
import { hasExpired, signIn } from './session';
import { useStore } from './store';

/** Signing in with an API key. `linkError` is why a one-time link did not do. */
export function SignIn({ linkError }: { linkError: unknown }) {
  const t = useTexts();
  const [key, setKey] = useState('');
  const expired = useStore(hasExpired);
  const action = useAction(() => signIn({ key: key.trim() }));
  return (
    <Page title={t.signIn.title} intro={t.signIn.intro}>
      {expired && (
        <p class="note" role="status">
          {t.signIn.expired}
        </p>
      )}
      <form
        class="card stack narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim().length > 0) {
            action.run();
          }
        }}
      >
        <label class="field">
          <span>{t.signIn.key}</span>
          <input
            type="password"
            name="key"
            autocomplete="current-password"
            required
            value={key}
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary" aria-busy={action.isBusy}>
          {action.isBusy ? t.signIn.busy : t.signIn.button}
        </button>
        <ErrorNote error={action.error ?? linkError} />
      </form>
      <p class="hint narrow">{t.signIn.where}</p>
      <pre class="command narrow" tabIndex={0}>
        cat ~/.local/share/concierge/api-key{'\n'}concierge keys create NAME
      </pre>
    </Page>
  );
}
