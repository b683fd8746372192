import * as z from 'zod';
import { readReferenceFile } from '../../runtime/reference-data.ts';
import { CURRENCIES } from '../../values/currency.ts';
import { isDeclarableHsCode } from '../../values/hs-code.ts';
import { type Unit, UNITS } from '../../values/quantity.ts';

/** A text in English and in Chinese. */
const bilingual = z.tuple([z.string().min(1), z.string().min(1)]).readonly();
export type Bilingual = z.output<typeof bilingual>;

const range = z.tuple([z.int().positive(), z.int().positive()]).readonly();
const unit = z.enum(Object.keys(UNITS) as [Unit, ...Unit[]]);

const goodsRow = z
  .object({
    /** As a belt's product is called in `data/belts.json`. */
    product: z.string(),
    kind: z.string(),
    /** Heading and subheading are of HS 2022; the last four digits are a sample, not a ruling. */
    hsCode: z.string().refine(isDeclarableHsCode),
    /** The units that customs asks for, the first one first. */
    legalUnits: z.array(unit).min(1).max(2).readonly(),
    /** Net weight of one sales unit, from and to. */
    netGrams: range,
    /** Factory price of one sales unit in whole yuan, from and to. */
    yuan: range,
  })
  .readonly();
export type Goods = z.output<typeof goodsRow>;

const kindRow = z
  .object({
    kind: z.string(),
    /** What makes one product different from the next. */
    styles: z.array(bilingual).min(1).readonly(),
    /** What makes one SKU of a product different from the next. */
    variants: z.array(bilingual).min(1).readonly(),
  })
  .readonly();
export type Kind = z.output<typeof kindRow>;

const names = z
  .object({
    syllables: z.array(bilingual).min(2).readonly(),
    companyKinds: z.object({ MANUFACTURER: z.array(bilingual), TRADER: z.array(bilingual) }).readonly(),
    /** The two digits of a province in a credit code. */
    divisions: z.record(z.string(), z.string().regex(/^\d{2}$/)).readonly(),
    shops: z.array(z.string()).min(1).readonly(),
    markets: z
      .array(
        z
          .object({
            market: z.string().length(2),
            currency: z.enum(CURRENCIES),
            /** About what a yuan is worth there; prices are made up from it, nothing is settled by it. */
            perYuan: z.string(),
            suffix: z.string(),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly();
export type Names = z.output<typeof names>;
export type Market = Names['markets'][number];

/** What the sample catalogue is made from, apart from belts and warehouses. */
export interface TradeData {
  readonly goods: readonly Goods[];
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly names: Names;
}

/** Reads `data/sample-*.json`. @throws when a row has another shape, naming it. */
export function readTradeData(): TradeData {
  const kinds = readReferenceFile('sample-kinds.json', z.array(kindRow)).content;
  return {
    goods: readReferenceFile('sample-goods.json', z.array(goodsRow)).content,
    kinds: new Map(kinds.map((row) => [row.kind, row])),
    names: readReferenceFile('sample-names.json', names).content,
  };
}
