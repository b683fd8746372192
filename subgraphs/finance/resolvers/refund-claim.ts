import { zero } from '../../../values/money.ts';
import type { RefundClaimResolvers, RefundLineResolvers, RefundPeriodResolvers } from '../generated.ts';
import { workingOfClaim, workingOfLine } from '../domain/repaid-working.ts';
import { claimFor, linesOf } from '../services/refund-claim-views.ts';

export const RefundClaim: RefundClaimResolvers = {
  __resolveReference: ({ id }, context) => claimFor(context, id),

  id: ({ _id }) => _id,
  supplier: ({ supplierId }) => ({ id: supplierId }),
  working: (claim) => workingOfClaim(claim),
  lines: (claim, page, context) => linesOf(context, claim, page),
};

export const RefundPeriod: RefundPeriodResolvers = {
  repaidVat: ({ repaidVat }) => repaidVat ?? zero('CNY'),
};

export const RefundLine: RefundLineResolvers = {
  declaration: ({ declarationId }) => ({ id: declarationId }),
  working: (line) => workingOfLine(line),
  invoiceNumber: ({ invoice }) => invoice?.number ?? null,
  repaidQuantity: ({ repaidQuantity, unit }) => ({ value: String(repaidQuantity), unit }),
  quantity: ({ quantity, unit }) => ({ value: String(quantity), unit }),
};
