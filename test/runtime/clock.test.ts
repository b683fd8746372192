import { describe, expect, it } from '@jest/globals';
import { openClock, readClockOffset, systemClock, writeClockOffset } from '../../runtime/clock.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';

const FORTY_DAYS_MS = 40 * 86_400_000;

const databases = await databasesOfThisFile();

/** How far a clock is ahead of the machine's, to the day; a millisecond behind is none, and not -0. */
const daysAhead = (now: Date) => Math.round((now.getTime() - Date.now()) / 86_400_000) + 0;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('the installation’s clock', () => {
  it('is the machine’s where nobody moved it', async () => {
    const db = databases.of('clock_unmoved');
    expect(await readClockOffset(db)).toBe(0);
    const clock = await openClock(db);
    clock.stop();
    expect(daysAhead(clock.now())).toBe(0);
    expect(daysAhead(systemClock.now())).toBe(0);
  });

  it('is ahead from the start where it was moved before', async () => {
    const db = databases.of('clock_moved');
    await writeClockOffset(db, FORTY_DAYS_MS);
    const clock = await openClock(db);
    clock.stop();
    expect(daysAhead(clock.now())).toBe(40);
  });

  it('follows while it runs, forward and back', async () => {
    const db = databases.of('clock_follows');
    const clock = await openClock(db);
    await writeClockOffset(db, FORTY_DAYS_MS);
    await until(() => daysAhead(clock.now()) === 40);
    await writeClockOffset(db, 0);
    await until(() => daysAhead(clock.now()) === 0);
    clock.stop();
  });
});
