/** A sentence that the person may have spoken into the line, and when it fits. */
export interface Reply {
  group: 'greeting' | 'yes' | 'no' | 'ask' | 'close';
  text: string;
}

const Numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A time as it is spoken: 19:00 is "seven", 19:30 "seven thirty". */
export function spokenTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const hour = Numbers[((hours + 11) % 12) + 1] ?? String(hours);
  const words: Record<number, string> = { 0: '', 15: ' fifteen', 30: ' thirty', 45: ' forty five' };
  return `${hour}${words[minutes] ?? ` ${minutes}`}`;
}

export const spokenNumber = (value: number): string => Numbers[value] ?? String(value);

/** An hour later, within the day. */
export function anHourLater(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return `${String(Math.min(23, hours + 1)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** What a restaurant may say to this request. The offline voice model understands English, so these are English in every language of the page. */
export function suggestReplies(restaurant: string, request: { party_size: number; time: string } | null): Reply[] {
  const party = spokenNumber(request?.party_size ?? 2);
  const at = spokenTime(request?.time ?? '19:00');
  const later = spokenTime(anHourLater(request?.time ?? '19:00'));
  return [
    { group: 'greeting', text: `${restaurant}, good evening, how can I help you?` },
    { group: 'ask', text: 'And what name is it, please?' },
    { group: 'yes', text: `Yes, we have a table for ${party} at ${at}.` },
    { group: 'yes', text: "You're all set. Your confirmation code is B X four two." },
    { group: 'yes', text: "Yes, that's right." },
    { group: 'no', text: `I'm sorry, we're full at ${at}. I could offer you ${later}.` },
    { group: 'no', text: "I'm sorry, we have nothing that evening." },
    { group: 'ask', text: 'One moment please, let me check.' },
    { group: 'close', text: 'Thank you. Goodbye.' },
  ];
}
