import DataLoader from 'dataloader';
import type { Model, QueryFilter } from 'mongoose';
import type { CalendarDate } from '../../values/calendar-date.ts';
import { holdsOn } from '../../values/validity.ts';
import type { DatedRow } from '../../values/dated-row.ts';

/** What is asked for: the rows of a subject that hold on a day. */
export interface DatedKey {
  readonly subject: string;
  readonly on: CalendarDate;
}

export type DatedLoader<Row extends DatedRow> = DataLoader<DatedKey, readonly Row[], string>;

/** A page of 100 codes has 900 prefixes, which is to be one command. */
const MAX_BATCH = 1_000;

/** Without it a reply holds 101 documents, and each further thousand is another command. */
const ONE_REPLY = { batchSize: 10_000 };

/** Loads the rows of many subjects, each on its own day, with one command. */
export function createDatedLoader<Row extends DatedRow>(model: Pick<Model<Row>, 'find'>): DatedLoader<Row> {
  return new DataLoader(
    async (keys) => {
      // The members are DatedRow's; mongoose asks for those of a Row that is generic here.
      const filter = filterOf(keys) as QueryFilter<Row>;
      const rows = bySubject(await model.find(filter, null, ONE_REPLY).lean<Row[]>());
      return keys.map(({ subject, on }) => (rows.get(subject) ?? []).filter((row) => holdsOn(row, on)));
    },
    { maxBatchSize: MAX_BATCH, cacheKeyFn: ({ subject, on }) => `${on} ${subject}` },
  );
}

/** Loads the rows of several subjects on one day. */
export const loadRows = async <Row extends DatedRow>(
  loader: DatedLoader<Row>,
  subjects: readonly string[],
  on: CalendarDate,
): Promise<readonly Row[]> =>
  (await Promise.all(subjects.map((subject) => loader.load({ subject, on })))).flat();

function filterOf(keys: readonly DatedKey[]): Record<string, unknown> {
  const days = [...new Set(keys.map(({ on }) => on))].map((on) => ({
    subject: { $in: keys.filter((key) => key.on === on).map(({ subject }) => subject) },
    validFrom: { $lte: on },
    // Not `$gte`: a row without an end holds too.
    validTo: { $not: { $lt: on } },
  }));
  const [first, ...others] = days;
  return others.length === 0 ? { ...first } : { $or: days };
}

function bySubject<Row extends DatedRow>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.subject);
    if (group) group.push(row);
    else groups.set(row.subject, [row]);
  }
  return groups;
}
