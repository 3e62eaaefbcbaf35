import { followEvents } from '../api/eventStream';
import { ApiError, get, newId, post } from '../api/http';
import type { Booking, CallEvent, Plan, Result, Scenario } from '../api/types';
import { Store } from '../app/store';
import { currentCall, followCall } from '../calls/liveCall';
import { texts } from '../text';
import { nextDay } from '../text/format';

const MaxDays = 30;

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
  const onStarted = (callId: string): void => change(index, { callId });
  try {
    const body = scenario.needs_booking ? await bookFirst(scenario, request, signal, onStarted) : { text: scenario.request ?? request };
    const plan = await post<Plan>('/plans', body);
    const result = await call(scenario.name, plan, signal, onStarted);
    if (result?.block && plan.restaurant) {
      await allowAgain(plan.restaurant);
    }
    change(index, { phase: 'done', result, isRight: result ? scenario.expected.includes(result.outcome) : null });
  } catch (error) {
    change(index, signal.aborted ? { phase: 'done' } : { phase: 'failed', error });
  }
}

/** Lets a restaurant be called again that asked not to be, or that was a wrong number: the next scenario has the same number. */
function allowAgain(restaurant: NonNullable<Plan['restaurant']>): Promise<void> {
  return restaurant.id === undefined
    ? post('/restaurants/allow', { phone_number: restaurant.phone_number })
    : post(`/restaurants/${restaurant.id}/allow`, undefined);
}

/** Makes the booking that a scenario is about, with a call of its own. Returns what is to be asked for then. */
async function bookFirst(scenario: Scenario, request: string, signal: AbortSignal, onStarted: (callId: string) => void): Promise<object> {
  const earlier = await call('accepts', await planFreeDay(request), signal, onStarted);
  if (earlier?.outcome !== 'confirmed' || !earlier.reservation_id) {
    const { noBooking, noBookingRemedy } = texts().rehearsal;
    throw new ApiError(0, 'console.no_booking', noBooking, noBookingRemedy);
  }
  const about = { reservation_id: earlier.reservation_id };
  return scenario.expected.includes('cancelled') || /^cancel/i.test(scenario.request ?? '')
    ? { ...about, purpose: 'cancel' }
    : { ...about, text: scenario.request };
}

/** A plan for a day on which there is no booking yet: a restaurant with two of the same guest could not tell them apart. */
async function planFreeDay(request: string): Promise<Plan> {
  let plan = await post<Plan>('/plans', { text: request });
  const taken = new Set((await get<Booking[]>('/reservations?limit=200')).map((booking) => booking.date));
  for (let tries = 0; tries < MaxDays && plan.plan_id && plan.date; tries += 1) {
    // A day to which the plan was moved may be one on which the restaurant is closed.
    if (!taken.has(plan.date) && (tries === 0 || plan.status !== 'refused')) {
      break;
    }
    plan = await post<Plan>('/plans', { plan_id: plan.plan_id, date: nextDay(plan.date) });
  }
  return plan;
}

/** Places a call that a scenario answers, and waits for its end. */
async function call(scenario: string, plan: Plan, signal: AbortSignal, onStarted: (callId: string) => void): Promise<Result | null> {
  if (plan.status !== 'ready') {
    const problem = plan.problems[0];
    throw new ApiError(0, problem?.code ?? 'plan.incomplete', problem?.message ?? plan.summary, problem?.remedy);
  }
  await post('/console/answering', { by: 'scenario', scenario });
  if (signal.aborted) {
    return null;
  }
  const headers = { 'Idempotency-Key': newId() };
  const { call_id: callId } = await post<{ call_id: string }>('/calls', { plan_id: plan.plan_id }, { headers });
  onStarted(callId);
  if (signal.aborted) {
    // Stopped before the call had its id: nobody else hangs up.
    await post(`/calls/${callId}/hangup`, undefined);
    return null;
  }
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
