import { followEvents, type StreamState } from '../api/eventStream';
import { ApiError, get, post } from '../api/http';
import { Socket } from '../api/socket';
import type { CallEvent, CallRecord, CallView } from '../api/types';
import { Store } from '../app/store';
import { tagged } from '../audio/blocks';
import { Envelope } from '../audio/envelope';
import { peak } from '../audio/mulaw';
import { Microphone, Player } from '../audio/sound';
import { applyEvent, type CallState, emptyCall, fromView, isOver } from './callState';
import { notify } from './notifications';

const Speakers = { 1: 'restaurant', 2: 'agent' } as const;
const AgentTag = 2;

/** A call that the page follows: its events, and its sound while it lasts. It continues when another page of the console is shown. */
export class LiveCall {
  readonly view = new Store<CallView | null>(null);
  /** What remains of a call whose words are no longer kept. */
  readonly record = new Store<CallRecord | null>(null);
  readonly state = new Store<CallState>(emptyCall);
  readonly stream = new Store<StreamState>('connecting');
  readonly error = new Store<ApiError | null>(null);
  readonly isListening = new Store(false);
  readonly isTakenOver = new Store(false);
  readonly envelope = new Envelope();
  private readonly end = new AbortController();
  private createdAt = performance.now();
  private viewedAt = 0;
  private socket: Socket | null = null;
  private player: Player | null = null;
  private microphone: Microphone | null = null;

  constructor(readonly id: string) {
    void this.follow();
  }

  /** Seconds since the call's creation; after its end, how long it lasted. */
  get elapsed(): number {
    return this.state.value.result?.duration_seconds ?? (performance.now() - this.createdAt) / 1000;
  }

  /** Seconds since the answer, or null before it. */
  get sinceAnswer(): number | null {
    const { answeredAt } = this.state.value;
    return answeredAt === null ? null : Math.max(0, this.elapsed - answeredAt);
  }

  hangUp(): Promise<unknown> {
    return post(`/calls/${this.id}/hangup`, undefined);
  }

  answer(questionId: string, answer: string | null): Promise<unknown> {
    return post(`/calls/${this.id}/answer`, { question_id: questionId, answer });
  }

  async listen(): Promise<void> {
    this.player = new Player();
    await this.player.start();
    this.isListening.set(true);
  }

  stopListening(): void {
    this.player?.stop();
    this.player = null;
    this.isListening.set(false);
  }

  /** The operator speaks with the restaurant from now on. */
  async takeOver(): Promise<void> {
    const microphone = new Microphone();
    await microphone.start((frames) => {
      if (this.isTakenOver.value) {
        this.socket?.send(tagged(AgentTag, frames.line));
      }
    });
    try {
      await post(`/calls/${this.id}/takeover`, undefined);
    } catch (error) {
      microphone.stop();
      throw error;
    }
    this.microphone = microphone;
    this.isTakenOver.set(true);
    if (!this.isListening.value) {
      await this.listen();
    }
  }

  close(): void {
    this.end.abort();
    this.closeSound();
  }

  private async follow(): Promise<void> {
    try {
      const view = await get<CallView>(`/calls/${this.id}`);
      this.createdAt = performance.now() - view.elapsed_seconds * 1000;
      this.viewedAt = view.elapsed_seconds;
      this.view.set(view);
      if (view.result) {
        this.state.set(fromView(view));
        // The events tell when the call was answered, which the view does not.
        this.state.set({ ...this.state.value, lastNumber: 0, steps: [] });
      }
      await followEvents({
        source: () => ({ method: 'GET', path: `/calls/${this.id}/events` }),
        onState: (state) => this.stream.set(state),
        onEvent: (event) => this.onEvent(JSON.parse(event.data) as CallEvent),
        signal: this.end.signal,
      });
    } catch (error) {
      await this.onFailed(error instanceof ApiError ? error : new ApiError(0, 'console.unreachable', String(error)));
    } finally {
      this.closeSound();
    }
  }

  private async onFailed(error: ApiError): Promise<void> {
    if (error.code === 'call.not_found' && this.view.value === null) {
      try {
        this.record.set(await get<CallRecord>(`/calls/${this.id}/record`));
        return;
      } catch {
        // There is no such call, or it is another person's.
      }
    }
    this.error.set(error);
  }

  private onEvent(event: CallEvent): boolean {
    if (event.at_seconds > this.viewedAt) {
      // The clock of a rehearsal may run slower than this one.
      this.createdAt = performance.now() - event.at_seconds * 1000;
    }
    this.state.update((state) => applyEvent(state, event));
    if (event.type === 'question' && event.question) {
      notify('question', this.view.value?.restaurant_name ?? '', event.question.text, this.id);
    } else if (event.type === 'outcome' && event.result && !this.view.value?.result) {
      notify('ended', this.view.value?.restaurant_name ?? '', event.result.message, this.id);
    }
    if (event.type === 'status' && event.status === 'in_progress' && !this.view.value?.result) {
      this.openSound();
    }
    return isOver(this.state.value) && event.type === 'outcome';
  }

  private openSound(): void {
    // Tried again for as long as the call lasts: another server may have to adopt it first.
    this.socket ??= new Socket(`/calls/${this.id}/audio`, {
      onText: (message) => {
        if (message.event === 'ended') {
          this.closeSound();
        }
      },
      onBinary: (message) => this.onFrame(message),
    });
  }

  private onFrame(message: Uint8Array): void {
    const speaker = Speakers[message[0] as 1 | 2];
    const at = this.sinceAnswer;
    if (speaker && at !== null) {
      const frame = message.subarray(1);
      this.envelope.add(speaker, at, peak(frame));
      if (speaker === 'restaurant' || !this.isTakenOver.value) {
        // After a takeover the agent's side is the operator's own voice.
        this.player?.play(frame, speaker);
      }
    }
  }

  private closeSound(): void {
    this.socket?.close();
    this.socket = null;
    this.microphone?.stop();
    this.microphone = null;
    this.isTakenOver.set(false);
    if (this.isListening.value) {
      this.stopListening();
    }
  }
}

const calls = new Map<string, LiveCall>();

/** The call that was placed or opened last and has not ended. */
export const currentCall = new Store<LiveCall | null>(null);

export function followCall(id: string): LiveCall {
  let call = calls.get(id);
  if (!call) {
    call = new LiveCall(id);
    calls.set(id, call);
  }
  return call;
}

/** Drops what is known of the calls, when another person signs in. */
export function forgetCalls(): void {
  for (const call of calls.values()) {
    call.close();
  }
  calls.clear();
  currentCall.set(null);
}
