import { describe, expect, it } from '@jest/globals';
import {
  ALERT_STATUSES,
  requireAlertTransition,
} from '../../../../../subgraphs/supervision/domain/alerts/alert-status.ts';

const LEGAL = new Set(['OPEN > ACKNOWLEDGED', 'OPEN > CLOSED', 'ACKNOWLEDGED > CLOSED']);

const pairs = ALERT_STATUSES.flatMap((from) => ALERT_STATUSES.map((to) => [from, to] as const));

describe('an alert', () => {
  it.each(pairs.filter(([from, to]) => LEGAL.has(`${from} > ${to}`)))(
    'that is %s may become %s',
    (from, to) => {
      expect(() => requireAlertTransition(from, to)).not.toThrow();
    },
  );

  it.each(pairs.filter(([from, to]) => !LEGAL.has(`${from} > ${to}`)))(
    'that is %s cannot become %s',
    (from, to) => {
      expect(() => requireAlertTransition(from, to)).toThrow(
        expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }),
      );
    },
  );
});
