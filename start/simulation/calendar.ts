import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { readClockOffset, writeClockOffset } from '../../runtime/clock.ts';

/** The installation's time, which the simulation moves. */
export interface Calendar {
  readonly now: () => Date;
  readonly advance: (ms: number) => Promise<void>;
}

/** How long it takes at most until every process of the installation has read a new time, and some more. */
const FOLLOWED_MS = 1_000;

export async function openCalendar(db: Connection): Promise<Calendar> {
  let offsetMs = await readClockOffset(db);
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance: async (ms) => {
      await writeClockOffset(db, offsetMs + ms);
      await pause(FOLLOWED_MS);
      offsetMs += ms;
    },
  };
}
