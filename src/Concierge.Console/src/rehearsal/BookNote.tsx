import { get } from '../api/http';
import type { BookComparison } from '../api/types';
import { useLoaded } from '../parts/useLoaded';
import { useTexts } from '../text';

/** Whether the rehearsed restaurant's own book agrees with the result. A restaurant that a person played keeps no book. */
export function BookNote({ callId }: { callId: string }) {
  const t = useTexts();
  const { value } = useLoaded<BookComparison | undefined>((signal) => get(`/console/book/${callId}`, signal), [callId]);
  if (!value) {
    return null;
  }
  return (
    <section class={value.agrees ? 'note note-good' : 'note note-bad'} aria-labelledby="book-title">
      <h3 id="book-title">{value.agrees ? t.rehearsal.bookAgrees : t.rehearsal.bookDiffers}</h3>
      <p lang={value.book ? 'en' : undefined}>{value.book ?? t.rehearsal.bookEmpty}</p>
      {value.differences.length > 0 && (
        <ul lang="en">
          {value.differences.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
