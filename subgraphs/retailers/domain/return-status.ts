import { Problem } from '../../../values/problem.ts';

export const RETURN_STATUSES = [
  'REQUESTED',
  'APPROVED',
  'IN_TRANSIT',
  'AT_CUSTOMS',
  'RECEIVED',
  'CLOSED',
  'REFUSED',
] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];

const NEXT: Readonly<Record<ReturnStatus, readonly ReturnStatus[]>> = {
  REQUESTED: ['APPROVED', 'REFUSED'],
  APPROVED: ['IN_TRANSIT'],
  // To CLOSED where the carrier loses the goods.
  IN_TRANSIT: ['AT_CUSTOMS', 'CLOSED'],
  AT_CUSTOMS: ['RECEIVED', 'CLOSED'],
  RECEIVED: ['CLOSED'],
  CLOSED: [],
  REFUSED: [],
};

export const mayReturnBecome = (from: ReturnStatus, to: ReturnStatus): boolean => NEXT[from].includes(to);

/** @throws ILLEGAL_TRANSITION for a change that is not listed. */
export function checkReturnTransition(from: ReturnStatus, to: ReturnStatus): void {
  if (mayReturnBecome(from, to)) return;
  throw new Problem('ILLEGAL_TRANSITION', 'return-not-in-status', {
    message: `A return that is ${from} cannot become ${to}`,
    status: from,
  });
}
