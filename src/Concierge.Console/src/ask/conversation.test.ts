import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../api/http';
import type { Plan } from '../api/types';
import { ask, conversation, place, startOver } from './conversation';
import { findChanges, keepTyped, toFields } from './planChanges';

const plan: Plan = { plan_id: 'p1', status: 'ready', summary: '', party_size: 4, date: '2026-12-02', questions: [], problems: [] };

function answerWith(...events: [string, object][]): void {
  const body = events.map(([name, data], index) => `event: ${name}\ndata: ${JSON.stringify(data)}\nid: r1:${index + 1}\n\n`).join('');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })));
}

afterEach(() => {
  vi.unstubAllGlobals();
  startOver();
});

describe('a call that is refused', () => {
  it('is thrown with its code and remedy, for the button that was pressed', async () => {
    answerWith(['answer', { session_id: 's', answer: 'Too many calls.', error_code: 'limit.hour', remedy: 'Wait.' }]);

    const refused = await place(plan, () => undefined).catch((error: unknown) => error as ApiError);

    expect(refused).toBeInstanceOf(ApiError);
    expect([(refused as ApiError).code, (refused as ApiError).message, (refused as ApiError).remedy]).toEqual([
      'limit.hour',
      'Too many calls.',
      'Wait.',
    ]);
    expect(conversation.value.messages).toEqual([]);
    expect(conversation.value.isBusy).toBe(false);
  });
});

describe('a call whose server failed', () => {
  it('is told in the conversation that comes next', async () => {
    const call = { call_id: 'c1', restaurant_name: "Luigi's", message: 'It is not known what was agreed.', error_code: 'call.interrupted' };
    answerWith(['interrupted_call', call], ['answer', { session_id: 's', answer: 'At what time?' }]);

    await ask('a table');

    expect(conversation.value.messages.map((message) => message.kind)).toEqual(['guest', 'interrupted', 'answer']);
  });
});

describe('what is typed while a change of the plan is checked', () => {
  it('stays when the new plan arrives', () => {
    const sent = { ...toFields(plan), party_size: '5' };
    const typed = { ...sent, customer_name: 'Smith' };
    const next: Plan = { ...plan, party_size: 5, date: '2026-12-03' };

    const kept = keepTyped(sent, typed, toFields(next));

    expect([kept.party_size, kept.date, kept.customer_name]).toEqual(['5', '2026-12-03', 'Smith']);
    expect(findChanges(next, kept)).toEqual({ customer_name: 'Smith' });
    expect(keepTyped(null, typed, toFields(next))).toEqual(toFields(next));
  });
});
