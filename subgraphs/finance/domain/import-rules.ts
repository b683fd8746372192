import type { Currency } from '../../../values/currency.ts';
import type { Money } from '../../../values/money.ts';
import type { DatedRow } from '../../../values/dated-row.ts';

/** What a customs value is made of: the goods alone, or with freight and insurance to the border. */
export const VALUE_BASES = ['CIF', 'FOB'] as const;

export type ValueBasis = (typeof VALUE_BASES)[number];

/** How a consignment is declared: low-value rules differ by it. */
export const IMPORT_SCHEMES = ['CHECKOUT', 'POSTAL', 'STANDARD'] as const;

export type ImportScheme = (typeof IMPORT_SCHEMES)[number];

/** How a country taxes imports. Its subject is the country. */
export interface MarketRuleRow extends DatedRow {
  readonly country: string;
  /** Whose tariff applies: the country's own, or `EU`. */
  readonly market: string;
  /** Currency of customs values, and of answers. */
  readonly currency: Currency;
  readonly dutyBasis: ValueBasis;
  /** What import VAT or GST is due on, besides the duties. */
  readonly taxBasis: ValueBasis;
  /** Null where duty starts with the first unit of money. */
  readonly lowValue: LowValueRelief | null;
  /** What this table does not know about consignments outside the relief. */
  readonly gaps: readonly RuleGap[];
}

/** What consignments of little value are spared. */
export interface LowValueRelief {
  /** Up to and including this value. */
  readonly limit: Money;
  /** Which value is held against the limit: that of the goods alone, or the one that duty is due on. */
  readonly valuedAt: 'GOODS' | 'DUTY_BASIS';
  /** NONE: no duty. PER_CODE: `perCode` for each distinct 6-digit code instead of the tariff. */
  readonly duty: 'NONE' | 'PER_CODE';
  /** In the market's currency. */
  readonly perCode: Money | null;
  /** For which schemes duty is spared, null = all; the others pay the tariff. */
  readonly schemes: readonly ImportScheme[] | null;
  readonly tax: 'DUE' | 'NONE';
  /** Goods of these origins are outside the relief. */
  readonly exceptOrigins: readonly string[];
  /** Goods under these headings are outside the relief. */
  readonly exceptPrefixes: readonly string[];
}

/** Something that is due but whose rule is not known. */
export interface RuleGap {
  /** Only for this scheme; null = any. */
  readonly scheme: ImportScheme | null;
  readonly text: string;
}

/** Import VAT, GST or consumption tax of a country. Its subject is the country. */
export interface VatRateRow extends DatedRow {
  readonly country: string;
  readonly rate: string;
}

/** The customs duty, and every duty that can come on top of it. */
export const LEVIES = [
  'duty',
  'anti-dumping',
  'countervailing',
  'safeguard',
  'section-122',
  'section-232',
  'section-301',
  'ieepa-fentanyl',
  'ieepa-reciprocal',
  'additional',
] as const;

export type Levy = (typeof LEVIES)[number];

/** A rate of a levy. Its subject is `<market>/<prefix>`. */
export interface LevyRow extends DatedRow {
  readonly market: string;
  readonly levy: Levy;
  /** The beginning of an HS code, up to the six digits that all countries share; empty = all goods. */
  readonly prefix: string;
  /** Country of origin; null = any. */
  readonly origin: string | null;
  /** Share of the customs value; null = something is due that this table does not know. */
  readonly rate: string | null;
}

/** A fee of a market's customs. Its subject is the market. */
export interface FeeRow extends DatedRow {
  readonly market: string;
  /** Share of the customs value; null = something is due that this table does not know. */
  readonly rate: string | null;
  readonly minimum: Money | null;
  readonly maximum: Money | null;
  /** Only for consignments above this customs value. */
  readonly aboveValue: Money;
  readonly seaOnly: boolean;
}
