import * as z from 'zod';
import type { Clock } from '../../../runtime/clock.ts';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { createRefreshed, type Refreshed } from '../../../runtime/refreshed.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { datedRow, type Origin } from '../../../values/dated-row.ts';
import { isDecimal } from '../../../values/decimal.ts';
import { groupBy } from '../../../values/group-by.ts';
import type { CustomsRates } from '../domain/customs-value.ts';
import type { CustomsRateRecord } from '../models/customs-rate.ts';
import type { Models } from '../models/index.ts';

const day = z.string().refine(isCalendarDate);

/** Yuan for one unit of each currency; of other pairs customs takes no notice. */
const shape = z.array(
  z.object({
    quote: z.string(),
    validFrom: day,
    validTo: day.nullable(),
    source: z.string().min(1),
    rates: z.record(z.string(), z.string().refine(isDecimal)),
  }),
);

/** The rates that are shipped, from `data/fx-rates.json`. */
export const readCustomsRates = (): readonly CustomsRates[] =>
  readReferenceFile('fx-rates.json', shape).content.filter(({ quote }) => quote === 'CNY');

/** The row of a currency, shipped or an operator's. */
export const customsRateRow = (currency: string, rate: string, origin: Origin): CustomsRateRecord => ({
  ...datedRow(
    { series: `customs-rate/${currency}`, subject: currency, text: `1 ${currency} = ${rate} CNY at customs` },
    origin,
  ),
  rate,
});

export const shippedCustomsRates = ({ rates, ...origin }: CustomsRates): readonly CustomsRateRecord[] =>
  Object.entries(rates).map(([currency, rate]) =>
    customsRateRow(currency, rate, { ...origin, byOperator: false }),
  );

/** The rates of this installation, an operator's first, as every process of it has them a minute after they changed. */
export type KnownCustomsRates = Refreshed<readonly CustomsRates[]>;

const REFRESH_MS = 60_000;

export const createCustomsRates = (
  { customsRates }: Pick<Models, 'customsRates'>,
  clock: Clock,
): KnownCustomsRates =>
  createRefreshed(
    async () => {
      const rows = await customsRates.find({}, null, { batchSize: 10_000 }).lean<CustomsRateRecord[]>();
      return inPeriods(rows);
    },
    { clock, everyMs: REFRESH_MS },
  );

/** The currencies that one notice gives for the same days are one row of the rule. */
const inPeriods = (rows: readonly CustomsRateRecord[]): readonly CustomsRates[] =>
  [rows.filter(({ byOperator }) => byOperator), rows.filter(({ byOperator }) => !byOperator)].flatMap((of) =>
    groupBy(of, ({ validFrom, validTo, source }) => JSON.stringify([validFrom, validTo, source])).flatMap(
      asPeriod,
    ),
  );

const asPeriod = (rows: readonly CustomsRateRecord[]): readonly CustomsRates[] =>
  rows.slice(0, 1).map(({ validFrom, validTo, source }) => ({
    validFrom,
    validTo,
    source,
    rates: Object.fromEntries(rows.map(({ subject, rate }) => [subject, rate])),
  }));
