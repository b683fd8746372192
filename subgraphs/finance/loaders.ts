import { createListLoader, createLoader } from '../../runtime/loader.ts';
import { createPageLoader } from '../../runtime/page-loader.ts';
import { createDatedLoader } from './dated-loader.ts';
import type { FxRateRow } from './domain/exchange-rate.ts';
import type { FeeRow, LevyRow, MarketRuleRow, VatRateRow } from './domain/import-rules.ts';
import { MAX_PAYMENTS, MAX_SETTLEMENTS } from './domain/order-money.ts';
import { MAX_PAYOUT_STOPS } from './domain/payout-stop.ts';
import type { RefundRateRow } from './domain/refund-rate.ts';
import type { CalendarRow } from './domain/working-days.ts';
import { forgetInsurance, insuranceLoaders } from './insurance-loaders.ts';
import type { Models } from './models/index.ts';
import type { LedgerRecord } from './models/ledger.ts';
import { LEDGER_ENTRY_ORDER, type LedgerEntryRecord } from './models/ledger-entry.ts';
import type { OrderFactsRecord } from './models/order-facts.ts';
import type { PaymentRecord } from './models/payment.ts';
import type { PayoutStopRecord } from './models/payout-stop.ts';
import { CLAIM_LINE_ORDER, type RefundClaimLineRecord } from './models/refund-claim-line.ts';
import { ORDER_CLAIM_ORDER, type RefundClaimRecord } from './models/refund-claim.ts';
import type { ReturnDuesRecord } from './models/return-dues.ts';
import type { SettlementRecord } from './models/settlement.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** One request's reads. Reference data are public; who sees an order's money is decided in `order-money-views.ts`. */
export const createLoaders = (models: Models) => ({
  ...referenceLoaders(models),
  ...moneyLoaders(models),
  ...claimLoaders(models),
  ...insuranceLoaders(models),
});

const referenceLoaders = (models: Models) => ({
  /** By country. */
  calendars: createDatedLoader<CalendarRow>(models.calendars),
  /** By market. */
  customsFees: createDatedLoader<FeeRow>(models.customsFees),
  /** By market and prefix: see `levySubject`. */
  dutyRates: createDatedLoader<LevyRow>(models.dutyRates),
  /** By pair of currencies: see `pairOf`. */
  fxRates: createDatedLoader<FxRateRow>(models.fxRates),
  /** By country. */
  marketRules: createDatedLoader<MarketRuleRow>(models.marketRules),
  /** By HS prefix. */
  refundRates: createDatedLoader<RefundRateRow>(models.refundRates),
  /** By country. */
  vatRates: createDatedLoader<VatRateRow>(models.vatRates),
});

/** All rows of as many keys as a loader asks for at once, in one answer; by itself the driver asks again after 101. */
const inOneAnswer = (rowsPerKey: number, keys: readonly string[]) => ({
  batchSize: rowsPerKey * keys.length + 1,
});

const moneyLoaders = ({
  orderFacts,
  payments,
  payoutStops,
  returnDues,
  settlements,
  ledgers,
  ledgerEntries,
}: Models) => ({
  orderFactsById: createLoader<OrderFactsRecord>(
    (ids) => orderFacts.find({ _id: { $in: ids } }, null, inOneAnswer(1, ids)).lean<OrderFactsRecord[]>(),
    ({ _id }) => _id,
  ),
  paymentById: createLoader<PaymentRecord>(
    (ids) => payments.find({ _id: { $in: ids } }, null, inOneAnswer(1, ids)).lean<PaymentRecord[]>(),
    ({ _id }) => _id,
  ),
  paymentsByOrderId: createListLoader<PaymentRecord>(
    (ids) =>
      payments
        .find({ orderId: { $in: ids } }, null, inOneAnswer(MAX_PAYMENTS, ids))
        .sort({ orderId: 1, _id: 1 })
        .lean<PaymentRecord[]>(),
    ({ orderId }) => orderId,
  ),
  returnDuesById: createLoader<ReturnDuesRecord>(
    (ids) => returnDues.find({ _id: { $in: ids } }, null, inOneAnswer(1, ids)).lean<ReturnDuesRecord[]>(),
    ({ _id }) => _id,
  ),
  settlementById: createLoader<SettlementRecord>(
    (ids) => settlements.find({ _id: { $in: ids } }, null, inOneAnswer(1, ids)).lean<SettlementRecord[]>(),
    ({ _id }) => _id,
  ),
  settlementsByOrderId: createListLoader<SettlementRecord>(
    (ids) =>
      settlements
        .find({ orderId: { $in: ids } }, null, inOneAnswer(MAX_SETTLEMENTS, ids))
        .sort({ orderId: 1, _id: 1 })
        .lean<SettlementRecord[]>(),
    ({ orderId }) => orderId,
  ),
  stopsByOrderId: createListLoader<PayoutStopRecord>(
    (ids) =>
      payoutStops
        .find({ orderId: { $in: ids } }, null, inOneAnswer(MAX_PAYOUT_STOPS, ids))
        .sort({ orderId: 1, stoppedAt: 1 })
        .lean<PayoutStopRecord[]>(),
    ({ orderId }) => orderId,
  ),
  ledgersByOrderId: createListLoader<LedgerRecord>(
    (ids) => ledgers.find({ orderId: { $in: ids } }, null, inOneAnswer(1, ids)).lean<LedgerRecord[]>(),
    ({ orderId }) => orderId,
  ),
  entriesByLedgerId: createPageLoader<LedgerEntryRecord>({
    model: ledgerEntries,
    parentField: 'ledgerId',
    order: LEDGER_ENTRY_ORDER,
  }),
});

/** Who sees a claim is decided in `refund-claim-views.ts`. */
const claimLoaders = ({ refundClaims, refundClaimLines }: Models) => ({
  refundClaimById: createLoader<RefundClaimRecord>(
    (ids) => refundClaims.find({ _id: { $in: ids } }, null, inOneAnswer(1, ids)).lean<RefundClaimRecord[]>(),
    ({ _id }) => _id,
  ),
  refundClaimsByOrderId: createPageLoader<RefundClaimRecord>({
    model: refundClaims,
    parentField: 'orderIds',
    isListOfParents: true,
    order: ORDER_CLAIM_ORDER,
  }),
  linesByClaimId: createPageLoader<RefundClaimLineRecord>({
    model: refundClaimLines,
    parentField: 'claimId',
    order: CLAIM_LINE_ORDER,
  }),
});

/** After a write nothing that was read before it holds any more. */
export function forgetWritten(loaders: Loaders): void {
  forgetInsurance(loaders);
  loaders.paymentById.clearAll();
  loaders.paymentsByOrderId.clearAll();
  loaders.returnDuesById.clearAll();
  loaders.settlementById.clearAll();
  loaders.settlementsByOrderId.clearAll();
  loaders.stopsByOrderId.clearAll();
  loaders.ledgersByOrderId.clearAll();
  loaders.entriesByLedgerId.clearAll();
  loaders.refundClaimById.clearAll();
  loaders.refundClaimsByOrderId.clearAll();
  loaders.linesByClaimId.clearAll();
}
