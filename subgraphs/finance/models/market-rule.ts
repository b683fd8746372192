import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import {
  IMPORT_SCHEMES,
  type LowValueRelief,
  type MarketRuleRow,
  type RuleGap,
  VALUE_BASES,
} from '../domain/import-rules.ts';
import { datedFields } from '../../../runtime/fields.ts';

const lowValueSchema = new Schema<LowValueRelief>(
  {
    limit: moneyField,
    valuedAt: { type: String, enum: ['GOODS', 'DUTY_BASIS'], required: true },
    duty: { type: String, enum: ['NONE', 'PER_CODE'], required: true },
    perCode: { type: moneyField.type, default: null },
    schemes: { type: [String], enum: IMPORT_SCHEMES, default: null },
    tax: { type: String, enum: ['DUE', 'NONE'], required: true },
    exceptOrigins: { type: [String], required: true },
    exceptPrefixes: { type: [String], required: true },
  },
  { _id: false, strict: 'throw' },
);

const gapSchema = new Schema<RuleGap>(
  {
    scheme: { type: String, enum: [...IMPORT_SCHEMES, null], default: null },
    text: { type: String, required: true },
  },
  { _id: false, strict: 'throw' },
);

const marketRuleSchema = new Schema<MarketRuleRow>(
  {
    ...datedFields,
    country: { type: String, required: true },
    market: { type: String, required: true },
    currency: { type: String, enum: CURRENCIES, required: true },
    dutyBasis: { type: String, enum: VALUE_BASES, required: true },
    taxBasis: { type: String, enum: VALUE_BASES, required: true },
    lowValue: { type: lowValueSchema, default: null },
    gaps: { type: [gapSchema], required: true },
  },
  { collection: 'market_rules', strict: 'throw', versionKey: false },
);

// Serves landed costs: the rows of some countries on a day.
marketRuleSchema.index({ subject: 1, validFrom: 1 });

export const marketRuleModel = (db: Connection) => db.model<MarketRuleRow>('MarketRule', marketRuleSchema);
