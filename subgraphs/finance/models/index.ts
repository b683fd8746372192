import type { Connection } from 'mongoose';
import { calendarModel } from './calendar.ts';
import { coverModel } from './cover.ts';
import { creditLimitModel } from './credit-limit.ts';
import { customsFeeModel } from './customs-fee.ts';
import { declarationFactsModel } from './declaration-facts.ts';
import { dutyRateModel } from './duty-rate.ts';
import { exportFactsModel } from './export-facts.ts';
import { fxRateModel } from './fx-rate.ts';
import { insurancePolicyModel } from './insurance-policy.ts';
import { insurerDecisionModel } from './insurer-decision.ts';
import { ledgerEntryModel } from './ledger-entry.ts';
import { ledgerModel } from './ledger.ts';
import { levyRateModel } from './levy-rate.ts';
import { lineClaimModel } from './line-claim.ts';
import { marketRuleModel } from './market-rule.ts';
import { orderFactsModel } from './order-facts.ts';
import { orderStopModel } from './order-stop.ts';
import { paymentModel } from './payment.ts';
import { payoutStopModel } from './payout-stop.ts';
import { premiumRateModel } from './premium-rate.ts';
import { providerEventModel } from './provider-event.ts';
import { refundClaimLineModel } from './refund-claim-line.ts';
import { refundClaimModel } from './refund-claim.ts';
import { refundDecisionModel } from './refund-decision.ts';
import { refundOrderModel } from './refund-order.ts';
import { refundRateModel } from './refund-rate.ts';
import { refundRuleModel } from './refund-rule.ts';
import { returnDuesModel } from './return-dues.ts';
import { settlementModel } from './settlement.ts';
import { shipmentFactsModel } from './shipment-facts.ts';
import { simulatedPaymentModel } from './simulated-payment.ts';
import { summaryFactsModel } from './summary-facts.ts';
import { supplierFactsModel } from './supplier-facts.ts';
import { vatInvoiceModel } from './vat-invoice.ts';
import { vatRateModel } from './vat-rate.ts';

export type Models = ReturnType<typeof bindModels>;

/** The collections of the finance subgraph, on its own database. */
export const bindModels = (db: Connection) => ({
  calendars: calendarModel(db),
  covers: coverModel(db),
  creditLimits: creditLimitModel(db),
  customsFees: customsFeeModel(db),
  declarationFacts: declarationFactsModel(db),
  dutyRates: dutyRateModel(db),
  exportFacts: exportFactsModel(db),
  fxRates: fxRateModel(db),
  insurancePolicies: insurancePolicyModel(db),
  insurerDecisions: insurerDecisionModel(db),
  ledgerEntries: ledgerEntryModel(db),
  ledgers: ledgerModel(db),
  levyRates: levyRateModel(db),
  lineClaims: lineClaimModel(db),
  marketRules: marketRuleModel(db),
  orderFacts: orderFactsModel(db),
  orderStops: orderStopModel(db),
  payments: paymentModel(db),
  payoutStops: payoutStopModel(db),
  premiumRates: premiumRateModel(db),
  providerEvents: providerEventModel(db),
  refundClaimLines: refundClaimLineModel(db),
  refundClaims: refundClaimModel(db),
  refundDecisions: refundDecisionModel(db),
  refundOrders: refundOrderModel(db),
  refundRates: refundRateModel(db),
  refundRules: refundRuleModel(db),
  returnDues: returnDuesModel(db),
  settlements: settlementModel(db),
  shipmentFacts: shipmentFactsModel(db),
  simulatedPayments: simulatedPaymentModel(db),
  summaryFacts: summaryFactsModel(db),
  supplierFacts: supplierFactsModel(db),
  vatInvoices: vatInvoiceModel(db),
  vatRates: vatRateModel(db),
});
