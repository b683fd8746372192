import type { OrderView } from './order-view.ts';
import type { Step } from './step.ts';
import { placeOfParty, stepsFor } from './visibility.ts';

/** Whose step it is where no party has it: customs, of which whoever comes first takes it. */
export const AUTHORITY = 'AUTHORITY';

/** Sorts after every date. */
const NO_DATE = new Date('9999-12-31T23:59:59.999Z');

/** A step as it stands on the list of whoever has to do it. */
export interface OpenStep extends Step {
  /** `<order>/<action>/<subject>/<owner>`: an order asks no party for the same twice. */
  readonly _id: string;
  readonly orderId: string;
  /** The party, or `AUTHORITY`. */
  readonly owner: string;
  /** When it is due, or a day after all others where it has no date. */
  readonly sortsAt: Date;
}

/** The steps of an order, each for the list of its owner, with what the owner may see of it. */
export const openStepsOf = (view: OrderView, steps: readonly Step[]): readonly OpenStep[] =>
  steps.flatMap((step) => seenByOwner(view, step)).map((step) => openStepOf(view.orderId, step));

function seenByOwner(view: OrderView, step: Step): readonly Step[] {
  const place = step.partyId === null ? AUTHORITY : placeOfParty(view, step.partyId);
  return place ? stepsFor([step], place, new Set(step.shipmentId === null ? [] : [step.shipmentId])) : [];
}

function openStepOf(orderId: string, step: Step): OpenStep {
  const owner = step.partyId ?? AUTHORITY;
  const subject = step.subject?.id ?? step.shipmentId ?? '';
  return {
    _id: `${orderId}/${step.action}/${subject}/${owner}`,
    orderId,
    owner,
    sortsAt: step.dueAt ?? NO_DATE,
    ...step,
  };
}

export interface StepChanges {
  readonly opened: readonly OpenStep[];
  readonly closed: readonly string[];
}

/** What has to be written so that a list that shows `before` shows `after`; a step that has changed is opened anew. */
export function stepChanges(before: readonly OpenStep[], after: readonly OpenStep[]): StepChanges {
  const known = new Map(before.map((step) => [step._id, JSON.stringify(step)]));
  const there = new Set(after.map(({ _id }) => _id));
  return {
    opened: after.filter((step) => known.get(step._id) !== JSON.stringify(step)),
    closed: [...known.keys()].filter((id) => !there.has(id)),
  };
}
