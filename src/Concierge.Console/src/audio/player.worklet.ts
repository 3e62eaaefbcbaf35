import { Resampler } from './resampler';

declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

// Frames come every 20 ms over the network, not quite evenly: playing begins with three of them, and more than half a second is dropped.
const StartSeconds = 0.06;
const MaxSeconds = 0.5;

/** One voice: sound of 8 kHz that arrives in messages. */
class Voice {
  private readonly resampler = new Resampler(8000, sampleRate);
  private readonly queue: Float32Array[] = [];
  private offset = 0;
  private waiting = 0;
  private isPlaying = false;

  push(frame: Float32Array): void {
    const samples = this.resampler.process(frame);
    this.queue.push(samples);
    this.waiting += samples.length;
    while (this.waiting > MaxSeconds * sampleRate && this.queue.length > 1) {
      this.waiting -= this.queue.shift()!.length - this.offset;
      this.offset = 0;
    }
  }

  mixInto(out: Float32Array): void {
    this.isPlaying = this.isPlaying ? this.waiting > 0 : this.waiting >= StartSeconds * sampleRate;
    for (let i = 0; this.isPlaying && i < out.length && this.queue.length > 0; ) {
      const first = this.queue[0]!;
      if (this.offset >= first.length) {
        this.queue.shift();
        this.offset = 0;
        continue;
      }
      out[i]! += first[this.offset]!;
      this.offset += 1;
      this.waiting -= 1;
      i += 1;
    }
  }
}

/** Plays the voices of a call, each at its own pace. */
class PlayerProcessor extends AudioWorkletProcessor {
  private readonly voices = new Map<string, Voice>();

  constructor() {
    super();
    this.port.onmessage = (message: MessageEvent<{ voice: string; samples: Float32Array }>) => {
      const { voice, samples } = message.data;
      if (!this.voices.has(voice)) {
        this.voices.set(voice, new Voice());
      }
      this.voices.get(voice)!.push(samples);
    };
  }

  process(_: Float32Array[][], outputs: Float32Array[][]): boolean {
    for (const voice of this.voices.values()) {
      voice.mixInto(outputs[0]![0]!);
    }
    return true;
  }
}

registerProcessor('player', PlayerProcessor);
