import type { SupervisionContext } from '../context.ts';
import { nextSteps } from '../domain/next-steps.ts';
import { soonestSteps } from '../domain/soonest-steps.ts';
import type { Step } from '../domain/step.ts';
import { stepsFor, withoutOthers } from '../domain/visibility.ts';
import { placeOf, shipmentsOf, supplierOf } from './order-access.ts';

/** A step, with the order that it is on. */
export interface StepOnOrder extends Step {
  readonly orderId: string;
}

/** What is still to be done on an order, as far as the viewer sees it; null for whoever has no place in it. */
export async function orderSteps(
  { loaders, viewer }: SupervisionContext,
  orderId: string,
): Promise<readonly StepOnOrder[] | null> {
  const view = await loaders.orderViewById.load(orderId);
  const place = view && placeOf(view, viewer);
  if (!place) return null;
  const open = withoutOthers(nextSteps(view), supplierOf(viewer));
  const steps = soonestSteps(stepsFor(open, place, shipmentsOf(view, viewer)));
  return steps.map((step) => ({ ...step, orderId }));
}
