import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { parseMoney } from '../../../values/money.ts';
import { PAYMENT_TERMS } from '../../../values/payment-terms.ts';
import { UNDERWRITING_MODELS } from '../domain/underwriting-model.ts';
import { IMPORT_SCHEMES, LEVIES, VALUE_BASES } from '../domain/import-rules.ts';
import {
  country,
  currency,
  day,
  dutyShare,
  fxRate,
  hsPrefix,
  internationalPrefix,
  isOrdered,
  ORDERED,
  share,
} from '../../../runtime/row-shapes.ts';

const about = z.string().min(1);
const market = z.string().regex(/^[A-Z]{2}$/);
const money = z.strictObject({ amount: z.string(), currency }).transform(parseMoney);

/** `none` is for what is known to be unknown, and for samples. */
const confidence = z.enum(['high', 'medium', 'none']);

const dated = {
  validFrom: day,
  validTo: day.nullable(),
  source: about,
  confidence,
};

const refundRates = z.array(
  z.strictObject({ prefix: hsPrefix, rate: share, ...dated }).refine(isOrdered, ORDERED),
);

const vatRates = z.array(
  z.strictObject({ country, tax: about, rate: share, ...dated }).refine(isOrdered, ORDERED),
);

/** The levy at home; an empty prefix is all goods. */
const levyRates = z.array(
  z
    .strictObject({ prefix: z.string().regex(/^(\d{2,10})?$/), rate: share, ...dated })
    .refine(isOrdered, ORDERED),
);

const refundRules = z.array(
  z.strictObject({ rule: about, value: about.nullable(), text: about, ...dated }).refine(isOrdered, ORDERED),
);

const lowValue = z.strictObject({
  limit: money,
  valuedAt: z.enum(['GOODS', 'DUTY_BASIS']),
  duty: z.enum(['NONE', 'PER_CODE']),
  perCode: money.nullable(),
  schemes: z.array(z.enum(IMPORT_SCHEMES)).nullable(),
  tax: z.enum(['DUE', 'NONE']),
  exceptOrigins: z.array(country),
  exceptPrefixes: z.array(internationalPrefix),
});

const marketRule = z
  .strictObject({
    countries: z.array(country).min(1),
    market,
    currency,
    dutyBasis: z.enum(VALUE_BASES),
    taxBasis: z.enum(VALUE_BASES),
    lowValue: lowValue.nullable(),
    gaps: z.array(z.strictObject({ scheme: z.enum(IMPORT_SCHEMES).nullable(), text: about })),
    text: about,
    ...dated,
  })
  .refine(isOrdered, ORDERED)
  .refine(
    (rule) => rule.lowValue?.duty !== 'PER_CODE' || rule.lowValue.perCode?.currency === rule.currency,
    'a duty per code is in the currency of the market',
  );

const fee = z
  .strictObject({
    market,
    name: about,
    rate: share.nullable(),
    minimum: money.nullable(),
    maximum: money.nullable(),
    aboveValue: money,
    seaOnly: z.boolean(),
    text: about,
    ...dated,
  })
  .refine(isOrdered, ORDERED);

const marketRules = z.strictObject({ rules: z.array(marketRule), fees: z.array(fee) });

/** A tariff: the rates of one levy by heading; null = something is due that is not known. */
const dutySchedules = z.array(
  z
    .strictObject({
      market,
      levy: z.enum(LEVIES),
      origin: country.nullable(),
      text: about,
      ...dated,
      rates: z.record(internationalPrefix, dutyShare.nullable()),
    })
    .refine(isOrdered, ORDERED),
);

/** Units of `quote` for one of each currency. */
const fxPeriods = z.array(
  z
    .strictObject({
      quote: currency,
      validFrom: day,
      validTo: day,
      source: about,
      rates: z.partialRecord(currency, fxRate),
    })
    .refine(isOrdered, ORDERED),
);

/** What insurers ask, by the longest credit in days. */
const premiumRates = z.array(
  z
    .strictObject({
      model: z.enum(UNDERWRITING_MODELS),
      countries: z.array(country.nullable()).min(1),
      terms: z.array(z.enum(PAYMENT_TERMS)).min(1),
      rates: z.record(z.string().regex(/^[1-9]\d{0,2}$/), share),
      ...dated,
    })
    .refine(isOrdered, ORDERED),
);

const calendars = z.array(
  z.strictObject({
    country,
    year: z.int().min(2000).max(2100),
    source: about,
    confidence,
    holidays: z.array(z.strictObject({ name: about, from: day, to: day })),
    workingWeekends: z.array(day),
  }),
);

export type ShippedMarketRule = z.output<typeof marketRule>;
export type ShippedFee = z.output<typeof fee>;
export type DutySchedule = z.output<typeof dutySchedules>[number];
export type FxPeriod = z.output<typeof fxPeriods>[number];
export type ShippedCalendar = z.output<typeof calendars>[number];
export type ShippedPremiumRates = z.output<typeof premiumRates>[number];
export type ShippedVatRate = z.output<typeof vatRates>[number];
export type ShippedRefundRate = z.output<typeof refundRates>[number];

export type ShippedLevyRate = z.output<typeof levyRates>[number];
export type ShippedRefundRule = z.output<typeof refundRules>[number];

export const readLevyRates = () => readReferenceFile('levy-rates.json', levyRates).content;
export const readRefundRules = () => readReferenceFile('refund-rules.json', refundRules).content;
export const readRefundRates = () => readReferenceFile('refund-rates.json', refundRates).content;
export const readVatRates = () => readReferenceFile('vat-rates.json', vatRates).content;
export const readMarketRules = () => readReferenceFile('market-rules.json', marketRules).content;
export const readDutySchedules = () => readReferenceFile('duty-rates.json', dutySchedules).content;
export const readFxPeriods = () => readReferenceFile('fx-rates.json', fxPeriods).content;
export const readCalendars = () => readReferenceFile('working-days.json', calendars).content;
export const readPremiumRates = () => readReferenceFile('premium-rates.json', premiumRates).content;
