import { describe, expect, it } from 'vitest';
import type { Plan } from '../api/types';
import { addText } from '../ask/conversation';
import { findChanges, toFields } from '../ask/planChanges';
import { figures } from '../operator/figures';
import { anHourLater, spokenTime, suggestReplies } from '../rehearsal/replies';
import { putHeard } from '../rehearsal/telephone';
import { chooseLanguage } from '../text';
import { de } from '../text/de';
import { en } from '../text/en';
import { duration, time } from '../text/format';
import { parseRoute } from './router';

const plan = {
  plan_id: 'p',
  status: 'ready',
  restaurant: { name: "Luigi's", phone_number: '+14155550142' },
  party_size: 4,
  date: '2026-11-23',
  time: '19:00',
  concessions: { latest_time: '20:00', other_dates: ['2026-11-24'] },
  questions: [],
  problems: [],
} as unknown as Plan;

describe('findChanges', () => {
  it('has what differs, in the shape of the API', () => {
    const fields = { ...toFields(plan), party_size: '5', latest_time: '', other_dates: '', special_requests: ' window ' };
    expect(findChanges(plan, fields)).toEqual({ party_size: 5, latest_time: '', other_dates: [], special_requests: 'window' });
  });

  it('is null when nothing differs', () => {
    expect(findChanges(plan, toFields(plan))).toBeNull();
  });
});

describe('addText', () => {
  it('joins the words of one step and begins anew with the next', () => {
    const words = (step: number, text: string) => ({ agent: 'reservation', step, text });
    const messages = [words(1, 'I '), words(1, 'look. '), words(2, 'Found.')].reduce<Parameters<typeof addText>[0]>(addText, []);
    expect(messages.map((message) => (message.kind === 'agent' ? message.text : ''))).toEqual(['I look. ', 'Found.']);
  });
});

describe('the telephone', () => {
  it('replaces an unfinished line and keeps a finished one', () => {
    const heard = putHeard(putHeard(putHeard([], 'yes we', false), 'yes we have', true), 'at', false);
    expect(heard).toEqual([
      { text: 'yes we have', isFinal: true },
      { text: 'at', isFinal: false },
    ]);
  });

  it('suggests replies with the values of the request', () => {
    const texts = suggestReplies("Luigi's", { party_size: 4, time: '19:30' }).map((reply) => reply.text);
    expect(texts).toContain('Yes, we have a table for four at seven thirty.');
    expect(texts.join(' ')).toContain('eight thirty');
  });

  it.each([
    ['00:00', 'twelve'],
    ['12:15', 'twelve fifteen'],
    ['21:00', 'nine'],
  ])('says %s as "%s"', (value, spoken) => expect(spokenTime(value)).toBe(spoken));

  it('stays within the day', () => expect(anHourLater('23:30')).toBe('23:30'));
});

describe('texts', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]))
      : typeof value;

  it('have the same names in both languages, and none is empty but the one that may be', () => {
    expect(JSON.stringify(shape(de))).toBe(JSON.stringify(shape(en)));
  });

  it.each([
    [null, ['de-CH', 'en'], 'de'],
    [null, ['fr', 'en-GB'], 'en'],
    ['de', ['en'], 'de'],
    ['xx', [], 'en'],
  ] as const)('are chosen by the setting and the browser: %s, %s', (stored, preferred, chosen) => {
    expect(chooseLanguage(stored, preferred)).toBe(chosen);
  });

  it('write times and lengths', () => {
    expect(time('19:00').replace(/\s/g, ' ')).toBe('7:00 PM');
    expect(duration(125.9)).toBe('2:05');
  });
});

describe('the address', () => {
  it('is read into segments', () => {
    expect(parseRoute('#/calls/ab%2012?x=1')).toEqual(['calls', 'ab 12']);
    expect(parseRoute('#link=abc')).toEqual([]);
  });
});

describe('the server', () => {
  it('is shown by its numbers', () => {
    const state = { version: '1', started_at: '', draining: false, calls_under_way: 2, cpu_percent: 12.5 };
    expect(figures(state).map((figure) => figure.name)).toEqual(['calls_under_way', 'cpu_percent']);
  });
});
