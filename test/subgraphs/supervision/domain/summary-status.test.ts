import { SUMMARY_STATUSES, summaryMachine } from '../../../../subgraphs/supervision/domain/summary-status.ts';
import { describeMachine } from '../../../support/describe-machine.ts';

describeMachine('a summary', summaryMachine, {
  statuses: SUMMARY_STATUSES,
  listed: ['OPEN FILED', 'FILED ACCEPTED', 'FILED OPEN'],
});
