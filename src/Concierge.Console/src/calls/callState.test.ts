import { describe, expect, it } from 'vitest';
import type { CallEvent, Result, Turn } from '../api/types';
import { applyEvent, emptyCall, turnSpans } from './callState';

const turn = (number: number, text: string, at = number * 5): Turn => ({
  number,
  speaker: number % 2 ? 'restaurant' : 'agent',
  text,
  at_seconds: at,
  interrupted: false,
});
const said = (number: number, value: Turn): CallEvent => ({ number, at_seconds: number, type: 'turn', turn: value });
const read = (events: CallEvent[]) => events.reduce(applyEvent, emptyCall);

describe('applyEvent', () => {
  it('shows each turn once when a stream repeats its events', () => {
    const events = [said(1, turn(1, 'hello')), said(2, turn(2, 'good evening')), said(3, turn(3, 'yes'))];
    expect(read([...events.slice(0, 2), ...events]).turns.map((one) => one.text)).toEqual(['hello', 'good evening', 'yes']);
  });

  it('replaces a turn that is told again, and keeps the turns in order', () => {
    const state = read([said(1, turn(2, 'good eve')), said(2, turn(1, 'hello')), said(3, { ...turn(2, 'good'), interrupted: true })]);
    expect(state.turns.map((one) => [one.text, one.interrupted])).toEqual([
      ['hello', false],
      ['good', true],
    ]);
  });

  it('closes a question when it is answered and when the call ends', () => {
    const asked: CallEvent = { number: 1, at_seconds: 20, type: 'question', question: { id: 'q1', text: 'Eight?', patience_seconds: 30 } };
    expect(read([asked]).question?.id).toBe('q1');
    expect(read([asked, { number: 2, at_seconds: 25, type: 'answer', answer: 'yes' }]).question).toBeNull();
    const result = {
      call_id: 'c',
      status: 'completed',
      outcome: 'unclear',
      message: '',
      transcript: [],
      evidence: [],
    } as unknown as Result;
    expect(read([asked, { number: 2, at_seconds: 30, type: 'outcome', result }]).question).toBeNull();
  });

  it('knows when the call was answered', () => {
    const answered: CallEvent = { number: 1, at_seconds: 4.2, type: 'carrier_status', carrier_status: 'in_progress' };
    const streaming: CallEvent = { number: 2, at_seconds: 5, type: 'status', status: 'in_progress' };
    expect(read([answered, streaming]).answeredAt).toBe(4.2);
    expect(read([streaming]).answeredAt).toBe(5);
    expect(read([{ number: 1, at_seconds: 3, type: 'carrier_status', carrier_status: 'ringing' }]).answeredAt).toBeNull();
  });
});

describe('turnSpans', () => {
  it('ends a turn where the next one begins', () => {
    const spans = turnSpans([turn(1, 'one two three four five six seven eight nine ten', 0), turn(2, 'yes', 2)], null);
    expect(spans[0]?.to).toBe(2);
    expect(spans[1]?.to).toBeCloseTo(2.8);
  });
});
