import { BlockSplitter } from './blocks';
import { Resampler } from './resampler';

declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Sends the microphone's sound as blocks of 20 ms: 320 samples at 16 kHz. */
class MicrophoneProcessor extends AudioWorkletProcessor {
  private readonly resampler = new Resampler(sampleRate, 16000);
  private readonly splitter = new BlockSplitter(320);

  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0];
    if (channel) {
      for (const block of this.splitter.push(this.resampler.process(channel))) {
        this.port.postMessage(block, [block.buffer]);
      }
    }
    return true;
  }
}

registerProcessor('microphone', MicrophoneProcessor);
