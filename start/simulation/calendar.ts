import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { readClockOffset, writeClockOffset } from '../../runtime/clock.ts';

/** The installation's time, which the simulation moves. */
export interface Calendar {
  /** While the time is being moved, some processes are ahead of others: it is told when all have followed. */
  readonly now: () => Promise<Date>;
  readonly advance: (ms: number) => Promise<void>;
}

/** How long it takes at most until every process of the installation has read a new time, and some more. */
const FOLLOWED_MS = 1_000;

export async function openCalendar(db: Connection): Promise<Calendar> {
  let offsetMs = await readClockOffset(db);
  let moved: Promise<void> = Promise.resolve();
  const move = async (ms: number): Promise<void> => {
    await writeClockOffset(db, offsetMs + ms);
    await pause(FOLLOWED_MS);
    offsetMs += ms;
  };
  return {
    now: async () => {
      await moved;
      return new Date(Date.now() + offsetMs);
    },
    advance: (ms) => {
      moved = moved.then(() => move(ms));
      return moved;
    },
  };
}
