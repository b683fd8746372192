import { money, times } from '../../values/money.ts';
import { Decimal } from '../../values/decimal.ts';
import { kilograms, type Quantity, type Unit } from '../../values/quantity.ts';
import type { CatalogueSku, CatalogueStock } from './catalogue.ts';
import { sampleId } from './identity.ts';
import { createRandom, type Random } from './random.ts';
import type { Bilingual, Goods } from './trade-data.ts';

/** Which SKU of which product. */
export interface SkuPlace {
  readonly supplierIndex: number;
  /** Among the supplier's SKUs. */
  readonly serial: number;
  readonly productName: Bilingual;
  readonly variant: Bilingual;
  /** What the product weighs and costs; its variants differ a little. */
  readonly usual: { readonly netGrams: number; readonly yuan: number };
  readonly hasBrand: boolean;
  readonly warehouseIds: readonly string[];
}

/** One SKU: complete, and the same in every run. */
export function createSku(goods: Goods, place: SkuPlace): CatalogueSku {
  const { supplierIndex, serial, productName, variant } = place;
  const random = createRandom(`sku/${supplierIndex}/${serial}`);
  const netGrams = vary(place.usual.netGrams, random);
  const yuan = vary(place.usual.yuan, random);
  return {
    id: sampleId('sku', supplierIndex, serial),
    code: `${goods.hsCode.slice(0, 4)}-${String(serial + 1).padStart(4, '0')}`,
    nameEn: `${productName[0]}, ${variant[0]}`,
    nameZh: `${productName[1]}（${variant[1]}）`,
    isBranded: place.hasBrand && random.chance(0.6),
    hsCode: goods.hsCode,
    legalQuantities: goods.legalUnits.map((unit) => legalQuantity(unit, netGrams)),
    netGrams,
    grossGrams: netGrams + Math.ceil((netGrams * random.integer(4, 18)) / 100),
    moq: minimumOrder(yuan, random),
    leadDays: random.integer(3, 30),
    priceTiers: priceTiers(yuan, random),
    stock: stockOf(yuan, { random, warehouseIds: place.warehouseIds }),
  };
}

/** Within five percent, and never nothing. */
const vary = (usual: number, random: Random): number =>
  Math.max(1, Math.round((usual * random.integer(95, 105)) / 100));

/** How much of a legal unit one sales unit is; where it is a weight, it is the net weight. */
function legalQuantity(unit: Unit, netGrams: number): Quantity {
  if (unit === 'KGM') return { value: kilograms(netGrams), unit };
  if (unit === 'GRM') return { value: String(netGrams), unit };
  // A sheet of plywood of 1.22 by 2.44 metres and 18 millimetres.
  if (unit === 'MTQ') return { value: '0.0536', unit };
  return { value: '1', unit };
}

function minimumOrder(yuan: number, random: Random): number {
  if (random.chance(0.4) || yuan > 2_000) return 1;
  if (yuan > 200) return random.pick([2, 5, 10]);
  return random.pick([10, 20, 50, 100]);
}

/** From so many units on, this share of the list price. */
const DISCOUNTS = [
  { minQuantity: 10, share: '0.94' },
  { minQuantity: 100, share: '0.88' },
];

function priceTiers(yuan: number, random: Random): CatalogueSku['priceTiers'] {
  const list = money(BigInt(yuan * 100 + random.integer(0, 19) * 5), 'CNY');
  const discounts = DISCOUNTS.slice(0, random.integer(0, DISCOUNTS.length));
  return [
    { minQuantity: 1, price: list },
    ...discounts.map(({ minQuantity, share }) => ({ minQuantity, price: times(list, new Decimal(share)) })),
  ];
}

/** Stock in one or two warehouses; one SKU in ten is sold out. */
function stockOf(
  yuan: number,
  { random, warehouseIds }: { readonly random: Random; readonly warehouseIds: readonly string[] },
): readonly CatalogueStock[] {
  const most = yuan > 2_000 ? 80 : 4_000;
  const isSoldOut = random.chance(0.1);
  return warehouseIds.slice(0, random.integer(1, 2)).map((warehouseId) => ({
    warehouseId,
    onHand: isSoldOut ? 0 : random.integer(10, most),
    safety: random.pick([0, 0, 5]),
  }));
}
