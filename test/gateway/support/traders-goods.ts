import type { AnswerData } from '../../support/answer-data.ts';
import { goesThrough } from '../../support/goods.ts';
import type { Talk } from './talk.ts';

const GOODS = `query ($after: String) { listings(filter: { market: "DE", channel: B2B }, first: 50, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id retailer { id } sku { id code hsCode moq ip(market: "DE") { verdict } grossWeight { grams } refundRate { rate }
    product { supplier { id role taxpayer } } stock { warehouse { id } } } } } }`;

/** A listing of it. */
export interface TradersGoods {
  readonly id: string;
  readonly retailer: { readonly id: string };
  readonly sku: {
    readonly code: string;
    readonly hsCode: string;
    readonly moq: number;
    readonly ip: { readonly verdict: string };
    readonly grossWeight: { readonly grams: number };
    readonly refundRate: { readonly rate: string | null };
    readonly product: {
      readonly supplier: { readonly id: string; readonly role: string; readonly taxpayer: string };
    };
    readonly stock: readonly { readonly warehouse: { readonly id: string } }[];
  };
}

/** What a trader sells to firms in Germany, refunded at a rate that is known. */
const isClaimable = ({ sku }: TradersGoods, units: number): boolean =>
  sku.product.supplier.role === 'TRADER' &&
  sku.product.supplier.taxpayer === 'GENERAL' &&
  Number(sku.refundRate.rate ?? 0) > 0 &&
  sku.ip.verdict !== 'BLOCKED' &&
  sku.moq <= units &&
  sku.stock.length > 0 &&
  goesThrough({ hsCode: sku.hsCode, grossGrams: 1 } as Parameters<typeof goesThrough>[0]);

/** The first that so many units can be ordered of. */
export async function findTradersGoods({ ask }: Talk, units: number): Promise<TradersGoods> {
  for (let after: string | null = null; ;) {
    const listings: AnswerData = (await ask(GOODS, { after }))['listings'];
    const found = (listings.nodes as readonly TradersGoods[]).find((each) => isClaimable(each, units));
    if (found) return found;
    if (!listings.pageInfo.hasNextPage) throw new Error('No trader sells to firms in Germany');
    after = String(listings.pageInfo.endCursor);
  }
}
