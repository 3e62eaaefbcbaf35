import { language, texts } from './index';

// Days and times are the restaurant's: they are written as they are, without a time zone of the browser's.
const locale = (): string => (language.value === 'de' ? 'de-DE' : 'en-US');

function asUtc(date: string, time = '00:00'): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  const clock = /^(\d\d):(\d\d)/.exec(time);
  return match && clock
    ? new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), Number(clock[1]), Number(clock[2])))
    : null;
}

/** 2026-11-23 as "Mon, Nov 23". */
export function day(date: string): string {
  const found = asUtc(date);
  return found
    ? new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(found)
    : date;
}

/** 2026-11-30 is followed by 2026-12-01. */
export function nextDay(date: string): string {
  const found = asUtc(date);
  found?.setUTCDate(found.getUTCDate() + 1);
  return found?.toISOString().slice(0, 10) ?? date;
}

export function longDay(date: string): string {
  const found = asUtc(date);
  return found
    ? new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(found)
    : date;
}

export function dayParts(date: string): { month: string; day: string; weekday: string } {
  const found = asUtc(date) ?? new Date(0);
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(found);
  return { month: part({ month: 'short' }), day: part({ day: 'numeric' }).replace('.', ''), weekday: part({ weekday: 'short' }) };
}

/** 19:00 as "7:00 PM". */
export function time(value: string): string {
  const found = asUtc('2000-01-01', value);
  return found ? new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(found) : value;
}

/** A moment on this machine's clock. */
export function moment(iso: string): string {
  const found = new Date(iso);
  return Number.isNaN(found.getTime()) ? iso : new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(found);
}

/** Seconds as "1:05". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export const number = (value: number, digits = 0): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

export function money(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** "4 people, Mon, Nov 23, 7:00 PM". */
export const table = (details: { party_size: number; date: string; time: string }): string =>
  `${texts().people(details.party_size)} · ${day(details.date)} · ${time(details.time)}`;
