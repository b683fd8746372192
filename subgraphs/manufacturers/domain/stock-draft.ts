import { Problem } from '../../../values/problem.ts';
import { type LevelClaim, type PublishedLevel, publishLevel, type PublishMode } from './publish-level.ts';
import {
  changeOf,
  levelOf,
  MAX_LEVELS,
  newLevel,
  type Stock,
  type StockChange,
  withLevel,
} from './stock-level.ts';

/** A claim about one SKU in one warehouse. */
export interface ResolvedRow extends LevelClaim {
  readonly skuId: string;
  readonly warehouseId: string;
}

export interface PutLevelResult extends PublishedLevel {
  /** `onHand` before. */
  readonly before: number;
}

/** A supplier's stock while a call changes it row by row. A row that is refused changes nothing. */
export interface StockDraft {
  /** @throws VERSION_CONFLICT, INVALID or LIMIT_EXCEEDED, as `publishLevel` and the number of levels have it. */
  readonly put: (row: ResolvedRow) => PutLevelResult;
  /** Sets to 0 what a snapshot does not name. Levels that are known younger than `asOf` stay. */
  readonly zeroOthers: (warehouseIds: ReadonlySet<string>, named: ReadonlySet<string>, asOf: Date) => number;
  readonly outcome: () => StockOutcome;
}

/** What a draft has come to. */
export interface StockOutcome {
  /** Before and after, of each stock that has to be written. */
  readonly stocks: readonly { readonly before: Stock; readonly after: Stock }[];
  /** In the order in which they were made. */
  readonly changes: readonly StockChange[];
}

/** What tells one level from all others. */
export const levelKey = (skuId: string, warehouseId: string): string => `${skuId} ${warehouseId}`;

export function createStockDraft(
  stocks: readonly Stock[],
  { mode, now }: { readonly mode: PublishMode; readonly now: Date },
): StockDraft {
  const stored = new Map(stocks.map((stock) => [stock._id, stock]));
  const drafted = new Map(stored);
  const changes: StockChange[] = [];

  function put({ skuId, warehouseId, ...claim }: ResolvedRow): PutLevelResult {
    const stock = drafted.get(skuId);
    if (!stock) throw new Error(`${skuId} has no stock record`);
    const before = levelOf(stock, warehouseId) ?? newLevel(warehouseId, now);
    const published = publishLevel(before, claim, { mode, now });
    if (before.version === 0 && stock.levels.length >= MAX_LEVELS) {
      throw new Problem('LIMIT_EXCEEDED', 'too-many-warehouses', {
        message: `A SKU lies in at most ${MAX_LEVELS} warehouses`,
        field: ['warehouseId'],
      });
    }
    if (published.status !== 'STALE') drafted.set(skuId, withLevel(stock, published.level));
    if (published.status === 'APPLIED') {
      changes.push(changeOf(skuId, { before, after: published.level }, 'PUBLISHED'));
    }
    return { ...published, before: before.onHand };
  }

  function zeroOthers(warehouseIds: ReadonlySet<string>, named: ReadonlySet<string>, asOf: Date): number {
    const others = [...stored.values()].flatMap(({ _id: skuId, levels }) =>
      levels
        .filter(
          ({ warehouseId }) => warehouseIds.has(warehouseId) && !named.has(levelKey(skuId, warehouseId)),
        )
        .map(({ warehouseId }) => ({
          skuId,
          warehouseId,
          quantity: 0,
          safety: null,
          expectedVersion: null,
          asOf,
        })),
    );
    return others.map(put).filter(({ status }) => status === 'APPLIED').length;
  }

  return {
    put,
    zeroOthers,
    outcome: () => ({
      stocks: [...drafted.values()].flatMap((after) => {
        const before = stored.get(after._id);
        return before && before !== after
          ? [{ before, after: { ...after, version: before.version + 1 } }]
          : [];
      }),
      changes,
    }),
  };
}
