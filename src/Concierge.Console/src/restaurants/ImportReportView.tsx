import type { ImportReport } from '../api/types';
import { useTexts } from '../text';

const MaxRows = 100;

/** What an import did, with the entries that were rejected and why. */
export function ImportReportView({ report, onUndo }: { report: ImportReport; onUndo: () => void }) {
  const t = useTexts();
  const rows = [
    ...report.rejected.map((remark) => ({ ...remark, kind: t.restaurants.rejected })),
    ...report.remarks.map((remark) => ({ ...remark, kind: t.restaurants.remark })),
  ];
  return (
    <div class="stack">
      <p role="status">
        <strong>{t.restaurants.imported(report.added, report.updated, report.unchanged)}</strong>{' '}
        {t.restaurants.notImported(report.rejected.length, report.skipped, report.duplicates)}
      </p>
      {rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={t.restaurants.rejectedTitle}>
          <table>
            <caption class="hidden">{t.restaurants.rejectedTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{t.restaurants.position}</th>
                <th scope="col">{t.restaurants.kind}</th>
                <th scope="col">{t.restaurants.why}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MaxRows).map((row, index) => (
                <tr key={index}>
                  <td>{row.position}</td>
                  <td>{row.kind}</td>
                  <td>{row.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > MaxRows && <p class="hint">{t.restaurants.moreRows(rows.length - MaxRows)}</p>}
      <p>
        <button type="button" class="quiet" onClick={onUndo}>
          {t.restaurants.undo}
        </button>
      </p>
    </div>
  );
}
