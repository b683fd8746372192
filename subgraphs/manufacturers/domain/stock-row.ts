import { parseInstant } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
import type { LevelClaim, PublishMode } from './publish-level.ts';
import { readCount, readFields } from './read-fields.ts';
import { readCode } from './sku-code.ts';
import { MAX_COUNT } from './stock-level.ts';

/** The schema's `InventoryItemInput`. */
export interface StockRowInput {
  readonly skuCode: string;
  readonly warehouseId: string;
  readonly quantity: number;
  readonly safety?: number | null;
  readonly expectedVersion?: number | null;
  readonly asOf?: string | null;
}

/** A row of `publishInventory` that keeps every rule that can be told from itself. */
export interface StockRow extends LevelClaim {
  readonly skuCode: string;
  readonly warehouseId: string;
}

export interface StockRowRules {
  readonly mode: PublishMode;
  readonly now: Date;
  /** The one warehouse that the call is about; null when it may be about any. */
  readonly warehouseId: string | null;
}

/** How far a supplier's clock may be ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000;
const MAX_VERSION = 2_147_483_647;
const WAREHOUSE_ID = /^[a-z]{1,16}_[A-Za-z0-9_]{1,80}$/;

/** @throws Problems with everything that is wrong with the row. */
export function readStockRow(input: StockRowInput, { mode, now, warehouseId }: StockRowRules): StockRow {
  const least = mode === 'ADJUST' ? -MAX_COUNT : 0;
  return readFields({
    skuCode: () => readCode(input.skuCode),
    warehouseId: () => readWarehouse(input.warehouseId, warehouseId),
    quantity: () => readCount(input.quantity, { from: least, to: MAX_COUNT }),
    safety: () => (input.safety == null ? null : readCount(input.safety, { from: 0, to: MAX_COUNT })),
    expectedVersion: () => readExpectedVersion(input.expectedVersion, mode),
    asOf: () => (input.asOf == null ? null : readAsOf(input.asOf, now)),
  });
}

/** An id of the logistics subgraph, of which only the shape can be told here. */
export function readWarehouse(id: string, only: string | null = null): string {
  if (!WAREHOUSE_ID.test(id)) {
    throw new Problem('INVALID', 'malformed-warehouse-id', { message: 'This is no id of a warehouse' });
  }
  if (only !== null && id !== only) {
    throw new Problem('INVALID', 'other-warehouse', { message: `The snapshot is of ${only} alone` });
  }
  return id;
}

function readExpectedVersion(version: number | null | undefined, mode: PublishMode): number | null {
  if (version === null || version === undefined) return null;
  if (mode === 'SNAPSHOT') {
    throw new Problem('INVALID', 'version-in-snapshot', {
      message: 'A snapshot says what is there, whatever was known; it expects no version',
    });
  }
  return readCount(version, { from: 0, to: MAX_VERSION });
}

/** A time a little ahead is now: stored as it is, it would make stale what is published in the meantime. */
function readAsOf(text: string, now: Date): Date {
  const asOf = parseInstant(text);
  if (asOf.getTime() > now.getTime() + CLOCK_SKEW_MS) {
    throw new Problem('INVALID', 'counted-in-the-future', {
      message: `asOf is more than 5 minutes ahead of ${now.toISOString()}`,
    });
  }
  return asOf > now ? now : asOf;
}
