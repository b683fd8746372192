import type { Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import { listSummarized } from '../domain/events.ts';
import type { SummaryDeclaration } from '../domain/summary-declaration.ts';
import type { SummaryList } from '../domain/summary-list.ts';
import type { SummaryStatus } from '../domain/summary-status.ts';
import type { Models } from '../models/index.ts';

/** A summary as it is now, with its lists as they were. */
export interface MovedSummary {
  readonly summary: SummaryDeclaration;
  readonly lists: readonly SummaryList[];
  /** Null for a new one. */
  readonly previous: SummaryStatus | null;
}

/**
 * Stores a summary and puts its lists into it, and tells of each list where its summary stands.
 *
 * A list that another summary has taken meanwhile is in one alone: then nothing of this is written.
 */
export async function saveSummary(
  models: Models,
  { summary, lists, previous }: MovedSummary,
  { session, emit }: Transaction,
): Promise<void> {
  const { _id, version } = summary;
  if (version === 1) await models.summaryDeclarations.insertMany([summary], { session, lean: true });
  else {
    const filter = { _id, version: version - 1 };
    const { matchedCount } = await models.summaryDeclarations.replaceOne(filter, summary, { session });
    if (matchedCount !== 1) throw changedInBetween();
  }
  if (summary.status === previous) return;
  const { modifiedCount } = await models.summaryLists.updateMany(
    { _id: { $in: lists.map((list) => list._id) }, summaryId: previous === null ? null : _id },
    { $set: { summaryId: _id }, $inc: { version: 1 } },
    { session },
  );
  if (modifiedCount !== lists.length) throw changedInBetween();
  for (const list of lists) emit(listSummarized(list, { summary, previous }));
}

const changedInBetween = (): Problem => new Problem('VERSION_CONFLICT', 'summary-changed-in-between');
