import { isOutage } from '../../../runtime/outage.ts';
import type { Transact } from '../../../runtime/transact.ts';
import { expire } from '../domain/reservation.ts';
import { ONE_ANSWER } from '../loaders.ts';
import type { Models } from '../models/index.ts';
import type { ReservationRecord } from '../models/reservation.ts';
import { stepReservations } from './step-reservations.ts';

/** How many holds end in one transaction. */
const BATCH = 25;
const READ = 500;

interface ExpireDeps {
  readonly models: Models;
  readonly transact: Transact;
}

/**
 * Ends the holds whose time is over, however long ago that was, and gives their stock back.
 *
 * May run twice at once, and beside commits: each hold is read again in the transaction that ends it.
 *
 * @throws what one of them could not be ended for, after all others have been.
 */
export async function expireHolds(deps: ExpireDeps, now: Date): Promise<void> {
  const failures: unknown[] = [];
  let after = new Date(0);
  for (;;) {
    const late = await findLate(deps.models, { after, now });
    for (let begin = 0; begin < late.length; begin += BATCH) {
      await expireBatch(deps, late.slice(begin, begin + BATCH), failures);
    }
    const last = late.at(-1);
    if (!last || late.length < READ || last.expiresAt <= after) break;
    after = last.expiresAt;
  }
  if (failures.length > 0) throw failures[0];
}

type LateHold = Pick<ReservationRecord, '_id' | 'expiresAt'>;

const findLate = (
  { reservations }: Models,
  { after, now }: { readonly after: Date; readonly now: Date },
): Promise<LateHold[]> =>
  reservations
    .find({ status: 'HELD', expiresAt: { $gte: after, $lte: now } }, { expiresAt: 1 })
    .sort({ expiresAt: 1 })
    .limit(READ)
    .batchSize(ONE_ANSWER)
    .lean<LateHold[]>();

async function expireBatch(deps: ExpireDeps, late: readonly LateHold[], failures: unknown[]): Promise<void> {
  try {
    await expireTogether(deps, late);
  } catch (error) {
    if (isOutage(error)) throw error;
    if (late.length === 1) failures.push(error);
    else for (const each of late) await expireBatch(deps, [each], failures);
  }
}

const expireTogether = ({ models, transact }: ExpireDeps, late: readonly LateHold[]): Promise<void> =>
  transact(async (transaction) => {
    const { session, now } = transaction;
    const records = await models.reservations
      .find({ _id: { $in: late.map(({ _id }) => _id) }, status: 'HELD', expiresAt: { $lte: now } })
      .session(session)
      .batchSize(ONE_ANSWER)
      .lean<ReservationRecord[]>();
    if (records.length === 0) return;
    await stepReservations(models, transaction, {
      records,
      step: (stocks, reservation) => expire(stocks, reservation, now),
    });
  });
