import { describe, expect, it } from '@jest/globals';
import {
  requireSummaryTransition,
  SUMMARY_STATUSES,
  summaryMayBecome,
} from '../../../../subgraphs/supervision/domain/summary-status.ts';

/** The machine, written a second time. */
const LISTED = new Set(['OPEN>FILED', 'FILED>ACCEPTED', 'FILED>OPEN']);

const pairs = SUMMARY_STATUSES.flatMap((from) => SUMMARY_STATUSES.map((to) => [from, to] as const));

describe('a summary', () => {
  it.each(pairs)('that is %s becomes %s only where the table says so', (from, to) => {
    const isListed = LISTED.has(`${from}>${to}`);
    expect(summaryMayBecome(from, to)).toBe(isListed);
    const move = () => requireSummaryTransition(from, to);
    if (isListed) expect(move).not.toThrow();
    else expect(move).toThrow(expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }));
  });
});
