import { followEvents } from '../api/eventStream';
import { ApiError, newId, post } from '../api/http';
import type { CallEvent, Plan, Result, Scenario } from '../api/types';
import { Store } from '../app/store';
import { currentCall, followCall } from '../calls/liveCall';
import { texts } from '../text';

export interface Row {
  scenario: string;
  phase: 'waiting' | 'calling' | 'done' | 'failed';
  callId: string | null;
  result: Result | null;
  isRight: boolean | null;
  error: unknown;
}

export interface RunState {
  rows: Row[];
  isRunning: boolean;
}

/** The scenarios that this page plays, one after the other. They go on when another page of the console is shown. */
export const scenarioRun = new Store<RunState>({ rows: [], isRunning: false });

let stop: AbortController | null = null;

export async function play(scenarios: Scenario[], request: string): Promise<void> {
  if (scenarioRun.value.isRunning) {
    return;
  }
  const rows = scenarios.map(
    (scenario): Row => ({ scenario: scenario.name, phase: 'waiting', callId: null, result: null, isRight: null, error: null }),
  );
  scenarioRun.set({ rows, isRunning: true });
  stop = new AbortController();
  for (const [index, scenario] of scenarios.entries()) {
    if (stop.signal.aborted) {
      break;
    }
    await playOne(index, scenario, request, stop.signal);
  }
  scenarioRun.update((state) => ({ ...state, isRunning: false }));
}

/** Ends the run after hanging up the call that is under way. */
export async function stopPlaying(): Promise<void> {
  stop?.abort();
  const calling = scenarioRun.value.rows.find((row) => row.phase === 'calling');
  if (calling?.callId) {
    await post(`/calls/${calling.callId}/hangup`, undefined);
  }
}

function change(index: number, changes: Partial<Row>): void {
  scenarioRun.update((state) => ({ ...state, rows: state.rows.map((row, at) => (at === index ? { ...row, ...changes } : row)) }));
}

async function playOne(index: number, scenario: Scenario, request: string, signal: AbortSignal): Promise<void> {
  change(index, { phase: 'calling' });
  try {
    if (scenario.needs_booking) {
      const earlier = await call('accepts', request, signal, (callId) => change(index, { callId }));
      if (earlier?.outcome !== 'confirmed') {
        const { noBooking, noBookingRemedy } = texts().rehearsal;
        throw new ApiError(0, 'console.no_booking', noBooking, noBookingRemedy);
      }
    }
    const result = await call(scenario.name, scenario.request ?? request, signal, (callId) => change(index, { callId }));
    change(index, { phase: 'done', result, isRight: result ? scenario.expected.includes(result.outcome) : null });
  } catch (error) {
    change(index, { phase: 'failed', error });
  }
}

/** Places a call that a scenario answers, and waits for its end. */
async function call(scenario: string, request: string, signal: AbortSignal, onStarted: (callId: string) => void): Promise<Result | null> {
  await post('/console/answering', { by: 'scenario', scenario });
  const plan = await post<Plan>('/plans', { text: request });
  if (plan.status !== 'ready') {
    const problem = plan.problems[0];
    throw new ApiError(0, problem?.code ?? 'plan.incomplete', problem?.message ?? plan.summary, problem?.remedy);
  }
  const headers = { 'Idempotency-Key': newId() };
  const { call_id: callId } = await post<{ call_id: string }>('/calls', { plan_id: plan.plan_id }, { headers });
  onStarted(callId);
  currentCall.set(followCall(callId));
  return waitForResult(callId, signal);
}

async function waitForResult(callId: string, signal: AbortSignal): Promise<Result | null> {
  let result: Result | null = null;
  await followEvents({
    source: () => ({ method: 'GET', path: `/calls/${callId}/events` }),
    onEvent: (event) => {
      const callEvent = JSON.parse(event.data) as CallEvent;
      result = callEvent.result ?? result;
      return callEvent.type === 'outcome';
    },
    signal,
  });
  return result;
}
