import type { ClientSession } from 'mongoose';
import { chinaMonth, type Month } from '../../../values/month.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { OrderDocument } from '../domain/order-documents.ts';
import { dueFrom, summaryDueOn } from '../domain/summary-due.ts';
import { summaryListOf } from '../domain/summary-list.ts';
import type { CalendarRecord } from '../models/calendar.ts';
import type { Models } from '../models/index.ts';

/** Customs' word that a list is closed. */
const CLOSING = '899';

/** A list that waits for a summary as soon as customs has closed it. */
const isDue = ({ status, summary }: Declaration): boolean =>
  status === 'CLOSED' && summary?.kind === 'SUMMARY';

/** A closed list with the month whose summary it belongs to, and until when that is filed; any other as it is. */
export async function noteClosing(
  models: Pick<Models, 'calendars'>,
  declaration: Declaration,
  session: ClientSession,
): Promise<Declaration> {
  const { summary, receipts, changedAt } = declaration;
  if (!isDue(declaration) || summary === null || summary.month !== null) return declaration;
  const closed = receipts.find(({ code }) => code === CLOSING);
  const month = chinaMonth(closed?.at ?? changedAt);
  return { ...declaration, summary: { ...summary, month, dueOn: await findDueDay(models, month, session) } };
}

/** The last day for a month's summaries; null where no calendar covers the days. */
export async function findDueDay(
  { calendars }: Pick<Models, 'calendars'>,
  month: Month,
  session: ClientSession,
): Promise<string | null> {
  const year = Number(dueFrom(month).slice(0, 4));
  // A holiday at the end of a year may run into the next.
  const rows = await calendars
    .find({ _id: { $in: [String(year), String(year + 1)] } })
    .session(session)
    .lean<CalendarRecord[]>();
  return summaryDueOn(month, rows);
}

/** Puts a list that customs has closed among those that wait for their summary. */
export async function keepForSummary(
  { summaryLists }: Models,
  { declaration, order, session }: Closing,
): Promise<void> {
  if (!isDue(declaration) || !order) return;
  await summaryLists.insertMany([summaryListOf(declaration, order.destination)], { session, lean: true });
}

interface Closing {
  readonly declaration: Declaration;
  readonly order: OrderDocument | null;
  readonly session: ClientSession;
}
