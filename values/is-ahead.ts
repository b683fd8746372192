/** Clocks differ a little. */
const AHEAD_MS = 5 * 60_000;

/** True for a time that has not come yet, by more than the clock of whoever tells it can be wrong: five minutes. */
export const isAhead = (at: Date, now: Date): boolean => at.getTime() > now.getTime() + AHEAD_MS;
