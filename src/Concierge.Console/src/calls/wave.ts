/**
 * A path of bars for the loudness of one voice: `columns` bars over `seconds`, each from the middle line (0) to its loudness (1).
 * Speech is quiet: the square root makes its shape visible.
 */
export function wavePath(bars: readonly number[], barSeconds: number, seconds: number, columns: number): string {
  const path: string[] = [];
  const width = 1 / columns;
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * width * seconds) / barSeconds);
    const to = Math.max(from + 1, Math.floor(((column + 1) * width * seconds) / barSeconds));
    let loudness = 0;
    for (let i = from; i < to && i < bars.length; i += 1) {
      loudness = Math.max(loudness, bars[i] ?? 0);
    }
    const height = Math.sqrt(loudness);
    if (height > 0.02) {
      const left = (column * 1000) / columns;
      path.push(`M${left.toFixed(1)} 0h${(700 / columns).toFixed(1)}v${(height * 100).toFixed(0)}h-${(700 / columns).toFixed(1)}z`);
    }
  }
  return path.join('');
}

/** Marks for a time axis of this length: every 10, 30 or 60 seconds, at most eight. */
export function axisMarks(seconds: number): number[] {
  const step = [5, 10, 15, 30, 60, 120, 300, 600].find((candidate) => seconds / candidate <= 8) ?? 600;
  const marks: number[] = [];
  for (let mark = step; mark < seconds - step / 3; mark += step) {
    marks.push(mark);
  }
  return marks;
}
