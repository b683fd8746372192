/** A span of whole days. */
export interface DayRange {
  readonly min: number;
  readonly max: number;
}

/** The time of two steps one after the other. */
export const addDayRanges = (a: DayRange, b: DayRange): DayRange => ({
  min: a.min + b.min,
  max: a.max + b.max,
});
