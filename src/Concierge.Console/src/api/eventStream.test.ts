import { afterEach, describe, expect, it, vi } from 'vitest';
import { EventParser } from './eventParser';
import { followEvents, reconnectDelay } from './eventStream';

describe('EventParser', () => {
  it('reads events whatever the pieces are', () => {
    const text = 'event: turn\ndata: {"a":1}\nid: 7\n\n: still here\n\nevent: turn\r\ndata: one\r\ndata: two\r\n\r\n';
    const whole = new EventParser().read(text);
    const parser = new EventParser();
    expect([...text].flatMap((character) => parser.read(character))).toEqual(whole);
    expect(whole).toEqual([
      { name: 'turn', data: '{"a":1}', id: '7' },
      { name: 'turn', data: 'one\ntwo', id: null },
    ]);
  });
});

describe('reconnectDelay', () => {
  it('grows to five seconds', () => {
    expect([1, 2, 3, 4, 5, 20].map(reconnectDelay)).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
  });
});

describe('followEvents', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const stream = (text: string): Response => new Response(text, { status: 200 });

  it('continues after the last event that it has read, and tells that it reconnects', async () => {
    vi.useFakeTimers();
    const sent: (string | undefined)[] = [];
    const answers = [stream('data: a\nid: 1\n\ndata: b\nid: 2\n\ndata: cut of'), stream('data: c\nid: 3\n\n')];
    vi.stubGlobal('fetch', (_: string, options: { headers: Record<string, string> }) => {
      sent.push(options.headers['Last-Event-ID']);
      return Promise.resolve(answers.shift());
    });
    const read: string[] = [];
    const states: string[] = [];
    const running = followEvents({
      source: () => ({ method: 'GET', path: '/calls/x/events' }),
      onEvent: (event) => {
        read.push(event.data);
        return event.data === 'c';
      },
      onState: (state) => states.push(state),
      signal: new AbortController().signal,
    });
    await vi.advanceTimersByTimeAsync(2000);
    await running;
    expect(read).toEqual(['a', 'b', 'c']);
    expect(sent).toEqual([undefined, '2']);
    expect(states).toEqual(['connecting', 'open', 'reconnecting', 'open', 'ended']);
  });

  it('asks again what a proxy refuses, and not what the program refuses', async () => {
    vi.useFakeTimers();
    const answers = [
      new Response('no server', { status: 503 }),
      new Response(JSON.stringify({ code: 'storage.unavailable', title: 'The database does not answer.' }), { status: 503 }),
    ];
    vi.stubGlobal('fetch', () => Promise.resolve(answers.shift()));
    const following = followEvents({
      source: () => ({ method: 'POST', path: '/requests', options: { body: {} } }),
      onEvent: () => false,
      signal: new AbortController().signal,
    });
    const refused = expect(following).rejects.toMatchObject({ code: 'storage.unavailable' });
    await vi.advanceTimersByTimeAsync(2000);
    await refused;
  });

  it('throws what the server refuses', async () => {
    const problem = { code: 'call.not_found', title: 'There is no such call.', detail: 'GET /calls lists them.' };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(problem), { status: 404 })));
    const following = followEvents({
      source: () => ({ method: 'GET', path: '/calls/x/events' }),
      onEvent: () => false,
      signal: new AbortController().signal,
    });
    await expect(following).rejects.toMatchObject({ status: 404, code: 'call.not_found', remedy: 'GET /calls lists them.' });
  });
});
