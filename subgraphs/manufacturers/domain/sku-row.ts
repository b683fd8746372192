import { isDeclarableHsCode } from '../../../values/hs-code.ts';
import { parseMoney } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { kilograms, parseQuantity, type Quantity } from '../../../values/quantity.ts';
import { checkTiers, type PriceTiers } from './price-tier.ts';
import { readCount, readFields, readItems } from './read-fields.ts';
import { readCountry, readName, readOptionalName } from './registration.ts';
import { readCode } from './sku-code.ts';
import type { SkuContent } from './sku.ts';
import { MAX_COUNT } from './stock-level.ts';

/** The schema's `SkuInput`. */
export interface SkuRowInput {
  readonly code: string;
  readonly productName: string;
  readonly productNameZh?: string | null;
  readonly name: string;
  readonly nameZh?: string | null;
  readonly brandId?: string | null;
  readonly hsCode: string;
  readonly origin: string;
  readonly legalQuantities: readonly { readonly value: string; readonly unit: string }[];
  readonly netWeight: { readonly grams: number };
  readonly grossWeight: { readonly grams: number };
  readonly moq?: number | null;
  readonly leadDays?: number | null;
  readonly priceTiers: readonly {
    readonly minQuantity: number;
    readonly price: { readonly amount: string; readonly currency: string };
  }[];
}

/** A row of `publishSkus` that keeps every rule that can be told from itself. */
export interface SkuRow {
  readonly code: string;
  readonly productNameEn: string;
  /** Null leaves the product's as it is. */
  readonly productNameZh: string | null;
  readonly content: SkuContent;
}

const MAX_LEGAL_QUANTITIES = 2;
/** A hundred tonnes. */
const MAX_GRAMS = 100_000_000;
const MAX_LEAD_DAYS = 365;

/** @throws Problems with everything that is wrong with the row. */
export function readSkuRow(input: SkuRowInput): SkuRow {
  const row = readFields({
    code: () => readCode(input.code),
    productName: () => readName(input.productName),
    productNameZh: () => readOptionalName(input.productNameZh),
    name: () => readName(input.name),
    nameZh: () => readOptionalName(input.nameZh),
    hsCode: () => readHsCode(input.hsCode),
    origin: () => readCountry(input.origin),
    netWeight: () => readGrams(input.netWeight),
    grossWeight: () => readGrossGrams(input),
    legalQuantities: () => readLegalQuantities(input),
    moq: () => readCount(input.moq ?? 1, { from: 1, to: MAX_COUNT }),
    leadDays: () =>
      input.leadDays == null ? null : readCount(input.leadDays, { from: 0, to: MAX_LEAD_DAYS }),
    priceTiers: () => readTiers(input.priceTiers),
  });
  const { hsCode, origin, legalQuantities, moq, leadDays, priceTiers, nameZh } = row;
  return {
    code: row.code,
    productNameEn: row.productName,
    productNameZh: row.productNameZh,
    content: {
      nameEn: row.name,
      nameZh,
      brandId: input.brandId ?? null,
      hsCode,
      origin,
      legalQuantities,
      netGrams: row.netWeight,
      grossGrams: row.grossWeight,
      moq,
      leadDays,
      priceTiers,
    },
  };
}

function readHsCode(hsCode: string): string {
  if (!isDeclarableHsCode(hsCode)) {
    throw new Problem('INVALID', 'malformed-hs-code', { message: 'China declares an HS code of 10 digits' });
  }
  return hsCode;
}

const readGrams = ({ grams }: { readonly grams: number }): number =>
  readCount(grams, { from: 1, to: MAX_GRAMS });

function readGrossGrams({ netWeight, grossWeight }: SkuRowInput): number {
  const grams = readGrams(grossWeight);
  if (grams < netWeight.grams) {
    throw new Problem('INVALID', 'gross-below-net', {
      message: 'The gross weight is not below the net weight',
    });
  }
  return grams;
}

/** One or two, each in a unit of its own. A legal unit of weight is the net weight, as customs reads it. */
function readLegalQuantities({ legalQuantities, netWeight }: SkuRowInput): readonly Quantity[] {
  if (legalQuantities.length === 0 || legalQuantities.length > MAX_LEGAL_QUANTITIES) {
    throw new Problem('INVALID', 'legal-quantity-count', {
      message: 'There are one or two legal quantities',
    });
  }
  const quantities = readItems(legalQuantities, parseQuantity);
  quantities.forEach(({ value, unit }, index) => {
    if (quantities.findIndex((other) => other.unit === unit) < index) {
      throw new Problem('INVALID', 'legal-unit-twice', {
        message: 'Two legal quantities are in two units',
        field: [String(index), 'unit'],
      });
    }
    const net = netIn(unit, netWeight.grams);
    if (net !== null && net !== value) {
      throw new Problem('INVALID', 'legal-quantity-not-net-weight', {
        message: `The legal quantity in ${unit} is the net weight, ${net}`,
        field: [String(index), 'value'],
      });
    }
  });
  return quantities;
}

/** The net weight in a unit; null where the unit is none of weight, or the weight is refused by itself. */
function netIn(unit: Quantity['unit'], grams: number): string | null {
  if (grams < 1) return null;
  if (unit === 'KGM') return kilograms(grams);
  return unit === 'GRM' ? String(grams) : null;
}

const readTiers = (tiers: SkuRowInput['priceTiers']): PriceTiers =>
  checkTiers(
    readItems(tiers, ({ minQuantity, price }) => ({
      minQuantity,
      ...readFields({ price: () => parseMoney(price) }),
    })),
  );
