const HalfWidth = 16;

/** Converts a stream of samples to another rate with a windowed sinc, which keeps what lies above the lower rate's half out. */
export class Resampler {
  private readonly step: number;
  private readonly cutoff: number;
  private readonly reach: number;
  private input: Float32Array;
  /** Where the next output sample stands, in samples of `input`. */
  private position: number;

  constructor(from: number, to: number) {
    this.step = from / to;
    // A little below the half of the lower rate, where the window's slope begins.
    this.cutoff = Math.min(1, to / from) * 0.94;
    this.reach = Math.ceil(HalfWidth / this.cutoff);
    this.input = new Float32Array(this.reach);
    this.position = this.reach;
  }

  process(samples: Float32Array): Float32Array<ArrayBuffer> {
    const all = new Float32Array(this.input.length + samples.length);
    all.set(this.input);
    all.set(samples, this.input.length);
    const count = Math.max(0, Math.ceil((all.length - this.reach - this.position) / this.step));
    const output = new Float32Array(count);
    for (let i = 0; i < count; i += 1) {
      output[i] = this.sampleAt(all, this.position);
      this.position += this.step;
    }
    const dropped = Math.max(0, Math.floor(this.position) - this.reach);
    this.input = all.slice(dropped);
    this.position -= dropped;
    return output;
  }

  private sampleAt(samples: Float32Array, position: number): number {
    const first = Math.max(0, Math.ceil(position - this.reach));
    const last = Math.min(samples.length - 1, Math.floor(position + this.reach));
    let sum = 0;
    for (let i = first; i <= last; i += 1) {
      const distance = position - i;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / this.reach);
      const x = Math.PI * distance * this.cutoff;
      sum += samples[i]! * this.cutoff * (x === 0 ? 1 : Math.sin(x) / x) * window;
    }
    return sum;
  }
}
