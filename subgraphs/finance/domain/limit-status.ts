import { createStatusMachine } from '../../../values/status-machine.ts';

export const LIMIT_STATUSES = ['REQUESTED', 'APPROVED', 'REDUCED', 'REVOKED', 'EXPIRED'] as const;
export type LimitStatus = (typeof LIMIT_STATUSES)[number];

/** What was shipped under a limit before it was lowered, revoked or over stays covered. */
export const limitMachine = createStatusMachine<LimitStatus>('credit limit', {
  REQUESTED: ['APPROVED', 'REVOKED', 'EXPIRED'],
  APPROVED: ['REDUCED', 'REVOKED', 'EXPIRED'],
  REDUCED: ['APPROVED', 'REVOKED', 'EXPIRED'],
  REVOKED: [],
  EXPIRED: [],
});

/** New shipments can be covered under it. */
export const isGranted = (status: LimitStatus): boolean => status === 'APPROVED' || status === 'REDUCED';

/** A policy has one such at a time on each buyer. */
export const isLiveLimit = (status: LimitStatus): boolean => isGranted(status) || status === 'REQUESTED';
