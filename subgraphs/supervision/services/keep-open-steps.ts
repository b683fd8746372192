import type { ClientSession } from 'mongoose';
import { type OpenStep, stepChanges } from '../domain/open-step.ts';
import type { Models } from '../models/index.ts';

interface Change {
  readonly before: readonly OpenStep[];
  readonly after: readonly OpenStep[];
  readonly session: ClientSession;
}

/** Brings the lists of open steps to what an order now asks for, in one command; none where nothing has changed. */
export async function keepOpenSteps(
  { openSteps }: Models,
  { before, after, session }: Change,
): Promise<void> {
  const { opened, closed } = stepChanges(before, after);
  const operations = [
    ...closed.map((_id) => ({ deleteOne: { filter: { _id } } })),
    ...opened.map(({ _id, ...step }) => ({
      replaceOne: { filter: { _id }, replacement: { _id, ...step }, upsert: true },
    })),
  ];
  if (operations.length > 0) await openSteps.bulkWrite(operations, { session });
}
