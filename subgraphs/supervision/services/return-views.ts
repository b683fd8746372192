import type { SupervisionContext } from '../context.ts';
import type { ReturnClearanceRecord } from '../models/return-clearance.ts';

/** How goods that come back pass customs, for whoever has a place in their order. */
export async function clearanceOf(
  { loaders }: SupervisionContext,
  returnId: string,
): Promise<ReturnClearanceRecord | null> {
  const found = await loaders.returnClearanceById.load(returnId);
  return found && (await loaders.orderViewById.load(found.orderId)) ? found : null;
}
