import type { CallEvent, CallStatus, CallView, Question, Result, Retry, Turn } from '../api/types';

export interface CallState {
  status: CallStatus;
  carrierStatus: string | null;
  answeredBy: string | null;
  /** Seconds from the call's creation to the answer. */
  answeredAt: number | null;
  turns: Turn[];
  question: Question | null;
  /** When the question was asked, in seconds since the call's creation. */
  questionAt: number;
  retry: Retry | null;
  warnings: { code: string; text: string }[];
  result: Result | null;
  /** What happened beside the conversation, in order. */
  steps: { at: number; kind: 'status' | 'carrier_status'; value: string }[];
  lastNumber: number;
}

export const emptyCall: CallState = {
  status: 'pending',
  carrierStatus: null,
  answeredBy: null,
  answeredAt: null,
  turns: [],
  question: null,
  questionAt: 0,
  retry: null,
  warnings: [],
  result: null,
  steps: [],
  lastNumber: 0,
};

/** The state after an event. Events that were seen before change nothing: a stream that was opened again may repeat them. */
export function applyEvent(state: CallState, event: CallEvent): CallState {
  if (event.number <= state.lastNumber) {
    return state;
  }
  const next = { ...state, lastNumber: event.number };
  switch (event.type) {
    case 'status':
      return {
        ...next,
        status: event.status ?? state.status,
        answeredAt: answerOf(state, event.status, event.at_seconds),
        retry: null,
        steps: [...state.steps, { at: event.at_seconds, kind: 'status', value: event.status ?? '' }],
      };
    case 'carrier_status':
      return {
        ...next,
        carrierStatus: event.carrier_status ?? null,
        answeredAt: answerOf(state, event.carrier_status, event.at_seconds),
        steps: [...state.steps, { at: event.at_seconds, kind: 'carrier_status', value: event.carrier_status ?? '' }],
      };
    case 'turn':
      return event.turn ? { ...next, turns: putTurn(state.turns, event.turn) } : next;
    case 'answered_by':
      return { ...next, answeredBy: event.answered_by ?? null };
    case 'question':
      return { ...next, question: event.question ?? null, questionAt: event.at_seconds };
    case 'answer':
      return { ...next, question: null };
    case 'retry':
      return { ...next, retry: event.retry ?? null, answeredAt: null };
    case 'warning':
      return { ...next, warnings: [...state.warnings, { code: event.warning_code ?? '', text: event.warning ?? '' }] };
    default:
      return { ...next, ...finish(state, event.result) };
  }
}

// The carrier tells of the answer a moment before the media stream is open. Turns count from the answer.
const answerOf = (state: CallState, status: string | undefined, at: number): number | null =>
  state.answeredAt ?? (status === 'in_progress' ? at : null);

function finish(state: CallState, result: Result | undefined): Partial<CallState> {
  return result
    ? { result, status: result.status, question: null, retry: null, turns: result.transcript.length > 0 ? result.transcript : state.turns }
    : {};
}

function putTurn(turns: Turn[], turn: Turn): Turn[] {
  const place = turns.findIndex((other) => other.number >= turn.number);
  if (place < 0) {
    return [...turns, turn];
  }
  return turns[place]!.number === turn.number
    ? [...turns.slice(0, place), turn, ...turns.slice(place + 1)]
    : [...turns.slice(0, place), turn, ...turns.slice(place)];
}

/** The state of a call whose events are no longer there, from its view. */
export function fromView(view: CallView): CallState {
  return {
    ...emptyCall,
    status: view.status,
    carrierStatus: view.carrier_status ?? null,
    turns: view.transcript,
    question: view.question ?? null,
    retry: view.retry ?? null,
    result: view.result ?? null,
    answeredBy: view.result?.answered_by ?? null,
  };
}

export const isOver = (state: CallState): boolean => state.result !== null;

/** About two and a half words a second: how long a turn lasts when nothing was heard of it. */
const WordsPerSecond = 2.6;

/** Where each turn begins and ends, in seconds since the answer. A turn lasts until the next one, or as long as its words take. */
export function turnSpans(turns: Turn[], now: number | null): { turn: Turn; from: number; to: number }[] {
  return turns.map((turn, index) => {
    const spoken = Math.max(0.8, turn.text.split(/\s+/).length / WordsPerSecond);
    const next = turns[index + 1];
    const limit = next ? next.at_seconds : (now ?? Number.POSITIVE_INFINITY);
    return { turn, from: turn.at_seconds, to: Math.max(turn.at_seconds + 0.4, Math.min(turn.at_seconds + spoken, limit)) };
  });
}
