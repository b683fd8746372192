import { setTimeout as pause } from 'node:timers/promises';
import type { Calendar } from './calendar.ts';

/** While orders are under way the time runs faster, so that reviews and inspections end. */
const TICK_MS = 1_000;
const TICK_LEAP_MS = 20_000;

/** Lets the time run faster for as long as the work takes. */
export async function whileTimeRuns(calendar: Calendar, work: () => Promise<unknown>): Promise<void> {
  let isOver = false;
  const run = async () => {
    while (!isOver) {
      await calendar.advance(TICK_LEAP_MS);
      await pause(TICK_MS);
    }
  };
  const ticking = run();
  try {
    await work();
  } finally {
    isOver = true;
    await ticking;
  }
}
