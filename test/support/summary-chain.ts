import { addMonths, chinaMonth, type Month } from '../../values/month.ts';
import { beginOf, type Chain, type ChainStep, type MoveTo, orderOf, send } from './chain.ts';
import { claim } from './refund-chain.ts';
import { mutation, type Trader } from './trader.ts';
import { untilOrder } from './until-order.ts';

const DECLARE = mutation('declareSummary', 'summaries { id }');

interface ListState {
  readonly declarations: readonly {
    readonly receipts: readonly { readonly at: string }[];
    readonly summary: { readonly status: string } | null;
  }[];
}

const LISTS = 'declarations { receipts { at } summary { status } }';

/** When the month is over, its lists are summed up, and customs accepts it. */
const sumUp =
  (moveTo: MoveTo): ChainStep =>
  async (trader, chain) => {
    const month = await closingMonth(trader, chain);
    await moveTo(beginOf(`${addMonths(month, 1)}-01`));
    const declarantId = chain.goods.retailerId;
    await send(trader, DECLARE, { idempotencyKey: chain.key, month, declarantId });
    await until(trader, chain, ({ declarations }) =>
      declarations.every(({ summary }) => summary?.status === 'ACCEPTED'),
    );
  };

/** Customs' last word on a list is that it is closed. */
async function closingMonth(trader: Trader, chain: Chain): Promise<Month> {
  const { declarations } = await until(trader, chain, () => true);
  const said = declarations.flatMap(({ receipts }) => receipts.map(({ at }) => Date.parse(at)));
  return chinaMonth(new Date(Math.max(...said)));
}

const until = (trader: Trader, chain: Chain, holds: (order: ListState) => boolean): Promise<ListState> =>
  untilOrder(trader, orderOf(chain).id, { selection: LISTS, holds });

/** After an order's end: the summary of its month, and the refund that waits for it. */
export const toTheSummary = (moveTo: MoveTo): readonly ChainStep[] => [sumUp(moveTo), claim];
