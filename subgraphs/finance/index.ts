import { defineSubgraph } from '../../runtime/subgraph.ts';
import { open } from './context.ts';
import { resolvers } from './resolvers/index.ts';

export type { FinanceInstance } from './context.ts';
export { PLAYS } from './providers/play-payment.ts';
export type { SentWebhook, Simulator } from './services/simulate-payments.ts';

/** What trade costs, what is paid, and what is paid back. */
export const finance = defineSubgraph({
  directory: import.meta.dirname,
  resolvers,
  nodeTypes: {
    pay: 'Payment',
    rfc: 'RefundClaim',
    stl: 'Settlement',
    pol: 'InsurancePolicy',
    lim: 'CreditLimit',
    icl: 'InsuranceClaim',
  },
  consumes: [
    'OrderPlaced',
    'OrderMoved',
    'OrderStopped',
    'DeclarationMoved',
    'ListSummarized',
    'SupplierRegistered',
    'ShipmentBooked',
    'ShipmentMoved',
    'LedgerChanged',
    'ReturnMoved',
    'RefundClaimMoved',
  ],
  open,
});
