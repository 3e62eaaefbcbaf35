import { Socket } from '../api/socket';
import { Store } from '../app/store';
import { tagged } from '../audio/blocks';
import { peak } from '../audio/mulaw';
import { Microphone, Player } from '../audio/sound';

export interface TelephoneState {
  phase: 'idle' | 'ringing' | 'connected' | 'ended';
  isOnline: boolean;
  callId: string | null;
  caller: string;
  restaurant: string;
  /** Who hung up: agent, restaurant or network. */
  endedBy: string | null;
  /** What was understood of the person, the latest last; the last one may still change. */
  heard: { text: string; isFinal: boolean }[];
  /** What the person had spoken into the line as text. */
  said: string[];
  microphone: 'off' | 'on' | 'refused';
  recognition: 'off' | 'on';
  /** Why the browser's recognition ended by itself; null while it works. */
  recognitionError: string | null;
  /** Whether the agent's voice is played. After a reload a browser wants a press first. */
  sound: 'off' | 'on';
}

const Idle: TelephoneState = {
  phase: 'idle',
  isOnline: false,
  callId: null,
  caller: '',
  restaurant: '',
  endedBy: null,
  heard: [],
  said: [],
  microphone: 'off',
  recognition: 'off',
  recognitionError: null,
  sound: 'off',
};

// What a browser's recognition tells while nothing is wrong: nobody spoke, or this page stopped it.
const HarmlessErrors = new Set(['no-speech', 'aborted']);

const LineTag = 1;
const AgentTag = 2;
const WideTag = 3;

interface SpeechRecognitionLike extends EventTarget {
  continuous: boolean;
  interimResults: boolean;
  lang: string;
  processLocally?: boolean;
  onresult: ((event: { resultIndex: number; results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { error?: string }) => void) | null;
  start(): void;
  stop(): void;
}

type RecognitionConstructor = new () => SpeechRecognitionLike;

function findRecognition(): RecognitionConstructor | null {
  const scope = globalThis as unknown as Record<string, RecognitionConstructor | undefined>;
  return scope.SpeechRecognition ?? scope.webkitSpeechRecognition ?? null;
}

/** The restaurant's telephone in the browser: it rings, is answered, and carries both voices. */
export class Telephone {
  readonly state = new Store<TelephoneState>(Idle);
  /** The loudness of both voices just now, 0 to 1. */
  readonly levels = { agent: 0, microphone: 0 };
  readonly canRecognize = findRecognition() !== null;
  private readonly socket: Socket;
  private player: Player | null = null;
  private microphone: Microphone | null = null;
  private recognition: SpeechRecognitionLike | null = null;

  constructor() {
    this.socket = new Socket('/console/telephone', {
      onOpen: (isOnline) => this.onOpen(isOnline),
      onText: (message) => this.onMessage(message),
      onBinary: (message) => {
        if (message[0] === AgentTag) {
          const frame = message.subarray(1);
          this.levels.agent = peak(frame);
          this.player?.play(frame, 'agent');
        }
      },
    });
  }

  async answer(): Promise<void> {
    this.socket.send({ event: 'answer' });
    await this.startSound();
  }

  decline(): void {
    this.socket.send({ event: 'decline' });
    this.finish('restaurant');
  }

  hangUp(): void {
    this.socket.send({ event: 'hang_up' });
    this.finish('restaurant');
  }

  /** Has a text spoken into the line. Returns whether it was sent: without a connection it was not. */
  say(text: string): boolean {
    const isSent = this.socket.send({ event: 'say', text });
    if (isSent) {
      this.change({ said: [...this.state.value.said, text] });
    }
    return isSent;
  }

  /** Plays the agent's voice, where the browser lets it. */
  async startSound(): Promise<void> {
    this.player ??= new Player();
    const player = this.player;
    try {
      await player.start();
    } catch (error) {
      player.stop();
      this.player = null;
      this.change({ sound: 'off' });
      throw error;
    }
    if (!player.isPlaying && this.player === player) {
      player.stop();
      this.player = null;
    }
    this.change({ sound: player.isPlaying ? 'on' : 'off' });
  }

  /** Speaks with the microphone from now on; without permission the text box remains. */
  async startMicrophone(): Promise<void> {
    const microphone = new Microphone();
    try {
      await microphone.start((frames) => {
        this.levels.microphone = frames.loudness;
        if (this.state.value.phase === 'connected') {
          this.socket.send(tagged(LineTag, frames.line));
          this.socket.send(tagged(WideTag, frames.wide));
        }
      });
      this.microphone = microphone;
      this.change({ microphone: 'on' });
    } catch {
      microphone.stop();
      this.change({ microphone: 'refused' });
    }
  }

  stopMicrophone(): void {
    this.microphone?.stop();
    this.microphone = null;
    this.levels.microphone = 0;
    this.stopRecognition();
    this.change({ microphone: 'off' });
  }

  /** The browser's own recognition; sound may leave the machine, so the person has agreed before. */
  startRecognition(): void {
    const Recognition = findRecognition();
    if (!Recognition) {
      return;
    }
    const recognition = new Recognition();
    recognition.continuous = true;
    recognition.interimResults = false;
    recognition.lang = 'en-US';
    recognition.onresult = (event) => {
      for (let i = event.resultIndex; i < event.results.length; i += 1) {
        const result = event.results[i]!;
        if (result.isFinal) {
          this.socket.send({ event: 'recognized', text: result[0]!.transcript.trim() });
        }
      }
    };
    recognition.onerror = (event) => {
      if (this.recognition === recognition && !HarmlessErrors.has(event.error ?? '')) {
        this.stopRecognition();
        this.change({ recognitionError: event.error ?? 'unknown' });
      }
    };
    recognition.onend = () => {
      if (this.recognition === recognition && this.state.value.phase === 'connected') {
        recognition.start();
      }
    };
    this.recognition = recognition;
    recognition.start();
    this.socket.send({ event: 'recognition', active: true });
    this.change({ recognition: 'on', recognitionError: null });
  }

  stopRecognition(): void {
    const recognition = this.recognition;
    this.recognition = null;
    if (recognition) {
      recognition.stop();
      this.socket.send({ event: 'recognition', active: false });
    }
    this.change({ recognition: 'off' });
  }

  close(): void {
    this.stopSound();
    this.socket.close();
  }

  private onOpen(isOnline: boolean): void {
    this.change({ isOnline });
    if (isOnline && this.recognition) {
      // The server has forgotten it with the connection before.
      this.socket.send({ event: 'recognition', active: true });
    }
  }

  private onMessage(message: Record<string, unknown>): void {
    const text = (name: string): string => (typeof message[name] === 'string' ? (message[name] as string) : '');
    switch (message.event) {
      case 'ringing':
        if (text('call_id') === this.state.value.callId && this.state.value.phase === 'connected') {
          // The connection was lost and is back: microphone and sound go on.
          break;
        }
        this.stopSound();
        this.change({
          ...Idle,
          isOnline: true,
          phase: 'ringing',
          callId: text('call_id'),
          caller: text('caller'),
          restaurant: text('restaurant'),
        });
        break;
      case 'connected':
        this.change({ phase: 'connected' });
        if (!this.player) {
          // Answered before this page was loaded again. Where the browser wants a press first, the page asks for one.
          this.startSound().catch(() => undefined);
        }
        break;
      case 'hung_up':
        this.finish(text('by'));
        break;
      case 'replaced':
        // Another page has the telephone now; connecting again would take it back.
        this.close();
        this.change({ ...Idle, phase: 'ended', callId: this.state.value.callId, endedBy: 'replaced' });
        break;
      case 'heard':
        this.change({ heard: putHeard(this.state.value.heard, text('text'), message.final === true) });
        break;
      default:
    }
  }

  private finish(by: string): void {
    if (this.state.value.phase !== 'ended' && this.state.value.phase !== 'idle') {
      this.stopSound();
      this.change({ phase: 'ended', endedBy: by, microphone: 'off', recognition: 'off', sound: 'off' });
    }
  }

  private stopSound(): void {
    const recognition = this.recognition;
    this.recognition = null;
    recognition?.stop();
    this.microphone?.stop();
    this.microphone = null;
    this.player?.stop();
    this.player = null;
    this.levels.agent = 0;
    this.levels.microphone = 0;
  }

  private change(changes: Partial<TelephoneState>): void {
    this.state.update((state) => ({ ...state, ...changes }));
  }
}

/** What was heard, with the new words: an unfinished line is replaced, a finished one is kept. */
export function putHeard(heard: TelephoneState['heard'], text: string, isFinal: boolean): TelephoneState['heard'] {
  const kept = heard.length > 0 && !heard[heard.length - 1]!.isFinal ? heard.slice(0, -1) : heard;
  return text.length > 0 ? [...kept, { text, isFinal }] : kept;
}

/** The telephone of this page, while it is connected. */
export const telephone = new Store<Telephone | null>(null);

export function connectTelephone(): Telephone {
  const found = telephone.value ?? new Telephone();
  telephone.set(found);
  return found;
}

export function disconnectTelephone(): void {
  telephone.value?.close();
  telephone.set(null);
}
