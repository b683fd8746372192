import type { Rule } from '../../values/dated-row.ts';
import type { ClaimLine, RefundClaim } from '../../subgraphs/finance/domain/refund-claim.ts';
import { money, zero } from '../../values/money.ts';

/** Any dated rule. */
export const RULE: Rule = {
  key: 'refund-rate/9503/2026-01-01',
  text: '13 %',
  source: 'SAMPLE',
  validFrom: '2026-01-01',
  validTo: null,
  sample: true,
};
const FILED_AT = new Date('2026-12-10T08:00:00Z');

/** Three toys of a declared line, 433.33 CNY of VAT. */
export const aClaimLine = (given: Partial<ClaimLine> = {}): ClaimLine => ({
  number: 1,
  declarationId: 'decl_1',
  orderId: 'ord_1',
  orderLineNumber: 1,
  lineNumber: 1,
  hsCode: '9503006000',
  exportedOn: '2026-11-25',
  method: 'EXEMPT_AND_REFUND',
  reason: 'trader-with-invoice',
  invoice: { number: '044001900111', line: 1 },
  quantity: 3,
  unit: 'C62',
  fob: money(4_000_00n, 'CNY'),
  base: money(3_333_33n, 'CNY'),
  rate: '0.13',
  amount: money(433_33n, 'CNY'),
  toCost: zero('CNY'),
  repaid: zero('CNY'),
  repaidQuantity: 0,
  rule: RULE,
  working: [],
  ...given,
});

/** A trader's claim for these lines. */
export const aClaim = (lines: readonly ClaimLine[], given: Partial<RefundClaim> = {}): RefundClaim => ({
  _id: 'rfc_1',
  supplierId: 'sup_1',
  orderIds: [...new Set(lines.map(({ orderId }) => orderId))],
  declarationIds: [...new Set(lines.map(({ declarationId }) => declarationId))],
  method: 'EXEMPT_AND_REFUND',
  reason: 'trader-with-invoice',
  rule: RULE,
  preRefund: false,
  period: null,
  status: 'PAID',
  isLive: true,
  amount: money(
    lines.reduce((all, { amount }) => all + amount.minor, 0n),
    'CNY',
  ),
  repaid: zero('CNY'),
  working: [],
  query: null,
  reconciliation: null,
  dueOn: null,
  moves: [],
  filedAt: FILED_AT,
  changedAt: FILED_AT,
  version: 1,
  ...given,
});
