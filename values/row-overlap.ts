import { overlaps, type Validity } from './validity.ts';
import { type ImportedRow, seriesOf as seriesOfKey } from './dated-row.ts';

export interface Overlap<Row> {
  readonly row: Row;
  readonly other: Row;
}

/**
 * Every row that shares a day with another of its series, with that other.
 *
 * Sorted by its first day, a row can only meet the one before it that lasts longest, so a national library of rates is
 * checked in one pass.
 *
 * @param seriesOf what of each row two of the same day must not have in common; what its key says when not given.
 */
export function findOverlaps<Row extends Pick<ImportedRow, '_id' | 'validFrom' | 'validTo'>>(
  rows: readonly Row[],
  seriesOf: (row: Row) => string = seriesOfKey,
): readonly Overlap<Row>[] {
  const found: Overlap<Row>[] = [];
  const longest = new Map<string, Row>();
  for (const row of [...rows].sort(byFirstDay)) {
    const other = longest.get(seriesOf(row));
    if (other && overlaps(row, other)) found.push({ row, other });
    if (!other || endsAfter(row, other)) longest.set(seriesOf(row), row);
  }
  return found;
}

const byFirstDay = (a: Validity, b: Validity): number => a.validFrom.localeCompare(b.validFrom);

const endsAfter = (a: Validity, b: Validity): boolean =>
  b.validTo !== null && (a.validTo === null || a.validTo > b.validTo);
