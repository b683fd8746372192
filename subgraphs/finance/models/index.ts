import type { Connection } from 'mongoose';
import { calendarModel } from './calendar.ts';
import { customsFeeModel } from './customs-fee.ts';
import { declarationFactsModel } from './declaration-facts.ts';
import { dutyRateModel } from './duty-rate.ts';
import { fxRateModel } from './fx-rate.ts';
import { ledgerEntryModel } from './ledger-entry.ts';
import { ledgerModel } from './ledger.ts';
import { marketRuleModel } from './market-rule.ts';
import { orderFactsModel } from './order-facts.ts';
import { paymentModel } from './payment.ts';
import { providerEventModel } from './provider-event.ts';
import { refundOrderModel } from './refund-order.ts';
import { refundRateModel } from './refund-rate.ts';
import { settlementModel } from './settlement.ts';
import { simulatedPaymentModel } from './simulated-payment.ts';
import { vatRateModel } from './vat-rate.ts';

export type Models = ReturnType<typeof bindModels>;

/** The collections of the finance subgraph, on its own database. */
export const bindModels = (db: Connection) => ({
  calendars: calendarModel(db),
  customsFees: customsFeeModel(db),
  declarationFacts: declarationFactsModel(db),
  dutyRates: dutyRateModel(db),
  fxRates: fxRateModel(db),
  ledgerEntries: ledgerEntryModel(db),
  ledgers: ledgerModel(db),
  marketRules: marketRuleModel(db),
  orderFacts: orderFactsModel(db),
  payments: paymentModel(db),
  providerEvents: providerEventModel(db),
  refundOrders: refundOrderModel(db),
  refundRates: refundRateModel(db),
  settlements: settlementModel(db),
  simulatedPayments: simulatedPaymentModel(db),
  vatRates: vatRateModel(db),
});
