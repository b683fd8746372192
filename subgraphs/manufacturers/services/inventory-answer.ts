import { userErrorOf, type UserErrorValue } from '../../../runtime/payload.ts';
import type { Problem } from '../../../values/problem.ts';
import type { BulkRow } from '../domain/bulk-rows.ts';
import type { StockFeed } from '../domain/stock-feed.ts';
import type { PutLevelResult } from '../domain/stock-draft.ts';
import type { StockLevel } from '../domain/stock-level.ts';
import type { RowStatus } from '../generated.ts';
import { feedCursor } from './read-inventory-changes.ts';

/** What became of a row, as it is stored for replay. */
export interface InventoryResultValue {
  readonly index: number;
  readonly status: RowStatus;
  readonly before: number | null;
  readonly level: StockLevel | null;
  readonly errors: readonly UserErrorValue[];
}

export interface SnapshotProgressValue {
  readonly received: number;
  readonly applied: boolean;
  readonly zeroed: number;
}

/** What `publishInventory` answers, as it is stored for replay. */
export interface PublishedInventory {
  readonly results: readonly InventoryResultValue[];
  readonly applied: number;
  readonly cursor: string | null;
  readonly expectedSequence: number | null;
  readonly snapshot: SnapshotProgressValue | null;
}

const MAX_ERRORS = 10;

const refusedResult = (index: number, problems: readonly Problem[]): InventoryResultValue => ({
  index,
  status: 'REJECTED',
  before: null,
  level: null,
  errors: problems.slice(0, MAX_ERRORS).flatMap((problem) => userErrorOf(problem) ?? []),
});

/** What became of a row that was taken as far as its level. */
export function levelResult(row: BulkRow<PutLevelResult>): InventoryResultValue {
  const { index } = row;
  if ('problems' in row) return refusedResult(index, row.problems);
  const { status, before, level } = row.value;
  return { index, status, before, level, errors: status === 'STALE' ? staleErrors(index, level) : [] };
}

/** What became of a row of a snapshot whose other parts are not there yet. */
export function keptResult(row: BulkRow<unknown>): InventoryResultValue {
  const { index } = row;
  if ('problems' in row) return refusedResult(index, row.problems);
  return { index, status: 'KEPT', before: null, level: null, errors: [] };
}

const staleErrors = (index: number, { asOf }: StockLevel): readonly UserErrorValue[] => [
  {
    code: 'STALE',
    message: `The level is known as of ${asOf.toISOString()}`,
    field: ['items', String(index), 'asOf'],
  },
];

/** The parts of the answer that the feed tells, before and after the call. */
export const feedAnswer = (
  before: StockFeed,
  after: StockFeed,
): Pick<PublishedInventory, 'applied' | 'cursor' | 'expectedSequence'> => ({
  applied: after.position - before.position,
  cursor: after.position > before.position ? feedCursor(after._id, after.position) : null,
  expectedSequence: after.lastSequence > 0 ? after.lastSequence + 1 : null,
});

/** The answer of a call that was refused as a whole; out of order, it says which one is expected. */
export function refusedInventory({ extensions }: Problem): PublishedInventory {
  const { expectedSequence } = extensions;
  return {
    results: [],
    applied: 0,
    cursor: null,
    expectedSequence: typeof expectedSequence === 'number' ? expectedSequence : null,
    snapshot: null,
  };
}
