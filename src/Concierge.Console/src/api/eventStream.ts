import { EventParser, type ServerEvent } from './eventParser';
import { ApiError, open, type SendOptions } from './http';

export type StreamState = 'connecting' | 'open' | 'reconnecting' | 'ended';

export interface StreamSource {
  method: 'GET' | 'POST';
  path: string;
  options?: SendOptions;
}

export interface StreamOptions {
  /** The request that opens the stream, or that continues it after the event with this id. */
  source: (lastEventId: string | null) => StreamSource;
  /** Returns whether this was the last event. */
  onEvent: (event: ServerEvent) => boolean;
  onState?: (state: StreamState) => void;
  signal: AbortSignal;
}

// The server sends a comment every 15 seconds while nothing happens.
const MaxSilence = 40_000;
const MaxDelay = 5_000;

/** How long to wait before the connection is tried again: half a second, then twice as long, five seconds at most. */
export const reconnectDelay = (failures: number): number => Math.min(MaxDelay, 500 * 2 ** Math.max(0, failures - 1));

/**
 * Follows server-sent events until the last one. A broken connection is opened again with Last-Event-ID, so that no event is lost; what the
 * server refuses (4xx) is thrown.
 */
export async function followEvents(options: StreamOptions): Promise<void> {
  let lastEventId: string | null = null;
  let failures = 0;
  options.onState?.('connecting');
  while (!options.signal.aborted) {
    try {
      const ended = await readOnce(options, lastEventId, (id) => {
        lastEventId = id ?? lastEventId;
        failures = 0;
      });
      if (ended) {
        options.onState?.('ended');
        return;
      }
    } catch (error) {
      if (options.signal.aborted) {
        return;
      }
      if (isFinal(error, options.source(lastEventId).method)) {
        throw error;
      }
    }
    failures += 1;
    options.onState?.('reconnecting');
    await sleep(reconnectDelay(failures), options.signal);
  }
}

/** Whether asking again would not help: the program has refused the request. A proxy without a server, or a server that starts, is asked again. */
function isFinal(error: unknown, method: string): boolean {
  if (!(error instanceof ApiError) || error.code === 'idempotency.in_progress') {
    return false;
  }
  const isOfProgram = !error.code.startsWith('http.') && error.status > 0;
  return (error.status >= 400 && error.status < 500) || (method === 'POST' && isOfProgram);
}

async function readOnce(options: StreamOptions, lastEventId: string | null, onRead: (id: string | null) => void): Promise<boolean> {
  const silence = new AbortController();
  const signal = AbortSignal.any([options.signal, silence.signal]);
  let timer = setTimeout(() => silence.abort(), MaxSilence);
  try {
    const { method, path, options: sent } = options.source(lastEventId);
    const headers: Record<string, string> = { ...sent?.headers, Accept: 'text/event-stream' };
    if (lastEventId !== null) {
      headers['Last-Event-ID'] = lastEventId;
    }
    const response = await open(method, path, { ...sent, headers, signal });
    options.onState?.('open');
    const reader = response.body!.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, BufferSource>).getReader();
    const parser = new EventParser();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return false;
      }
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), MaxSilence);
      for (const event of parser.read(value)) {
        onRead(event.id);
        if (options.onEvent(event)) {
          await reader.cancel();
          return true;
        }
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
