/** Where a supplier's stock changes stand. */
export interface StockFeed {
  /** The supplier's id. */
  readonly _id: string;
  /** The last sequence that was accepted; 0 before the first. */
  readonly lastSequence: number;
  /** How many changes the feed has. */
  readonly position: number;
  /** How many shortages were told. */
  readonly shortages: number;
  /** Goes up by one with every write. */
  readonly version: number;
}

/** The feed of a supplier that has published nothing. */
export const newFeed = (supplierId: string): StockFeed => ({
  _id: supplierId,
  lastSequence: 0,
  position: 0,
  shortages: 0,
  version: 1,
});
