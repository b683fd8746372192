import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { MoneyDeps } from './change-order-money.ts';
import { giveUpOrder, hearOfEnd } from './give-up-order.ts';
import { lockOrder } from './order-money-store.ts';

/** What is used here of logistics' `OrderStopped`. */
const orderStopped = z.object({ orderId: z.string(), loadedShipmentIds: z.array(z.string()) });

/** Gives back what was paid for a cancelled order whose goods have stayed; where some had been loaded, the order goes on. */
export const applyOrderStopped =
  (deps: MoneyDeps): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId: _id, loadedShipmentIds } = orderStopped.parse(data);
    if (loadedShipmentIds.length > 0) return;
    // Its owner may not have been heard yet, which then finds this.
    if (!(await hearOfEnd(deps.models, { _id, isStopped: true }, transaction.session))) return;
    const facts = await lockOrder(deps.models, _id, transaction.session);
    if (!facts) throw new Error(`${_id} was cancelled before it was placed`);
    await giveUpOrder(deps, facts, transaction);
  };
