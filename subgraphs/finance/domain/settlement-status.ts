import { createStatusMachine } from '../../../values/status-machine.ts';

export const SETTLEMENT_STATUSES = [
  'OPEN',
  'ELIGIBLE',
  'HELD',
  'QUOTED',
  'CONVERTED',
  'PAID_OUT',
  'REVERSED',
] as const;
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];

/** QUOTED falls back when its offer ends, ELIGIBLE when a refund leaves nothing to settle. */
export const settlementMachine = createStatusMachine<SettlementStatus>('settlement', {
  OPEN: ['ELIGIBLE', 'HELD'],
  ELIGIBLE: ['QUOTED', 'HELD', 'OPEN'],
  HELD: ['OPEN'],
  QUOTED: ['CONVERTED', 'HELD', 'ELIGIBLE'],
  CONVERTED: ['PAID_OUT', 'REVERSED'],
  PAID_OUT: ['REVERSED'],
  REVERSED: [],
});

/** Nothing of it has been fixed yet: it follows what the order holds. */
export const isUnconverted = (status: SettlementStatus): boolean =>
  status === 'OPEN' || status === 'ELIGIBLE' || status === 'HELD' || status === 'QUOTED';

/** An order has one at a time that has not come to its end. */
export const isLive = (status: SettlementStatus): boolean => isUnconverted(status) || status === 'CONVERTED';
