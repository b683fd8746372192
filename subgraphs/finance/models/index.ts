import type { Connection } from 'mongoose';
import { calendarModel } from './calendar.ts';
import { customsFeeModel } from './customs-fee.ts';
import { dutyRateModel } from './duty-rate.ts';
import { fxRateModel } from './fx-rate.ts';
import { marketRuleModel } from './market-rule.ts';
import { refundRateModel } from './refund-rate.ts';
import { vatRateModel } from './vat-rate.ts';

export type Models = ReturnType<typeof bindModels>;

/** The collections of the finance subgraph, on its own database. */
export const bindModels = (db: Connection) => ({
  calendars: calendarModel(db),
  customsFees: customsFeeModel(db),
  dutyRates: dutyRateModel(db),
  fxRates: fxRateModel(db),
  marketRules: marketRuleModel(db),
  refundRates: refundRateModel(db),
  vatRates: vatRateModel(db),
});
