import type { CalendarDate } from './calendar-date.ts';
import { holdsOn, type Validity } from './validity.ts';

/** A row that is shipped or that an operator imported. */
export interface ImportedRow extends Validity {
  readonly _id: string;
  /** What the row is about, such as an HS prefix or a pair of currencies; rows are looked up by it. */
  readonly subject: string;
  /** True for a row that this installation's operator imported; it wins over a shipped one of the same subject. */
  readonly byOperator: boolean;
}

/** A row of reference data. It holds on the days of its validity and says nothing about any other day. */
export interface DatedRow extends ImportedRow {
  /** `<series>/<validFrom>`; two rows of one series never hold on the same day. */
  readonly _id: string;
  /** What the row says, in one sentence. */
  readonly text: string;
  /** The law or notice behind it; `SAMPLE` for what an operator has to replace. */
  readonly source: string;
}

/** The `source` of a row that is an example and no fact. */
export const SAMPLE = 'SAMPLE';

export const idOfRow = (series: string, validFrom: CalendarDate): string => `${series}/${validFrom}`;

export const seriesOf = ({ _id, validFrom }: Pick<ImportedRow, '_id' | 'validFrom'>): string =>
  _id.slice(0, -validFrom.length - 1);

/** Where a row comes from and when it holds. */
export interface Origin extends Validity {
  readonly source: string;
  readonly byOperator: boolean;
  /** In words what the row says; made from its values when not given. */
  readonly text?: string | undefined;
}

interface Place {
  readonly series: string;
  readonly subject: string;
  readonly text: string;
}

/** The members that all dated rows share. */
export const datedRow = ({ series, subject, text }: Place, origin: Origin): DatedRow => ({
  _id: idOfRow(origin.byOperator ? `operator/${series}` : series, origin.validFrom),
  subject,
  byOperator: origin.byOperator,
  text: origin.text ?? text,
  source: origin.source,
  validFrom: origin.validFrom,
  validTo: origin.validTo,
});

/** A dated rule that an answer used: the schema's `Rule`. */
export interface Rule extends Validity {
  readonly key: string;
  readonly text: string;
  readonly source: string;
  readonly sample: boolean;
}

export const ruleOf = ({ _id, text, source, validFrom, validTo }: DatedRow): Rule => ({
  key: _id,
  text,
  source,
  validFrom,
  validTo,
  sample: source === SAMPLE,
});

/** Of rows about one subject the one that holds on the day; null where none does, never the nearest. */
export function rowOn<Row extends ImportedRow>(rows: readonly Row[], on: CalendarDate): Row | null {
  const holding = rows.filter((row) => holdsOn(row, on));
  return holding.find(({ byOperator }) => byOperator) ?? holding[0] ?? null;
}

/** The row that holds on the day for the first of these subjects that has one. */
export function firstRowOn<Row extends DatedRow>(
  rows: readonly Row[],
  subjects: readonly string[],
  on: CalendarDate,
): Row | null {
  for (const subject of subjects) {
    const row = rowOn(
      rows.filter((each) => each.subject === subject),
      on,
    );
    if (row) return row;
  }
  return null;
}

/** Of rows about many subjects, on a day on which all hold, those that are asked: an operator's and no sample beside it. */
export function withoutReplaced<Row extends ImportedRow>(rows: readonly Row[]): readonly Row[] {
  const own = new Set(rows.filter(({ byOperator }) => byOperator).map(({ subject }) => subject));
  return rows.filter(({ subject, byOperator }) => byOperator || !own.has(subject));
}
