import type { Plan } from '../api/types';

/** The fields of a plan that can be corrected, as they stand in the form. */
export interface PlanFields {
  restaurant_name: string;
  phone_number: string;
  party_size: string;
  date: string;
  time: string;
  customer_name: string;
  special_requests: string;
  earliest_time: string;
  latest_time: string;
  other_dates: string;
  smallest_party: string;
  seating: string;
}

export function toFields(plan: Plan): PlanFields {
  const { restaurant, concessions } = plan;
  return {
    restaurant_name: restaurant?.name ?? '',
    phone_number: restaurant?.phone_number ?? '',
    party_size: plan.party_size?.toString() ?? '',
    date: plan.date ?? '',
    time: plan.time ?? '',
    customer_name: plan.customer_name ?? '',
    special_requests: plan.special_requests ?? '',
    earliest_time: concessions?.earliest_time ?? '',
    latest_time: concessions?.latest_time ?? '',
    other_dates: (concessions?.other_dates ?? []).join(', '),
    smallest_party: concessions?.smallest_party?.toString() ?? '',
    seating: concessions?.seating ?? '',
  };
}

/** What differs from the plan, as POST /plans takes it; an empty text or list removes a field. Null when nothing differs. */
export function findChanges(plan: Plan, fields: PlanFields): Record<string, unknown> | null {
  const before = toFields(plan);
  const changes: Record<string, unknown> = {};
  for (const name of Object.keys(before) as (keyof PlanFields)[]) {
    const value = fields[name].trim();
    if (value !== before[name]) {
      if (name === 'party_size' || name === 'smallest_party') {
        // There is no empty number: what cannot be removed stays as it was.
        if (value !== '') {
          changes[name] = Number(value);
        }
      } else if (name === 'other_dates') {
        changes[name] = value === '' ? [] : value.split(/[,;]\s*/).filter((date) => date.length > 0);
      } else {
        changes[name] = value;
      }
    }
  }
  return Object.keys(changes).length > 0 ? changes : null;
}

/** The fields of a new plan, but what the guest has typed since the change was sent stays. Without such a change all are the plan's. */
export function keepTyped(sent: PlanFields | null, current: PlanFields, next: PlanFields): PlanFields {
  const kept = { ...next };
  for (const name of Object.keys(next) as (keyof PlanFields)[]) {
    if (sent && current[name] !== sent[name]) {
      kept[name] = current[name];
    }
  }
  return kept;
}
