// The shapes of the HTTP API that the console uses. GET /openapi.json describes them all.

export interface Session {
  user: string | null;
  name: string;
  admin: boolean;
  expires_at: string;
  rehearsal: boolean;
  voices: string[];
  version: string;
}

export type CallPurpose = 'book' | 'change' | 'cancel';
export type CallStatus = 'pending' | 'in_progress' | 'completed' | 'error';
export type Speaker = 'agent' | 'restaurant';

export interface Turn {
  number: number;
  speaker: Speaker;
  text: string;
  at_seconds: number;
  interrupted: boolean;
}

export interface Question {
  id: string;
  text: string;
  date?: string;
  time?: string;
  party_size?: number;
  patience_seconds: number;
}

export interface Evidence {
  field: string;
  turn: number;
  agreed_turn?: number;
}

export interface Retry {
  attempt: number;
  attempts: number;
  at: string;
  local_time: string;
  reason: 'busy' | 'no_answer' | 'closed';
}

export interface Result {
  call_id: string;
  status: CallStatus;
  carrier_status?: string;
  outcome: string;
  reason?: string;
  message: string;
  notes?: string;
  error_code?: string;
  remedy?: string;
  confirmation_number?: string;
  uncertain_numbers?: string[];
  booked_under?: string;
  confirmation_turn?: number;
  agreement_turn?: number;
  decided_by?: string;
  objection_turn?: number;
  date?: string;
  time?: string;
  party_size?: number;
  was_modified: boolean;
  was_consented: boolean;
  evidence: Evidence[];
  answered_by?: string;
  message_left: boolean;
  attempts: number;
  interruptions: number;
  reaction_seconds: number[];
  duration_seconds: number;
  transcript: Turn[];
  block?: string;
  reservation_id?: string;
}

export interface CallEvent {
  number: number;
  at_seconds: number;
  type: 'status' | 'carrier_status' | 'turn' | 'answered_by' | 'question' | 'answer' | 'retry' | 'warning' | 'outcome';
  status?: CallStatus;
  carrier_status?: string;
  turn?: Turn;
  answered_by?: string;
  question?: Question;
  answer?: string;
  retry?: Retry;
  warning_code?: string;
  warning?: string;
  result?: Result;
}

export interface CallHistoryEntry {
  at?: string;
  at_seconds?: number;
  [name: string]: unknown;
}

export interface CallView {
  call_id: string;
  status: CallStatus;
  carrier_status?: string;
  restaurant_name: string;
  phone_number: string;
  party_size: number;
  date: string;
  time: string;
  created_at: string;
  elapsed_seconds: number;
  transcript: Turn[];
  question?: Question;
  retry?: Retry;
  result?: Result;
  history?: CallHistoryEntry[];
  carrier_callbacks?: CallHistoryEntry[];
  latency_seconds?: number[];
}

export interface CallRecord {
  call_id: string;
  request_id?: string;
  booking_id?: string;
  purpose: CallPurpose;
  restaurant_name: string;
  phone_number: string;
  date: string;
  time: string;
  party_size: number;
  status: CallStatus;
  carrier_status?: string;
  attempts: number;
  created_at: string;
  answered_at?: string;
  finished_at?: string;
  outcome?: string;
  error_code?: string;
  confirmation_number?: string;
  price?: number;
  price_unit?: string;
  interrupted: boolean;
  message?: string;
}

/** A call whose server failed, with what is known about it. */
export interface InterruptedCall {
  call_id: string;
  restaurant_name: string;
  date: string;
  time: string;
  party_size: number;
  outcome: string;
  error_code: string;
  message: string;
}

export interface PlanOption {
  value: string;
  label: string;
}

export interface PlanQuestion {
  field?: string;
  text: string;
  is_required: boolean;
  options?: PlanOption[];
}

export interface Problem {
  code: string;
  message: string;
  remedy?: string;
}

export interface Plan {
  plan_id?: string;
  status: 'ready' | 'refused' | 'incomplete' | 'used' | 'expired';
  summary: string;
  expires_at?: string;
  session_id?: string;
  call_id?: string;
  purpose?: CallPurpose;
  restaurant?: { name: string; phone_number: string; id?: number; address?: string; cuisine?: string; price?: number };
  party_size?: number;
  date?: string;
  time?: string;
  time_zone?: string;
  when?: string;
  customer_name?: string;
  special_requests?: string;
  concessions?: { earliest_time?: string; latest_time?: string; other_dates?: string[]; smallest_party?: number; seating?: string };
  existing?: Record<string, unknown>;
  other_booking?: string;
  language?: string;
  opening?: { opening_hours?: string; open_now: string; open_then: string; next_opening?: string; call_at?: string };
  limits?: { name: string; used: number; max: number }[];
  cost?: { amount: number; currency: string; carrier: number; voice_model: number; minutes: number; prices_of: string };
  questions: PlanQuestion[];
  problems: Problem[];
}

export interface RequestAnswer {
  session_id: string;
  answer: string;
  error_code?: string;
  remedy?: string;
  result?: Result;
  plan?: Plan;
}

export interface Booking {
  id: string;
  status: 'confirmed' | 'cancelled';
  restaurant_name: string;
  phone_number: string;
  time_zone?: string;
  date: string;
  time: string;
  party_size: number;
  customer_name: string;
  special_requests?: string;
  confirmation_number?: string;
  call_id: string;
  revision: number;
}

export interface Restaurant {
  id?: number;
  name: string;
  phone_number: string;
  address?: string;
  city?: string;
  cuisine?: string;
  price?: number;
  opening_hours?: string;
  open_now: string;
  next_opening?: string;
  time_zone?: string;
  language?: string;
  website?: string;
  source?: string;
  may_be_called: boolean;
  block?: string;
}

export interface RestaurantList {
  restaurants: Restaurant[];
  near: Restaurant[];
}

export interface ImportReport {
  entries: number;
  skipped: number;
  added: number;
  updated: number;
  unchanged: number;
  duplicates: number;
  rejected: { position: string; text: string }[];
  remarks: { position: string; text: string }[];
}

export interface Scenario {
  name: string;
  description: string;
  /** The outcomes that are right. */
  expected: string[];
  /** What the guest asks for in it; absent for any booking. */
  request?: string;
  /** Whether it is about a booking that the guest has made before. */
  needs_booking?: boolean;
}

/** Who answers the calls of a rehearsal. */
export interface Answering {
  by: 'person' | 'scenario';
  scenario?: string;
}

/** What the rehearsed restaurant's book says of a call. */
export interface BookComparison {
  /** The entry in words; absent for none. */
  book?: string;
  agrees: boolean;
  differences: string[];
}

export interface ServerState {
  version: string;
  started_at: string;
  draining: boolean;
  calls_under_way: number;
  cpu_percent?: number;
  limits?: { name: string; used: number; max: number }[];
  servers?: { id: string; machine?: string; process_id?: number; started_at?: string; seen_at?: string; is_this?: boolean }[];
  [name: string]: unknown;
}
