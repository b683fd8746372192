import type { SupervisionContext } from '../context.ts';
import type { SummaryDeclarationRecord } from '../models/summary-declaration.ts';

/** The summary that a list is in; null as long as it waits, and for whoever may not read it. */
export async function summaryOfList(
  { loaders }: SupervisionContext,
  declarationId: string,
): Promise<SummaryDeclarationRecord | null> {
  const list = await loaders.summaryListById.load(declarationId);
  return list?.summaryId == null ? null : loaders.summaryById.load(list.summaryId);
}
