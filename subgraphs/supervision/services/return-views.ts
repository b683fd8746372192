import type { SupervisionContext } from '../context.ts';
import type { DeclarationRecord } from '../models/declaration.ts';
import type { ReturnClearanceRecord } from '../models/return-clearance.ts';

/** How goods that come back pass customs, for whoever has a place in their order. */
export async function clearanceOf(
  { loaders }: SupervisionContext,
  returnId: string,
): Promise<ReturnClearanceRecord | null> {
  const found = await loaders.returnClearanceById.load(returnId);
  return found && (await loaders.orderViewById.load(found.orderId)) ? found : null;
}

/** The declarations that the goods left under, of those that the viewer may see. */
export async function exportsOf(
  { loaders }: SupervisionContext,
  { exportIds }: ReturnClearanceRecord,
): Promise<readonly DeclarationRecord[]> {
  const found = await Promise.all(exportIds.map((id) => loaders.declarationById.load(id)));
  return found.filter((declaration) => declaration !== null);
}
