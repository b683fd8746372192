import type { Connection } from 'mongoose';
import * as z from 'zod';
import { readFileRows } from '../../../runtime/file-rows.ts';
import type { Import } from '../../../runtime/import.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { count, day, isOrdered, maybeCount, openDay, ORDERED, text } from '../../../runtime/row-shapes.ts';
import type { TransportMode } from '../../../values/transport-mode.ts';
import { areWeightBreaks, WEIGHT_BREAKS } from '../domain/freight-price.ts';
import type { Models } from '../models/index.ts';
import { freightRateRow } from './freight-rate-row.ts';
import { readCarriers, readFreightRates, readLanes } from './reference-files.ts';

const MOST_BREAKS = 20;
const MOST_DAYS = 365;
const MOST_HOURS = 2_400;

const amount = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'is an amount in USD, such as 58.28');

/** A cell such as `0:4.20 45:3.80`: from which weight in kilograms on a kilogram costs what. */
const perKg = z
  .string()
  .regex(
    /^\s*\d{1,7}:\d{1,9}(\.\d{1,9})?(\s+\d{1,7}:\d{1,9}(\.\d{1,9})?)*\s*$/,
    'is weights in kg and prices, such as 0:4.20 45:3.80',
  )
  .transform((cell) =>
    cell
      .trim()
      .split(/\s+/)
      .map((pair) => {
        const [fromKg = '', each = ''] = pair.split(':');
        return { fromKg: Number(fromKg), price: each };
      }),
  )
  .refine((breaks) => breaks.length <= MOST_BREAKS, `has at most ${MOST_BREAKS} breaks`)
  .refine(areWeightBreaks, WEIGHT_BREAKS);

const one = (names: readonly string[], what: string) =>
  z.string().refine((name) => names.includes(name), `is no ${what} of this graph`);

/** Also where a name is not known, which is said already. */
const travels = (modes: readonly TransportMode[] | undefined, mode: TransportMode | undefined): boolean =>
  modes === undefined || mode === undefined || modes.includes(mode);

/** Columns of a file; lanes, carriers and weight rules are those that are shipped. */
function shapeOf() {
  const { offerHours, weightRules } = readFreightRates().content;
  const modeOf = new Map(readLanes().content.lanes.map(({ id, mode }) => [id, mode]));
  const modesOf = new Map(readCarriers().content.carriers.map(({ code, modes }) => [code, modes]));
  return z
    .strictObject({
      lane: one([...modeOf.keys()], 'lane'),
      carrier: one([...modesOf.keys()], 'carrier'),
      weighedBy: one(
        weightRules.map(({ key }) => key),
        'weight rule',
      ),
      currency: z.literal('USD', 'is USD: offers are put in order of price'),
      minimum: amount,
      perKg,
      handlingDaysMin: count(0, MOST_DAYS),
      handlingDaysMax: count(0, MOST_DAYS),
      /** An empty cell is as long as offers at the shipped rates stand. */
      offerHours: maybeCount(1, MOST_HOURS).transform((hours) => hours ?? offerHours),
      validFrom: day,
      validTo: openDay,
      source: text,
    })
    .refine(isOrdered, ORDERED)
    .refine((row) => row.handlingDaysMin <= row.handlingDaysMax, {
      path: ['handlingDaysMax'],
      message: 'is not less than handlingDaysMin',
    })
    .refine(({ lane, carrier }) => travels(modesOf.get(carrier), modeOf.get(lane)), {
      path: ['carrier'],
      message: 'does not travel as the lane does',
    });
}

/** Carriers' freight rates by lane. */
export const createFreightImport = (db: Connection, { freightRates }: Models): Import => ({
  name: 'freight',
  run: (rows, fileName = 'operator') =>
    importDatedRows(
      { name: 'freight', db, model: freightRates },
      readFileRows(rows, shapeOf(), (row) => {
        const {
          handlingDaysMin: min,
          handlingDaysMax: max,
          validFrom,
          validTo,
          source = fileName,
          ...given
        } = row;
        const rate = { ...given, handlingDays: { min, max } };
        return freightRateRow(rate, { validFrom, validTo, source, byOperator: true });
      }),
    ),
});
