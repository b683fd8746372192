import { Problem, Problems } from '../../../values/problem.ts';
import { type ListingInput, listingKey, type ListingRow, readListingRow } from './listing-row.ts';

const MAX_ROWS = 500;

/** A row on its way through a call: what it says, or why it is refused. */
export type Row = { readonly row: ListingRow } | { readonly problems: readonly Problem[] };

export const pathOf = (index: number): readonly string[] => ['listings', String(index)];

/**
 * Reads the rows of a call, as far as that goes without looking anything up.
 *
 * Rows about one listing are all refused: which of them is meant cannot be known.
 *
 * @throws INVALID for no row, LIMIT_EXCEEDED for more than 500.
 */
export function readListingRows(inputs: readonly ListingInput[]): readonly Row[] {
  if (inputs.length > MAX_ROWS) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-rows', {
      message: `A call has at most ${MAX_ROWS} rows`,
      field: ['listings'],
    });
  }
  if (inputs.length === 0) {
    throw new Problem('INVALID', 'no-rows', { message: 'A call has at least one row', field: ['listings'] });
  }
  const counts = new Map<string, number>();
  for (const input of inputs) counts.set(listingKey(input), (counts.get(listingKey(input)) ?? 0) + 1);
  return inputs.map((input, index) =>
    counts.get(listingKey(input)) === 1 ? readRow(input, index) : { problems: [repeated(index)] },
  );
}

function readRow(input: ListingInput, index: number): Row {
  try {
    return { row: readListingRow(input, pathOf(index)) };
  } catch (error) {
    if (error instanceof Problems) return { problems: error.problems };
    throw error;
  }
}

const repeated = (index: number): Problem =>
  new Problem('DUPLICATE', 'row-twice-in-call', {
    message: 'Another row of this call has the same SKU, market and channel',
    field: pathOf(index),
  });
