import { Page } from '../parts/Page';
import { useTexts } from '../text';
import { CallList } from './CallList';

/** The calls of the person who is signed in. */
export function CallsPage() {
  const t = useTexts();
  return (
    <Page wide title={t.calls.title}>
      <CallList />
    </Page>
  );
}
