import type { Transact } from '../../../runtime/transact.ts';
import type { Transaction } from '../../../runtime/write.ts';
import type { Month } from '../../../values/month.ts';
import { monthsDueIn } from '../domain/summary-due.ts';
import type { CalendarRecord } from '../models/calendar.ts';
import type { DeclarationRecord } from '../models/declaration.ts';
import type { Models } from '../models/index.ts';
import type { SummaryListRecord } from '../models/summary-list.ts';
import { findDueDay } from './keep-for-summary.ts';
import { saveDeclaration } from './save-declaration.ts';

/** So many lists are dated in one transaction. */
const BATCH = 20;

interface DateDeps {
  readonly models: Models;
  readonly transact: Transact;
}

/**
 * Dates the closed lists that wait for their summary by working days that are new here.
 *
 * What was filed keeps the day that it was filed by.
 */
export async function dateLists({ models, transact }: DateDeps): Promise<void> {
  const changed = await models.calendars.find({ isApplied: false }).lean<CalendarRecord[]>();
  for (const { _id, version } of changed) {
    for (const month of monthsDueIn(_id)) {
      while ((await transact((transaction) => dateSome(models, month, transaction))) > 0);
    }
    // Not where other days were told meanwhile.
    await models.calendars.updateOne({ _id, version }, { $set: { isApplied: true } });
  }
}

/** Answers how many lists of the month it has dated. */
async function dateSome(models: Models, month: Month, transaction: Transaction): Promise<number> {
  const { session } = transaction;
  const dueOn = await findDueDay(models, month, session);
  const lists = await models.summaryLists
    .find({ month, summaryId: null, dueOn: { $ne: dueOn } })
    .limit(BATCH)
    .session(session)
    .lean<SummaryListRecord[]>();
  for (const { _id } of lists) {
    await models.summaryLists.updateOne({ _id }, { $set: { dueOn } }, { session });
    await dateDeclaration(models, { _id, dueOn }, transaction);
  }
  return lists.length;
}

async function dateDeclaration(
  models: Models,
  { _id, dueOn }: Pick<SummaryListRecord, '_id' | 'dueOn'>,
  transaction: Transaction,
): Promise<void> {
  const before = await models.declarations
    .findById(_id)
    .session(transaction.session)
    .lean<DeclarationRecord>();
  if (!before?.summary) return;
  const { status: previous, changedAt: at, summary, version } = before;
  const declaration = { ...before, summary: { ...summary, dueOn }, version: version + 1 };
  await saveDeclaration(models, { declaration, move: { previous, at, receiptCode: null } }, transaction);
}
