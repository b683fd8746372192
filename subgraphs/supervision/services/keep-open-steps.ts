import type { UnitOfWork } from '../../../runtime/unit-of-work.ts';
import { type OpenStep, stepChanges } from '../domain/open-step.ts';
import type { Models } from '../models/index.ts';

interface Change {
  readonly before: readonly OpenStep[];
  readonly after: readonly OpenStep[];
}

/** Brings the lists of open steps to what an order now asks for; writes nothing where nothing has changed. */
export function keepOpenSteps({ openSteps }: Models, { before, after }: Change, documents: UnitOfWork): void {
  const { opened, closed } = stepChanges(before, after);
  for (const id of closed) documents.remove(openSteps, id);
  for (const step of opened) documents.put(openSteps, step);
}
