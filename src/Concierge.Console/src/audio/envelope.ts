/** Milliseconds of one bar of the timeline. */
export const BarMilliseconds = 100;

/** The loudness of both voices over time: the loudest sample of each bar, 0 to 1. */
export class Envelope {
  readonly bars: Record<'agent' | 'restaurant', number[]> = { agent: [], restaurant: [] };

  add(speaker: 'agent' | 'restaurant', atSeconds: number, loudness: number): void {
    const index = Math.floor((atSeconds * 1000) / BarMilliseconds);
    if (index >= 0) {
      const bars = this.bars[speaker];
      while (bars.length < index) {
        bars.push(0);
      }
      bars[index] = Math.max(bars[index] ?? 0, loudness);
    }
  }

  get isEmpty(): boolean {
    return this.bars.agent.length === 0 && this.bars.restaurant.length === 0;
  }

  get seconds(): number {
    return (Math.max(this.bars.agent.length, this.bars.restaurant.length) * BarMilliseconds) / 1000;
  }
}
