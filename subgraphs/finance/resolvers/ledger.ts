import type { LedgerEntryResolvers, LedgerResolvers } from '../generated.ts';
import { entriesOf, paymentFor, settlementFor } from '../services/order-money-views.ts';

export const Ledger: LedgerResolvers = {
  captured: ({ record }) => record.captured,
  refunded: ({ record }) => record.refunded,
  fees: ({ record, isWhole }) => (isWhole ? record.fees : null),
  paidOut: ({ record, isWhole }) => (isWhole ? record.paidOut : null),
  held: ({ record, isWhole }) => (isWhole ? record.held : null),
  entries: (ledger, page, context) => entriesOf(context, ledger, page),
};

export const LedgerEntry: LedgerEntryResolvers = {
  payment: ({ causeId }, _arguments, context) => paymentFor(context, causeId),
  settlement: ({ causeId }, _arguments, context) => settlementFor(context, causeId),
};
