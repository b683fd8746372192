import { createStatusMachine } from '../../../values/status-machine.ts';

export const RETURN_STATUSES = [
  'REQUESTED',
  'APPROVED',
  'IN_TRANSIT',
  'AT_CUSTOMS',
  'RECEIVED',
  'CLOSED',
  'REFUSED',
  'WITHDRAWN',
] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];

export const returnMachine = createStatusMachine<ReturnStatus>('return', {
  REQUESTED: ['APPROVED', 'REFUSED', 'WITHDRAWN'],
  APPROVED: ['IN_TRANSIT', 'WITHDRAWN'],
  // To CLOSED where the carrier loses the goods, or takes them back to the buyer.
  IN_TRANSIT: ['AT_CUSTOMS', 'CLOSED'],
  AT_CUSTOMS: ['RECEIVED', 'CLOSED'],
  RECEIVED: ['CLOSED'],
  CLOSED: [],
  REFUSED: [],
  // Where the goods were loaded before the carrier heard of it.
  WITHDRAWN: ['IN_TRANSIT'],
});
