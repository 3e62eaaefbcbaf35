import { ApiError } from '../api/http';
import { useTexts } from '../text';

/** What went wrong, its code, and what to do about it. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts();
  if (!error) {
    return null;
  }
  const known = error instanceof ApiError ? error : new ApiError(0, 'console.failed', String(error));
  const isUnreachable = known.code === 'console.unreachable';
  // The server's sentences are in English; those of the page are in its language.
  const language = known.code.startsWith('console.') ? undefined : 'en';
  return (
    <div class="note note-bad" role="alert">
      <p lang={language}>
        <strong>{isUnreachable ? t.errors.unreachable : known.message}</strong>
      </p>
      {(known.remedy || isUnreachable) && <p lang={language}>{isUnreachable ? t.errors.unreachableRemedy : known.remedy}</p>}
      <p class="code">{known.code}</p>
      {onRetry && (
        <button type="button" class="quiet" onClick={onRetry}>
          {t.errors.retry}
        </button>
      )}
    </div>
  );
}
