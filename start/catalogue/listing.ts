import { Decimal } from '../../values/decimal.ts';
import { fromDecimal, type Money, toDecimal } from '../../values/money.ts';
import type { CatalogueListing, CatalogueRetailer, CatalogueSku, CatalogueSupplier } from './catalogue.ts';
import { createdAtOf, sampleId } from './identity.ts';
import { createRandom, type Random } from './random.ts';
import type { Market, Names } from './trade-data.ts';

/** So many shops sell in each market, whatever the size of the catalogue. */
const RETAILERS_PER_MARKET = 8;

/** The first suppliers are sold in every market, so that a query about any of them has something to show. */
const SOLD_EVERYWHERE = 100;

export const createRetailers = ({ markets, shops }: Names): readonly CatalogueRetailer[] =>
  markets.flatMap(({ market, suffix }, marketIndex) =>
    Array.from({ length: RETAILERS_PER_MARKET }, (_, index) => {
      const serial = marketIndex * RETAILERS_PER_MARKET + index;
      return {
        id: sampleId('ret', 0, serial),
        name: `${shops[serial % shops.length]} ${market} ${suffix}`,
        market,
        createdAt: createdAtOf(0),
      };
    }),
  );

/** The listings of a supplier's SKUs: about one for every two, and the first suppliers' in every market. */
export function createListings(
  supplierIndex: number,
  { supplier, names }: { readonly supplier: CatalogueSupplier; readonly names: Names },
): readonly CatalogueListing[] {
  const skus = supplier.products.flatMap((product) => product.skus);
  return skus.flatMap((sku, serial) => {
    const random = createRandom(`listing/${supplierIndex}/${serial}`);
    return marketsOf(supplierIndex, { names, random }).map((market): CatalogueListing => {
      const marketIndex = names.markets.indexOf(market);
      const retailer = marketIndex * RETAILERS_PER_MARKET + random.integer(0, RETAILERS_PER_MARKET - 1);
      const channel = sku.moq > 1 && random.chance(0.5) ? 'B2B' : 'B2C';
      return {
        id: sampleId('lst', supplierIndex, serial * names.markets.length + marketIndex),
        retailerId: sampleId('ret', 0, retailer),
        skuId: sku.id,
        market: market.market,
        channel,
        title: supplier.brand && sku.isBranded ? `${supplier.brand.name} ${sku.nameEn}` : sku.nameEn,
        price: retailPrice(sku, { market, markup: channel === 'B2C' ? '2.6' : '1.5' }),
        createdAt: supplier.createdAt,
      };
    });
  });
}

function marketsOf(
  supplierIndex: number,
  { names, random }: { readonly names: Names; readonly random: Random },
): readonly Market[] {
  if (supplierIndex < SOLD_EVERYWHERE) return names.markets;
  return random.chance(0.5) ? [random.pick(names.markets)] : [];
}

/** The list price in the market's money with a markup, brought just under a whole unit as shops do. */
function retailPrice(
  sku: CatalogueSku,
  { market, markup }: { readonly market: Market; readonly markup: string },
): Money {
  const [list] = sku.priceTiers;
  const value = toDecimal(list.price).times(market.perYuan).times(markup);
  if (market.currency === 'JPY') return fromDecimal(value.div('10').round(0, 3).times('10'), 'JPY');
  return fromDecimal(value.round(0, 3).minus(new Decimal('0.01')), market.currency);
}
