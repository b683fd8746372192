import type { CalendarDate } from '../../../values/calendar-date.ts';
import { holdsOn, type Validity } from '../../../values/validity.ts';

/** A row of reference data. It holds on the days of its validity and says nothing about any other day. */
export interface DatedRow extends Validity {
  /** `<series>/<validFrom>`; two rows of one series never hold on the same day. */
  readonly _id: string;
  /** What the row is about, such as an HS prefix or a pair of currencies; rows are looked up by it. */
  readonly subject: string;
  /** True for a row that this installation's operator imported; it wins over a shipped one of the same subject. */
  readonly byOperator: boolean;
  /** What the row says, in one sentence. */
  readonly text: string;
  /** The law or notice behind it; `SAMPLE` for what an operator has to replace. */
  readonly source: string;
}

/** The `source` of a row that is an example and no fact. */
export const SAMPLE = 'SAMPLE';

export const idOfRow = (series: string, validFrom: CalendarDate): string => `${series}/${validFrom}`;

export const seriesOf = ({ _id, validFrom }: Pick<DatedRow, '_id' | 'validFrom'>): string =>
  _id.slice(0, -validFrom.length - 1);

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
export function rowOn<Row extends DatedRow>(rows: readonly Row[], on: CalendarDate): Row | null {
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
