import { ApiError } from '../api/http';
import { texts } from '../text';
import { toPcm16 } from './blocks';
import microphoneUrl from './microphone.worklet.ts?worker&url';
import { decode, encode } from './mulaw';
import playerUrl from './player.worklet.ts?worker&url';
import { Resampler } from './resampler';

// A browser that waits for a press never answers.
const MaxResume = 1_000;

function insecure(): ApiError {
  const { insecure: message, insecureRemedy } = texts().errors;
  return new ApiError(0, 'console.insecure', message, insecureRemedy);
}

/** Plays μ-law frames of 8 kHz. It must be created in answer to a press, or the browser keeps it silent. */
export class Player {
  private readonly context = new AudioContext();
  private node: AudioWorkletNode | null = null;

  /** Whether the browser plays: without a press on the page it stays silent. */
  get isPlaying(): boolean {
    return this.node !== null && this.context.state === 'running';
  }

  async start(): Promise<void> {
    // A browser has no worklets on a page without TLS of another machine.
    if (!this.context.audioWorklet) {
      throw insecure();
    }
    await this.context.audioWorklet.addModule(playerUrl);
    this.node = new AudioWorkletNode(this.context, 'player', { numberOfInputs: 0, outputChannelCount: [1] });
    this.node.connect(this.context.destination);
    await Promise.race([this.context.resume(), new Promise((resolve) => setTimeout(resolve, MaxResume))]);
  }

  play(frame: Uint8Array, voice: string): void {
    const samples = decode(frame);
    this.node?.port.postMessage({ voice, samples }, [samples.buffer]);
  }

  stop(): void {
    this.node = null;
    void this.context.close();
  }
}

export interface MicrophoneFrames {
  /** 160 bytes of μ-law at 8 kHz. */
  line: Uint8Array;
  /** 640 bytes of 16-bit samples at 16 kHz: the same 20 ms. */
  wide: Uint8Array;
  /** The loudest sample, 0 to 1. */
  loudness: number;
}

/** The microphone as frames of 20 ms, with the browser's echo cancellation. */
export class Microphone {
  private context: AudioContext | null = null;
  private stream: MediaStream | null = null;

  async start(onFrames: (frames: MicrophoneFrames) => void): Promise<void> {
    if (!navigator.mediaDevices) {
      throw insecure();
    }
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
      });
    } catch {
      const { microphone, microphoneRemedy } = texts().errors;
      throw new ApiError(0, 'console.microphone', microphone, microphoneRemedy);
    }
    this.context = new AudioContext();
    await this.context.audioWorklet.addModule(microphoneUrl);
    const node = new AudioWorkletNode(this.context, 'microphone', { numberOfOutputs: 0 });
    const toTelephone = new Resampler(16000, 8000);
    let rest = new Float32Array(0);
    node.port.onmessage = (message: MessageEvent<Float32Array>) => {
      const narrow = toTelephone.process(message.data);
      const joined = new Float32Array(rest.length + narrow.length);
      joined.set(rest);
      joined.set(narrow, rest.length);
      // The filter's delay: the first blocks are shorter, and silence stands in for what is missing.
      const frame = new Float32Array(160);
      frame.set(joined.subarray(0, 160), Math.max(0, 160 - joined.length));
      rest = joined.slice(160);
      onFrames({ line: encode(frame), wide: toPcm16(message.data), loudness: message.data.reduce((a, b) => Math.max(a, Math.abs(b)), 0) });
    };
    this.context.createMediaStreamSource(this.stream).connect(node);
    await this.context.resume();
  }

  stop(): void {
    for (const track of this.stream?.getTracks() ?? []) {
      track.stop();
    }
    void this.context?.close();
    this.context = null;
    this.stream = null;
  }
}
