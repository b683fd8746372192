import { formatAmount, parseMoney, split } from '../../values/money.ts';
import { addMonths, chinaMonth } from '../../values/month.ts';
import { through, toTheBooking } from './business-chain.ts';
import {
  asSupplier,
  beginOf,
  type ChainStep,
  type MoveTo,
  ON_ITS_WAY,
  orderOf,
  payPart,
  send,
  type Way,
} from './chain.ts';
import { claimed, type ClaimState, claimVat } from './refund-chain.ts';
import { mutation } from './trader.ts';

const RECONCILE = mutation('reconcilePreRefund', 'claim { id }');

const TO_STOCK: Way = { fromPortId: 'port_CNSHA', mode: 'SEA', toWarehouseId: 'wh_overseas_hamburg' };
const INTO_STOCK = [...ON_ITS_WAY.filter((status) => status !== 'DELIVERED'), 'STORED_OVERSEAS'];

/** Half of the goods are sold from there, rounded down; half of their price comes in, rounded up. */
const sell: ChainStep = async (trader, chain) => {
  const { total } = orderOf(chain);
  const [half = parseMoney(total)] = split(parseMoney(total), [1n, 1n]);
  await payPart(trader, chain, { amount: formatAmount(half), currency: total.currency });
};

const refundAhead: ChainStep = (trader, chain) =>
  claimVat(trader, chain, { preRefund: true, until: ['PRE_PAID', 'RECONCILED'] });

const prePaid = ({ moves }: ClaimState) => moves.find(({ status }) => status === 'PRE_PAID');

/** In the month after: what was sold is final, and the advance on the rest is repaid. */
const reconcile =
  (moveTo: MoveTo): ChainStep =>
  async (trader, chain) => {
    const { declarations, refundClaims } = await claimed(trader, chain, (order) =>
      (order.refundClaims ?? []).some(prePaid),
    );
    const [claim] = refundClaims ?? [];
    const paidAt = claim && prePaid(claim)?.at;
    await moveTo(beginOf(`${addMonths(chinaMonth(new Date(paidAt ?? '')), 1)}-01`));
    const quantity = String(Math.floor(chain.goods.fewest / 2));
    const sold = declarations.map(({ id: declarationId }) => ({ declarationId, lineNumber: 1, quantity }));
    const input = { idempotencyKey: chain.key, claimId: claim?.id, sold };
    await send(await asSupplier(trader, chain), RECONCILE, input);
  };

/** Goods that a business has on account in a warehouse abroad, whose tax is refunded before they are sold (9810). */
export const toTheReconciliation = (moveTo: MoveTo): readonly ChainStep[] => [
  ...toTheBooking(TO_STOCK),
  ...through(INTO_STOCK),
  sell,
  refundAhead,
  reconcile(moveTo),
];
