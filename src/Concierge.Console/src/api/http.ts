import { Store } from '../app/store';

/** A request that was refused or failed: what happened, its stable code, and what to do about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly remedy?: string,
  ) {
    super(message);
  }
}

/** Called when the server no longer accepts the session. */
export const sessionEnded = new Store(0);

/** An id for Idempotency-Key: a UUID where the page may make one, as many random bits elsewhere (plain http on another host). */
export function newId(): string {
  return typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface SendOptions {
  body?: unknown;
  /** Sent as it is, with this media type. */
  raw?: { content: Blob | string; type: string };
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Whether 401 is an answer of its own and does not end the session. */
  isSignIn?: boolean;
}

export function buildHeaders(method: string, options: SendOptions): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', ...options.headers };
  if (method !== 'GET') {
    headers['X-Concierge-Console'] = '1';
  }
  if (options.raw) {
    headers['Content-Type'] = options.raw.type;
  } else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  return headers;
}

export async function open(method: string, path: string, options: SendOptions = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: buildHeaders(method, options),
      body: options.raw?.content ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      signal: options.signal ?? null,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (options.signal?.aborted) {
      throw error;
    }
    throw new ApiError(0, 'console.unreachable', '');
  }
  if (!response.ok) {
    const error = await readError(response);
    if (response.status === 401 && !options.isSignIn) {
      sessionEnded.set(sessionEnded.value + 1);
    }
    throw error;
  }
  return response;
}

export async function send<T>(method: string, path: string, options: SendOptions = {}): Promise<T> {
  const response = await open(method, path, options);
  const text = await response.text();
  return (text.length > 0 ? JSON.parse(text) : undefined) as T;
}

async function readError(response: Response): Promise<ApiError> {
  try {
    const problem = (await response.json()) as { code?: string; title?: string; detail?: string };
    return new ApiError(response.status, problem.code ?? `http.${response.status}`, problem.title ?? response.statusText, problem.detail);
  } catch {
    return new ApiError(response.status, `http.${response.status}`, `HTTP ${response.status}`);
  }
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => send<T>('GET', path, { signal });

export const post = <T>(path: string, body: unknown, options: SendOptions = {}): Promise<T> => send<T>('POST', path, { ...options, body });

/** The address of a WebSocket on this server. */
export function socketAddress(path: string): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`;
}
