/** Stock of one SKU in one warehouse, in sales units. */
export interface StockLevel {
  /** Of the logistics subgraph. Only the id is kept here. */
  readonly warehouseId: string;
  readonly onHand: number;
  /** The sum of the live reservations of this SKU in this warehouse. */
  readonly reserved: number;
  /** Kept back by the supplier. */
  readonly safety: number;
  /** Goes up by one with each change. */
  readonly version: number;
  /** How old the knowledge is: what was counted before has no effect any more. */
  readonly asOf: Date;
}

/** A SKU's stock in all its warehouses. */
export interface Stock {
  /** The SKU's id. */
  readonly _id: string;
  readonly supplierId: string;
  readonly productId: string;
  readonly levels: readonly StockLevel[];
  /** The sum over the levels. */
  readonly available: number;
  /** Goes up by one with each write. */
  readonly version: number;
}

export const CHANGE_REASONS = ['PUBLISHED', 'RESERVED', 'RELEASED', 'SHIPPED', 'RETURNED'] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** One change of a level: what the feed tells. Replayed from the first, changes give the state. */
export interface StockChange {
  readonly skuId: string;
  /** The level after the change. */
  readonly level: StockLevel;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  readonly safetyDelta: number;
  readonly reason: ChangeReason;
}

/** In how many warehouses a SKU may lie. */
export const MAX_LEVELS = 50;

/** The most that a level can count, so that every sum of two fits the schema's 32-bit Int. */
export const MAX_COUNT = 1_000_000_000;

/** The largest number of the schema's Int. */
const MAX_INT = 2_147_483_647;

type Counts = Pick<StockLevel, 'onHand' | 'reserved' | 'safety'>;

/** What can still be promised; a level that is short promises nothing, and takes nothing from others. */
export const availableOf = ({ onHand, reserved, safety }: Counts): number =>
  Math.max(0, onHand - reserved - safety);

/** What was promised and is not there: a publish below the reserved quantity is a physical truth. */
export const shortageOf = ({ onHand, reserved }: Counts): number => Math.max(0, reserved - onHand);

/** What is told of a SKU's stock, which fifty full warehouses could bring beyond what Int can say. */
export const toldAvailable = ({ available }: Pick<Stock, 'available'>): number =>
  Math.min(available, MAX_INT);

export const levelOf = ({ levels }: Pick<Stock, 'levels'>, warehouseId: string): StockLevel | null =>
  levels.find((level) => level.warehouseId === warehouseId) ?? null;

/** The stock of a SKU that has just been published: none, nowhere. */
export const emptyStock = ({
  _id,
  supplierId,
  productId,
}: Pick<Stock, '_id' | 'supplierId' | 'productId'>): Stock => ({
  _id,
  supplierId,
  productId,
  levels: [],
  available: 0,
  version: 1,
});

/** The stock with this level in the place of its warehouse's, and with what follows from it. */
export function withLevel(stock: Stock, level: StockLevel): Stock {
  const isKnown = levelOf(stock, level.warehouseId) !== null;
  const levels = isKnown
    ? stock.levels.map((each) => (each.warehouseId === level.warehouseId ? level : each))
    : [...stock.levels, level];
  return { ...stock, levels, available: levels.reduce((sum, each) => sum + availableOf(each), 0) };
}

/** The level of a warehouse in which the SKU has never been. */
export const newLevel = (warehouseId: string, asOf: Date): StockLevel => ({
  warehouseId,
  onHand: 0,
  reserved: 0,
  safety: 0,
  version: 0,
  asOf,
});

export const changeOf = (
  skuId: string,
  { before, after }: { readonly before: StockLevel; readonly after: StockLevel },
  reason: ChangeReason,
): StockChange => ({
  skuId,
  level: after,
  onHandDelta: after.onHand - before.onHand,
  reservedDelta: after.reserved - before.reserved,
  safetyDelta: after.safety - before.safety,
  reason,
});
