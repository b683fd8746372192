import type { Step } from './step.ts';

const MAX_STEPS = 20;

/**
 * As many steps of an order as are shown at once, in their order.
 *
 * Of each action the soonest is among them, so that many suppliers that have not agreed yet do not hide that the buyer has to
 * pay; the rest of the room goes to what is due soonest.
 */
export function soonestSteps(steps: readonly Step[]): readonly Step[] {
  const actions = new Set<string>();
  const isFirst = ({ action }: Step) => actions.size < actions.add(action).size;
  const firsts = steps.filter(isFirst);
  const others = steps.filter((step) => !firsts.includes(step));
  const shown = new Set([...firsts, ...others].slice(0, MAX_STEPS));
  return steps.filter((step) => shown.has(step));
}
