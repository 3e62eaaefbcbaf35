import { describe, expect, it } from 'vitest';
import type { Result } from '../api/types';
import { findProofs } from './proof';
import { axisMarks, wavePath } from './wave';

describe('findProofs', () => {
  it('has each field with its value and its turns, the agreement first', () => {
    const result = {
      confirmation_number: 'BX42',
      date: '2026-11-23',
      evidence: [
        { field: 'date', turn: 4, agreed_turn: 5 },
        { field: 'confirmation_number', turn: 7 },
        { field: 'agreement', turn: 5 },
      ],
    } as unknown as Result;
    expect(findProofs(result)).toEqual([
      { field: 'agreement', value: null, turns: [5] },
      { field: 'confirmation_number', value: 'BX42', turns: [7] },
      { field: 'date', value: '2026-11-23', turns: [4, 5] },
    ]);
  });

  it('has the turn that speaks against a booking', () => {
    const result = { evidence: [], objection_turn: 9 } as unknown as Result;
    expect(findProofs(result)).toEqual([{ field: 'objection', value: null, turns: [9] }]);
  });
});

describe('wavePath', () => {
  it('draws a bar where there is sound and none where it is silent', () => {
    const path = wavePath([0, 0, 1, 1, 0, 0, 0, 0, 0, 0], 0.1, 1, 10);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).toContain('M200.0 0');
  });
});

describe('axisMarks', () => {
  it.each([20, 61, 150, 1800])('has two to eight marks within %d seconds', (seconds) => {
    const marks = axisMarks(seconds);
    expect(marks.length).toBeGreaterThanOrEqual(2);
    expect(marks.length).toBeLessThanOrEqual(8);
    expect(Math.max(...marks)).toBeLessThan(seconds);
  });
});
