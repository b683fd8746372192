import type { Connection } from 'mongoose';
import * as z from 'zod';
import { readFileRows, type ReadRow, type ReadRows, rowProblem } from '../../../runtime/file-rows.ts';
import type { Import } from '../../../runtime/import.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { day, decimal, isOrdered, openDay, ORDERED, share, text } from '../../../runtime/row-shapes.ts';
import { Decimal } from '../../../values/decimal.ts';
import type { Problem } from '../../../values/problem.ts';
import { faultsOfSet } from '../domain/indicators/check-set.ts';
import { type Indicator, INDICATORS, type IndicatorSetRecord } from '../models/indicator-set.ts';
import type { Models } from '../models/index.ts';
import { readIndicatorSets } from './reference-files.ts';

/** Columns of a file: a row for each measure of a set, with what it says of its set in each. */
function shapeOf(shippedIds: readonly string[], codes: readonly string[]) {
  return z
    .strictObject({
      set: z
        .string()
        .regex(/^indicators_[a-z0-9_]{1,60}$/, 'is an id such as indicators_ours_2027')
        .refine((id) => !shippedIds.includes(id), 'is the id of a set that is shipped'),
      setName: z.string().trim().min(1).max(100),
      validFrom: day,
      validTo: openDay,
      code: z.enum(codes, `is one of ${codes.join(', ')}`),
      name: text,
      weight: share,
      zeroAt: decimal,
      fullAt: decimal,
      source: text,
    })
    .refine(isOrdered, ORDERED)
    .refine(({ zeroAt, fullAt }) => zeroAt !== fullAt, { path: ['fullAt'], message: 'is not zeroAt' });
}

type SetRowOfFile = z.output<ReturnType<typeof shapeOf>>;

/**
 * Sets of indicators: which measures, their weights and scales.
 *
 * A set that is imported is the one that scores are by on its days; an older one, a sample too, can still be asked for by
 * its id. The same id again replaces a set.
 */
export const createIndicatorsImport = (db: Connection, { indicatorSets }: Models): Import => ({
  name: 'indicators',
  run: async (rows, fileName = 'operator') => {
    const { sets: shipped } = readIndicatorSets().content;
    const known = new Map(shipped.flatMap(({ indicators }) => indicators.map((each) => [each.code, each])));
    const shape = shapeOf(
      shipped.map(({ id }) => id),
      [...known.keys()],
    );
    const sets = setsOf(
      readFileRows(rows, shape, (row) => row),
      { known, fileName },
    );
    const target = { name: 'indicators', db, model: indicatorSets, seriesOf: () => INDICATORS };
    await importDatedRows(target, sets);
    return { imported: rows.length };
  },
});

interface HowToRead {
  /** What is shipped of each measure: how it is called, and its unit. */
  readonly known: ReadonlyMap<string, Indicator>;
  readonly fileName: string;
}

/** The sets of a file, whose measures stand in the order of its rows. */
function setsOf(
  { rows, problems }: ReadRows<SetRowOfFile>,
  { known, fileName }: HowToRead,
): ReadRows<IndicatorSetRecord> {
  const ids = [...new Set(rows.map(({ row }) => row.set))];
  const sets = ids.map((id) => rows.filter(({ row }) => row.set === id));
  // A row that could not be read says nothing of its set, whose sum would be said to be wrong for that alone.
  const faults = problems.length > 0 ? [] : sets.flatMap(problemsOfSet);
  return {
    rows: sets.flatMap((own) => (own[0] ? { index: own[0].index, row: recordOf(own, own[0].row) } : [])),
    problems: [...problems, ...faults],
  };

  function recordOf(own: readonly ReadRow<SetRowOfFile>[], of: SetRowOfFile): IndicatorSetRecord {
    const { set: _id, setName: name, validFrom, validTo } = of;
    const sources = new Set(own.map(({ row }) => row.source ?? fileName));
    return {
      ...{ _id, name, validFrom, validTo, subject: INDICATORS, byOperator: true },
      indicators: own.flatMap(({ row }) => indicatorOf(row, known.get(row.code)) ?? []),
      source: [...sources].join('; '),
    };
  }
}

const indicatorOf = (
  { code, name, weight, zeroAt, fullAt }: SetRowOfFile,
  known: Indicator | undefined,
): Indicator | null =>
  known
    ? {
        ...{ code, name: name ?? known.name, unit: known.unit, weight, zeroAt, fullAt },
        lowerIsBetter: new Decimal(fullAt).lt(zeroAt),
      }
    : null;

function problemsOfSet(rows: readonly ReadRow<SetRowOfFile>[]): readonly Problem[] {
  const indexOf = new Map(rows.map(({ row, index }) => [row, index]));
  return faultsOfSet(rows.map(({ row }) => row)).map(({ row, column, reason, message }) =>
    rowProblem(reason === 'indicator-twice' ? 'DUPLICATE' : 'INVALID', indexOf.get(row) ?? 0, {
      ...{ reason, message },
      field: [column],
    }),
  );
}
