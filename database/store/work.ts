import { setImmediate } from 'node:timers/promises';
import { maxTimeExpired } from '../errors.ts';
import { LockedError, type LockOwner } from './locks.ts';

/** A place where a long piece of work may be interrupted, between two documents. */
export const PAUSE = Symbol('pause');

/** Work that is done piece by piece. It yields a pause, or the transaction that it has to wait for. */
export type Work<Result> = Generator<typeof PAUSE | LockOwner, Result>;

/** How long one piece of work may keep all other clients waiting. */
export const SLICE_MS = 5;

/** Lets everything that has arrived meanwhile have its turn. */
export const turn = (): Promise<void> => setImmediate();

/** Drives work that only reads, or writes within a transaction, a slice at a time; until the deadline (error 50). */
export async function inSlices<Result>(work: Work<Result>, deadline = Infinity): Promise<Result> {
  let end = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const now = performance.now();
    if (now < end) continue;
    if (now > deadline) throw maxTimeExpired();
    await turn();
    end = performance.now() + SLICE_MS;
  }
}

/** Work in one piece, which never pauses. */
// It is a generator for its caller alone, who drives all work alike.
// oxlint-disable-next-line require-yield
export function* inOnePiece<Result>(step: () => Result): Work<Result> {
  return step();
}

/** Tries again whenever a lock was met; an attempt that meets one has written nothing yet. */
export function* afterLocks<Result>(attempt: () => Work<Result>): Work<Result> {
  for (;;) {
    try {
      return yield* attempt();
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      yield error.owner;
    }
  }
}
