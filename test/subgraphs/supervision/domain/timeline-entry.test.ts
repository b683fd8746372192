import { describe, expect, it } from '@jest/globals';
import { timelineEntryOf } from '../../../../subgraphs/supervision/domain/timeline-entry.ts';

const at = new Date('2026-12-01T00:00:00Z');
const lineOf = (status: string, previous: string | null) =>
  timelineEntryOf({ type: 'SettlementMoved', settlementId: 'stl_1', at, status, previous });

describe('the timeline line of a settlement', () => {
  it.each([
    ['HELD', 'QUOTED', 'SETTLEMENT_CHANGED', 'Settlement stopped'],
    ['PAID_OUT', 'CONVERTED', 'SETTLEMENT_PAID', 'Settlement paid out'],
    ['REVERSED', 'PAID_OUT', 'SETTLEMENT_CHANGED', 'Settlement reversed'],
  ])('that is %s', (status, previous, kind, text) => {
    expect(lineOf(status, previous)).toMatchObject({ kind, text, by: 'FINANCE' });
  });

  it.each([
    ['OPEN', null],
    ['ELIGIBLE', 'OPEN'],
    ['QUOTED', 'ELIGIBLE'],
    // Its amount alone.
    ['HELD', 'HELD'],
  ])('is not there where it becomes %s, having been %s', (status, previous) => {
    expect(lineOf(status, previous)).toBeNull();
  });
});
