import type { Result } from '../api/types';

/** A field of the result, and the turns that prove it. */
export interface Proof {
  field: string;
  value: string | number | null;
  turns: number[];
}

const Order = ['agreement', 'confirmation_number', 'party_size', 'date', 'time', 'name'];

/** The fields that the conversation proves, the agreement first; a turn of the agent's comes with the restaurant's that agreed to it. */
export function findProofs(result: Result): Proof[] {
  const values: Record<string, string | number | undefined> = {
    confirmation_number: result.confirmation_number,
    party_size: result.party_size,
    date: result.date,
    time: result.time,
    name: result.booked_under,
  };
  const proofs = result.evidence.map((evidence) => ({
    field: evidence.field,
    value: values[evidence.field] ?? null,
    turns: evidence.agreed_turn === undefined ? [evidence.turn] : [evidence.turn, evidence.agreed_turn],
  }));
  if (result.objection_turn !== undefined) {
    proofs.push({ field: 'objection', value: null, turns: [result.objection_turn] });
  }
  const rank = (field: string): number => (Order.includes(field) ? Order.indexOf(field) : Order.length);
  return proofs.sort((a, b) => rank(a.field) - rank(b.field));
}
