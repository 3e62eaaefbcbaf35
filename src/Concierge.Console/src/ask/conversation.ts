import { followEvents, type StreamState } from '../api/eventStream';
import { ApiError, newId } from '../api/http';
import type { Plan, RequestAnswer } from '../api/types';
import { Store } from '../app/store';
import { currentCall, followCall } from '../calls/liveCall';

export type Message =
  | { kind: 'guest'; text: string }
  | { kind: 'agent'; agent: string; step: number; text: string }
  | { kind: 'found'; restaurants: { name: string; address?: string; cuisine?: string; price?: number }[] }
  | { kind: 'answer'; text: string; code?: string; remedy?: string }
  | { kind: 'call'; callId: string; restaurant: string };

export interface ConversationState {
  messages: Message[];
  plan: Plan | null;
  sessionId: string | null;
  isBusy: boolean;
  /** The agent that works on the request. */
  agent: string | null;
  stream: StreamState;
  error: unknown;
}

const Empty: ConversationState = { messages: [], plan: null, sessionId: null, isBusy: false, agent: null, stream: 'ended', error: null };

/** The conversation with the agents. It is kept while other pages of the console are shown. */
export const conversation = new Store<ConversationState>(Empty);

const change = (changes: Partial<ConversationState>): void => conversation.update((state) => ({ ...state, ...changes }));

const add = (message: Message): void => conversation.update((state) => ({ ...state, messages: [...state.messages, message] }));

export function startOver(): void {
  conversation.set(Empty);
}

export const setPlan = (plan: Plan | null): void => change({ plan });

/** Sends the guest's words to the agents. Nobody is called: a call comes from a plan. */
export function ask(text: string): Promise<void> {
  add({ kind: 'guest', text });
  change({ plan: null });
  return run({ text, mode: 'plan', session_id: conversation.value.sessionId ?? undefined });
}

/** Places the call of a plan; `onStarted` gets its id. */
export async function place(plan: Plan, onStarted: (callId: string) => void): Promise<void> {
  await run({ plan_id: plan.plan_id, session_id: conversation.value.sessionId ?? undefined }, (callId) => {
    add({ kind: 'call', callId, restaurant: plan.restaurant?.name ?? '' });
    change({ plan: null });
    currentCall.set(followCall(callId));
    onStarted(callId);
  });
}

async function run(body: object, onStarted?: (callId: string) => void): Promise<void> {
  // The request continues at the server without this page; a repetition with the same key gets its events again.
  const key = newId();
  const end = new AbortController();
  change({ isBusy: true, error: null, agent: null });
  try {
    await followEvents({
      source: (lastEventId) =>
        lastEventId === null
          ? { method: 'POST', path: '/requests', options: { body, headers: { 'Idempotency-Key': key } } }
          : { method: 'GET', path: `/requests/${encodeURIComponent(lastEventId.split(':')[0]!)}/events` },
      onState: (stream) => change({ stream }),
      onEvent: (event) => onEvent(event.name, JSON.parse(event.data) as never, onStarted),
      signal: end.signal,
    });
  } catch (error) {
    change({ error: error instanceof ApiError ? error : new ApiError(0, 'console.failed', String(error)) });
  } finally {
    change({ isBusy: false, agent: null, stream: 'ended' });
  }
}

function onEvent(name: string, data: never, onStarted?: (callId: string) => void): boolean {
  switch (name) {
    case 'handed_off':
      change({ agent: (data as { agent: string }).agent });
      return false;
    case 'text':
      conversation.update((state) => ({ ...state, messages: addText(state.messages, data) }));
      return false;
    case 'restaurant_found':
      add({ kind: 'found', restaurants: [data] });
      return false;
    case 'restaurants_found':
      add({ kind: 'found', restaurants: (data as { restaurants: never[] }).restaurants });
      return false;
    case 'call_started':
      onStarted?.((data as { call_id: string }).call_id);
      return false;
    case 'plan':
      change({ plan: data });
      return false;
    case 'answer':
      onAnswer(data);
      return true;
    default:
      return false;
  }
}

/** The messages with the next words of an agent: in its message, or in a new one when the agent begins a new step. */
export function addText(messages: Message[], words: { agent: string; step: number; text: string }): Message[] {
  const last = messages[messages.length - 1];
  return last?.kind === 'agent' && last.agent === words.agent && last.step === words.step
    ? [...messages.slice(0, -1), { ...last, text: last.text + words.text }]
    : [...messages, { kind: 'agent', ...words }];
}

function onAnswer(answer: RequestAnswer): void {
  conversation.update((state) => {
    const last = state.messages[state.messages.length - 1];
    // The answer is what the agent has said last, word for word or as the program corrected it.
    const messages = last?.kind === 'agent' ? state.messages.slice(0, -1) : state.messages;
    return {
      ...state,
      sessionId: answer.session_id,
      plan: answer.plan ?? state.plan,
      messages: [...messages, { kind: 'answer', text: answer.answer, code: answer.error_code, remedy: answer.remedy }],
    };
  });
}
