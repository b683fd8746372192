import { Decimal } from '../../../../values/decimal.ts';

/** One row of a file of sets: a set's measure, and what it says of its set. */
export interface SetRow {
  readonly set: string;
  readonly setName: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly code: string;
  readonly weight: string;
}

/** What is wrong with a row among those of its set. */
export interface SetFault<Row> {
  readonly row: Row;
  readonly column: 'code' | 'setName' | 'validFrom' | 'validTo' | 'weight';
  readonly reason: 'indicator-twice' | 'set-differs' | 'weights-not-one';
  readonly message: string;
}

const ABOUT_THE_SET = ['setName', 'validFrom', 'validTo'] as const;

/** The faults of a set: what its rows say of it is the same, each measure is there once, weights sum to exactly 1. */
export function faultsOfSet<Row extends SetRow>(rows: readonly Row[]): readonly SetFault<Row>[] {
  const [first] = rows;
  if (!first) return [];
  const differing = rows.flatMap((row) =>
    ABOUT_THE_SET.filter((column) => row[column] !== first[column]).map((column) => {
      const message = `is the same in all rows of ${first.set}`;
      return { row, column, reason: 'set-differs' as const, message };
    }),
  );
  const codes = rows.map(({ code }) => code);
  const twice = rows
    .filter(({ code }, index) => codes.indexOf(code) !== index)
    .map((row) => {
      const message = `${row.code} is in ${row.set} already`;
      return { row, column: 'code' as const, reason: 'indicator-twice' as const, message };
    });
  return [...differing, ...twice, ...weightFaults(rows, first)];
}

function weightFaults<Row extends SetRow>(rows: readonly Row[], first: Row): readonly SetFault<Row>[] {
  const sum = rows.reduce((total, { weight }) => total.plus(weight), new Decimal('0'));
  if (sum.eq('1')) return [];
  const message = `The weights of ${first.set} sum to ${sum.toFixed()}, and not to 1`;
  return [{ row: first, column: 'weight', reason: 'weights-not-one', message }];
}
