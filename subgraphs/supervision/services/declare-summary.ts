import { newId } from '../../../runtime/id.ts';
import { partyOf, requireParty } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { chinaMonth, type Month, parseMonth } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import type { SupervisionContext } from '../context.ts';
import {
  type FiledAgain,
  listsLeft,
  MAX_REFUSED,
  nextRefused,
  nextSummaries,
} from '../domain/next-summaries.ts';
import type { Summary } from '../domain/summarize.ts';
import { filedSummary, type SummaryDeclaration } from '../domain/summary-declaration.ts';
import type { SummaryList } from '../domain/summary-list.ts';
import { summaryMessage } from '../domain/summary-message.ts';
import { summaryMachine } from '../domain/summary-status.ts';
import type { Models } from '../models/index.ts';
import type { SummaryDeclarationRecord } from '../models/summary-declaration.ts';
import type { SummaryListRecord } from '../models/summary-list.ts';
import { findDueDay } from './keep-for-summary.ts';
import { queueMessages, sendingOf } from './queue-messages.ts';
import { saveSummary } from './save-summary.ts';

export interface DeclareSummaryInput {
  readonly idempotencyKey: string;
  readonly month: string;
  readonly declarantId: string;
}

/**
 * Files the summaries of a month that is over: of the declarant's closed lists that are in none yet, merged by eight
 * sames, and again those that customs refused. A month in which nothing waits has no summaries, and that is no error.
 */
export async function declareSummary(
  { models, viewer, write, loaders }: SupervisionContext,
  input: DeclareSummaryInput,
): Promise<Answered<{ readonly summaries: readonly SummaryDeclarationRecord[] }>> {
  const { declarantId } = input;
  const party = partyOf(requireParty(viewer, 'customs:write', declarantId));
  const month = parseMonth(input.month);
  const { summaryIds, replayed } = await write(
    { mutation: 'declareSummary', party, input },
    async (transaction) => {
      if (month >= chinaMonth(transaction.now)) throw notOver(month);
      const again = await fileAgain(models, { declarantId, month }, transaction);
      const lists = again.reduce((all, { listCount }) => all + listCount, 0);
      const filed = { summaries: again.length, lists };
      const made = await fileNew(models, { declarantId, month, again: filed }, transaction);
      return { summaryIds: [...again.map(({ _id }) => _id), ...made] };
    },
  );
  const summaries = await Promise.all(summaryIds.map((id) => loaders.summaryById.load(id)));
  return { summaries: summaries.filter((summary) => summary !== null), replayed };
}

interface Of {
  readonly declarantId: string;
  readonly month: Month;
}

const notOver = (month: Month): Problem =>
  new Problem('INVALID', 'month-not-over', {
    message: `${month} is not over: more of its lists may be closed`,
    field: ['month'],
  });

/** Sends again what customs refused, with the same lists, what has waited longest first. */
async function fileAgain(
  models: Models,
  of: Of,
  transaction: Transaction,
): Promise<readonly SummaryDeclarationRecord[]> {
  const { session, now } = transaction;
  const refused = await models.summaryDeclarations
    .find({ ...of, status: 'OPEN' })
    .sort({ changedAt: 1, _id: 1 })
    .limit(MAX_REFUSED)
    .session(session)
    .lean<SummaryDeclarationRecord[]>();
  const next = nextRefused(refused);
  for (const before of next) {
    const { _id: summaryId, attempt, version, status: previous } = before;
    const lists = await models.summaryLists
      .find({ summaryId })
      .sort({ _id: 1 })
      .session(session)
      .lean<SummaryListRecord[]>();
    const sent = { status: 'FILED', attempt: attempt + 1, changedAt: now, version: version + 1 } as const;
    await file(models, { summary: { ...before, ...sent }, lists, previous }, transaction);
  }
  return next;
}

/** Merges what waits, and sends it. @throws RULE_UNKNOWN where the last day for it is not known */
async function fileNew(
  models: Models,
  { declarantId, month, again }: Of & { readonly again: FiledAgain },
  transaction: Transaction,
): Promise<readonly string[]> {
  const { session, now } = transaction;
  const waiting = await models.summaryLists
    .find({ declarantId, month, summaryId: null })
    .sort({ _id: 1 })
    .limit(listsLeft(again))
    .session(session)
    .lean<SummaryListRecord[]>();
  if (waiting.length === 0) return [];
  const dueOn = await findDueDay(models, month, session);
  if (dueOn === null) throw dueDayUnknown(month);
  const closed = waiting.map(({ _id: declarationId, ...list }) => ({ ...list, declarationId }));
  const filed: string[] = [];
  for (const each of nextSummaries(closed, again)) {
    const filing = { _id: newId('sum', now), month, dueOn, on: chinaDate(now), now };
    const summary = filedSummary(each, filing);
    await file(models, { summary, lists: listsOf(each, waiting), previous: null }, transaction);
    filed.push(summary._id);
  }
  return filed;
}

function listsOf({ declarationIds }: Summary, waiting: readonly SummaryList[]): readonly SummaryList[] {
  const own = new Set(declarationIds);
  return waiting.filter(({ _id }) => own.has(_id));
}

const dueDayUnknown = (month: Month): Problem =>
  new Problem('RULE_UNKNOWN', 'working-days-unknown', {
    message: `Until when summaries of ${month} are due is not known: no calendar covers those days`,
    field: ['month'],
  });

interface Sent {
  readonly summary: SummaryDeclaration;
  readonly lists: readonly SummaryList[];
  readonly previous: 'OPEN' | 'FILED' | 'ACCEPTED' | null;
}

async function file(models: Models, sent: Sent, transaction: Transaction): Promise<void> {
  const { summary, lists, previous } = sent;
  summaryMachine.check(previous ?? 'OPEN', 'FILED');
  const message = summaryMessage(summary, lists, sendingOf(summary, transaction.now));
  await queueMessages(models, { of: summary, messages: [message] }, transaction);
  await saveSummary(models, { summary, lists, previous }, transaction);
}
