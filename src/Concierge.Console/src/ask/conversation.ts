import { followEvents, type StreamState } from '../api/eventStream';
import { ApiError, newId } from '../api/http';
import type { InterruptedCall, Plan, RequestAnswer } from '../api/types';
import { Store } from '../app/store';
import { currentCall, followCall } from '../calls/liveCall';

export type Message =
  | { kind: 'guest'; text: string }
  | { kind: 'agent'; agent: string; step: number; text: string }
  | { kind: 'found'; restaurants: { name: string; address?: string; cuisine?: string; price?: number }[] }
  | { kind: 'answer'; text: string; code?: string; remedy?: string }
  | { kind: 'call'; callId: string; restaurant: string }
  | { kind: 'interrupted'; call: InterruptedCall };

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
export async function ask(text: string): Promise<void> {
  add({ kind: 'guest', text });
  change({ plan: null });
  try {
    await run({ text, mode: 'plan', session_id: conversation.value.sessionId ?? undefined }, { onAnswer });
  } catch (error) {
    change({ error: toApiError(error) });
  }
}

/**
 * Places the call of a plan; `onStarted` gets its id. Ends with the call. What is refused before anybody is called is thrown, and shown where the
 * button was pressed.
 */
export async function place(plan: Plan, onStarted: (callId: string) => void): Promise<void> {
  let refusal: ApiError | null = null;
  let hasStarted = false;
  const body = { plan_id: plan.plan_id, session_id: conversation.value.sessionId ?? undefined };
  try {
    await run(body, {
      onStarted: (callId) => {
        hasStarted = true;
        add({ kind: 'call', callId, restaurant: plan.restaurant?.name ?? '' });
        change({ plan: null });
        currentCall.set(followCall(callId));
        onStarted(callId);
      },
      onAnswer: (answer) => {
        if (!hasStarted && answer.error_code) {
          refusal = new ApiError(0, answer.error_code, answer.answer, answer.remedy);
        } else {
          onAnswer(answer);
        }
      },
    });
  } catch (error) {
    refusal = toApiError(error);
  }
  if (refusal && !hasStarted) {
    throw refusal;
  }
  if (refusal) {
    change({ error: refusal });
  }
}

const toApiError = (error: unknown): ApiError => (error instanceof ApiError ? error : new ApiError(0, 'console.failed', String(error)));

interface RunHandlers {
  onStarted?: (callId: string) => void;
  onAnswer: (answer: RequestAnswer) => void;
}

async function run(body: object, handlers: RunHandlers): Promise<void> {
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
      onEvent: (event) => onEvent(event.name, JSON.parse(event.data) as never, handlers),
      signal: end.signal,
    });
  } finally {
    change({ isBusy: false, agent: null, stream: 'ended' });
  }
}

function onEvent(name: string, data: never, { onStarted, onAnswer: answered }: RunHandlers): boolean {
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
    case 'interrupted_call':
      // A call of this guest whose server failed: nobody else tells what is known about it.
      add({ kind: 'interrupted', call: data });
      return false;
    case 'answer':
      answered(data);
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
