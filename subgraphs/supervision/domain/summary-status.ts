import { createStatusMachine } from '../../../values/status-machine.ts';

export const SUMMARY_STATUSES = ['OPEN', 'FILED', 'ACCEPTED'] as const;

/** Where a monthly summary stands. */
export type SummaryStatus = (typeof SUMMARY_STATUSES)[number];

export const summaryMachine = createStatusMachine<SummaryStatus>('summary', {
  OPEN: ['FILED'],
  // Refused by customs it is open again, with the same lists, until it is sent again.
  FILED: ['ACCEPTED', 'OPEN'],
  ACCEPTED: [],
});
