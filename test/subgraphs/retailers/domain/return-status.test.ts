import { returnMachine, RETURN_STATUSES } from '../../../../subgraphs/retailers/domain/return-status.ts';
import { describeMachine } from '../../../support/describe-machine.ts';

describeMachine('a return', returnMachine, {
  statuses: RETURN_STATUSES,
  reason: 'return-not-in-status',
  listed: [
    'REQUESTED APPROVED',
    'REQUESTED REFUSED',
    'REQUESTED WITHDRAWN',
    'APPROVED IN_TRANSIT',
    'APPROVED WITHDRAWN',
    'WITHDRAWN IN_TRANSIT',
    'IN_TRANSIT AT_CUSTOMS',
    'IN_TRANSIT CLOSED',
    'AT_CUSTOMS RECEIVED',
    'AT_CUSTOMS CLOSED',
    'RECEIVED CLOSED',
  ],
});
