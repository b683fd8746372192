import type { Connection } from 'mongoose';

/** The installation's time. Nothing else reads the machine's. */
export interface Clock {
  readonly now: () => Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** How far an installation's clock is ahead, in milliseconds; one document that all processes read. */
interface ClockRecord {
  readonly _id: 'clock';
  readonly offsetMs: number;
}

const REFRESH_MS = 500;

const clocks = (db: Connection) => db.collection<ClockRecord>('clock');

export const readClockOffset = async (db: Connection): Promise<number> =>
  (await clocks(db).findOne({ _id: 'clock' }))?.offsetMs ?? 0;

/** Moves the clock of every process of the installation; 0 sets it back to the machine's. */
export async function writeClockOffset(db: Connection, offsetMs: number): Promise<void> {
  await clocks(db).updateOne({ _id: 'clock' }, { $set: { offsetMs } }, { upsert: true });
}

export interface InstallationClock extends Clock {
  readonly stop: () => void;
}

/** A clock that follows the installation's within half a second. A database that is away leaves it as it was. */
export async function openClock(db: Connection): Promise<InstallationClock> {
  let offsetMs = await readClockOffset(db);
  const refresh = () =>
    readClockOffset(db).then(
      (read) => void (offsetMs = read),
      () => undefined,
    );
  const timer = setInterval(() => void refresh(), REFRESH_MS).unref();
  return { now: () => new Date(Date.now() + offsetMs), stop: () => clearInterval(timer) };
}
