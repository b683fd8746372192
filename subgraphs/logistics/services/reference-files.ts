import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import { isCountryCode } from '../../../values/country-code.ts';
import { isDecimal } from '../../../values/decimal.ts';
import { areWeightBreaks, WEIGHT_BREAKS } from '../domain/freight-price.ts';
import { CODE_SCHEMES } from '../models/carrier.ts';
import { TRANSPORT_MODES } from '../../../values/transport-mode.ts';
import { PORT_KINDS } from '../models/port.ts';
import { WAREHOUSE_KINDS } from '../models/warehouse.ts';

const about = z.string();
const name = z.string().min(1);
const date = z.string().refine(isCalendarDate);
const validity = { validFrom: date, validTo: date.nullable() };
const country = z.string().refine(isCountryCode);
const portCode = z.string().regex(/^[A-Z]{2}[A-Z2-9]{3}$/);
const mode = z.enum(TRANSPORT_MODES);
const days = z
  .strictObject({ min: z.int().min(0), max: z.int().min(0) })
  .refine(({ min, max }) => min <= max, 'min is at most max');

const ports = z.strictObject({
  about,
  ports: z.array(
    z.strictObject({
      code: portCode,
      kinds: z.array(z.enum(PORT_KINDS)).min(1).max(5),
      nameEn: name,
      nameZh: name,
      country,
      timeZone: name,
      aliases: z.array(portCode),
    }),
  ),
});

const lanes = z.strictObject({
  about,
  lanes: z.array(
    z.strictObject({
      id: z.string().startsWith('lane_'),
      mode,
      from: z.array(portCode).min(1).max(20),
      to: z.array(portCode).min(1).max(20),
      via: z.array(portCode).max(10),
      days,
    }),
  ),
});

const carriers = z.strictObject({
  about,
  carriers: z.array(
    z.strictObject({
      code: z.string().regex(/^[A-Z0-9]+$/),
      nameEn: name,
      nameZh: name,
      modes: z.array(mode).min(1).max(5),
      codeScheme: z.enum(CODE_SCHEMES),
    }),
  ),
});

const warehouses = z.strictObject({
  about,
  warehouses: z.array(
    z.strictObject({
      id: z.string().startsWith('wh_'),
      nameEn: name,
      nameZh: name,
      kind: z.enum(WAREHOUSE_KINDS),
      country,
      provinceCode: z
        .string()
        .regex(/^CN-[A-Z]{2}$/)
        .nullable(),
      city: name,
      port: portCode.nullable(),
    }),
  ),
});

const perKg = z
  .array(z.strictObject({ fromKg: z.int().min(0), price: z.string().refine(isDecimal) }))
  .min(1)
  .refine(areWeightBreaks, WEIGHT_BREAKS);

const freightRates = z.strictObject({
  about,
  source: z.string(),
  offerHours: z.int().min(1),
  invoiceCurrencies: z.array(
    z.strictObject({ currency: z.enum(CURRENCIES), perUsd: z.string().refine(isDecimal), ...validity }),
  ),
  weightRules: z.array(
    z.strictObject({
      key: z.string().regex(/^[A-Z]+$/),
      cm3PerKg: z.int().min(1).nullable(),
      stepGrams: z.int().min(1),
      minGrams: z.int().min(0),
      maxGrams: z.int().min(1).nullable(),
      text: name,
      ...validity,
    }),
  ),
  rates: z.array(
    z.strictObject({
      lane: z.string(),
      carrier: z.string(),
      weighedBy: z.string(),
      // Offers are put in order of price, which only works in one currency.
      currency: z.literal('USD'),
      minimum: z.string().refine(isDecimal),
      perKg,
      handlingDays: days,
      ...validity,
    }),
  ),
});

export const readPorts = () => readReferenceFile('ports.json', ports);
export const readLanes = () => readReferenceFile('lanes.json', lanes);
export const readCarriers = () => readReferenceFile('carriers.json', carriers);
export const readWarehouses = () => readReferenceFile('warehouses.json', warehouses);
export const readFreightRates = () => readReferenceFile('freight-rates.json', freightRates);
