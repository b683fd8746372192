import type {
  CatalogueBelt,
  CatalogueBrand,
  CatalogueProduct,
  CatalogueSupplier,
  CatalogueWarehouse,
} from './catalogue.ts';
import { creditCode } from './credit-code.ts';
import { createdAtOf, sampleId } from './identity.ts';
import { createRandom, type Random } from './random.ts';
import { createSku } from './sku.ts';
import type { Bilingual, Goods, Kind, TradeData } from './trade-data.ts';

/** What the catalogue is spread over. */
export interface CataloguePlan {
  readonly belts: readonly CatalogueBelt[];
  readonly warehouses: readonly CatalogueWarehouse[];
  readonly trade: TradeData;
  readonly skusPerSupplier: number;
}

/** What one belt makes of one of its products. */
interface Line {
  readonly product: Bilingual;
  readonly goods: Goods;
  readonly kind: Kind;
}

const MAX_VARIANTS = 4;

/** Answers the supplier of an index with everything that it sells; the same index gives the same supplier always. */
export function createSupplierSource(plan: CataloguePlan): (index: number) => CatalogueSupplier {
  // Every belt once, then the core belts again: a hundred suppliers leave no belt empty.
  const places = [...plan.belts, ...plan.belts.filter(({ core }) => core)].map((belt) => ({
    belt,
    lines: linesOf(belt, plan.trade),
    warehouses: warehousesOf(belt, plan),
  }));

  return (index) => {
    const place = places[index % places.length];
    if (!place) throw new RangeError('A catalogue needs belts');
    const random = createRandom(`supplier/${index}`);
    const role = random.chance(0.7) ? 'MANUFACTURER' : 'TRADER';
    const name = companyName(place.belt, { names: plan.trade.names, role, random });
    const brand = random.chance(0.35) ? createBrand(index, name.short) : null;
    return {
      id: sampleId('sup', index),
      nameEn: name.full[0],
      nameZh: name.full[1],
      role,
      taxpayer: random.chance(0.85) ? 'GENERAL' : 'SMALL_SCALE',
      creditCode: creditCode(plan.trade.names.divisions[place.belt.provinceCode] ?? '10', index),
      beltId: place.belt.id,
      brand,
      products: productsOf(index, {
        skuCount: plan.skusPerSupplier,
        lines: place.lines,
        hasBrand: brand !== null,
        warehouseIds: [place.warehouses.home, random.pick(place.warehouses.others)],
      }),
      createdAt: createdAtOf(index),
    };
  };
}

/** What a belt makes: each of its products, once for each sort of goods under one of the belt's headings. */
export const linesOf = (belt: CatalogueBelt, { goods, kinds }: TradeData): readonly Line[] =>
  belt.productsEn.flatMap((productEn, index) =>
    goods
      .filter(({ product, hsCode }) => product === productEn && belt.hsHeadings.includes(hsCode.slice(0, 4)))
      .flatMap((row) => {
        const kind = kinds.get(row.kind);
        return kind
          ? [{ product: [productEn, belt.productsZh[index] ?? productEn] as const, goods: row, kind }]
          : [];
      }),
  );

function companyName(
  { city, cityZh, placeZh }: CatalogueBelt,
  {
    names,
    role,
    random,
  }: {
    readonly names: TradeData['names'];
    readonly role: CatalogueSupplier['role'];
    readonly random: Random;
  },
): { readonly short: string; readonly full: Bilingual } {
  const [first, second] = [random.pick(names.syllables), random.pick(names.syllables)];
  const kind = random.pick(names.companyKinds[role]);
  const short = `${first[0]}${second[0].toLowerCase()}`;
  return {
    short,
    full: [
      `${city} ${short} ${kind[0]} Co., Ltd.`,
      `${cityZh}市${placeZh === cityZh ? '' : placeZh}${first[1]}${second[1]}${kind[1]}有限公司`,
    ],
  };
}

function createBrand(supplierIndex: number, short: string): CatalogueBrand {
  const random = createRandom(`brand/${supplierIndex}`);
  const abroad = ['DE', 'FR', 'US', 'GB', 'JP', 'AU'].filter(() => random.chance(0.4));
  return {
    id: sampleId('brand', supplierIndex),
    // The number keeps two firms of one name apart, as a register would.
    name: `${short.toUpperCase()} ${supplierIndex + 100}`,
    registeredIn: ['CN', ...abroad],
  };
}

interface Assortment {
  readonly skuCount: number;
  readonly lines: readonly Line[];
  readonly hasBrand: boolean;
  readonly warehouseIds: readonly string[];
}

/** The supplier's products, up to four SKUs each; a longer catalogue begins as the shorter one does. */
function productsOf(
  supplierIndex: number,
  { skuCount, lines, hasBrand, warehouseIds }: Assortment,
): readonly CatalogueProduct[] {
  const products: CatalogueProduct[] = [];
  for (let serial = 0; serial < skuCount;) {
    const productIndex = products.length;
    const random = createRandom(`product/${supplierIndex}/${productIndex}`);
    const line = lines[(supplierIndex + productIndex) % lines.length];
    if (!line) throw new RangeError('A belt without goods has no suppliers');
    const name = newName(line, { random, products });
    const usual = {
      netGrams: random.integer(...line.goods.netGrams),
      yuan: random.integer(...line.goods.yuan),
    };
    const variants = line.kind.variants.slice(0, random.integer(2, MAX_VARIANTS));
    const first = serial;
    const skus = variants.slice(0, skuCount - first).map((variant, index) =>
      createSku(line.goods, {
        ...{
          supplierIndex,
          serial: first + index,
          productName: name,
          variant,
          usual,
          hasBrand,
          warehouseIds,
        },
      }),
    );
    products.push({
      id: sampleId('prod', supplierIndex, productIndex),
      nameEn: name[0],
      nameZh: name[1],
      skus,
      createdAt: createdAtOf(supplierIndex),
    });
    serial += skus.length;
  }
  return products;
}

/** A supplier has one product of a name. Where chance gives a name again, it is asked again. */
function newName(
  line: Line,
  { random, products }: { readonly random: Random; readonly products: readonly CatalogueProduct[] },
): Bilingual {
  for (;;) {
    const name = productName(line, random);
    if (!products.some(({ nameEn }) => nameEn === name[0])) return name;
  }
}

function productName({ product, kind }: Line, random: Random): Bilingual {
  const style = random.pick(kind.styles);
  const series = `${random.pick([...'ABCDEFGHKLMNPRSTX'])}${random.integer(100, 999)}`;
  return [`${style[0]} ${product[0]} ${series}`, `${style[1]}${product[1]}${series}`];
}

/** Where a belt's makers keep their goods, and where some of them lie as well: in the city, or near the buyers. */
function warehousesOf(belt: CatalogueBelt, { warehouses, trade }: CataloguePlan) {
  const factory = `wh_factory_${belt.id.replace('belt_', '')}`;
  const markets = trade.names.markets.map(({ market }) => market);
  const inCity = warehouses.filter(({ kind, city }) => kind === 'DOMESTIC' && city === belt.city);
  const abroad = warehouses.filter(({ kind, country }) => kind === 'OVERSEAS' && markets.includes(country));
  const home = warehouses.find(({ id }) => id === factory) ?? inCity[0];
  if (!home) throw new Error(`The belt ${belt.id} has no warehouse`);
  return { home: home.id, others: [...inCity, ...abroad].map(({ id }) => id).filter((id) => id !== home.id) };
}
