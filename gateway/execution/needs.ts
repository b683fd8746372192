import type { Entity } from './entity.ts';
import type { Fault, Step } from './faults.ts';
import type { Holes } from './holes.ts';
import type { Need } from './needs-of-fetch.ts';
import type { Shape } from './shape.ts';
import { visitRequired } from './visit-required.ts';

/** What is wrong with what fields need of others, of their own object or of others within it. */
export interface Needs {
  readonly add: (holder: Entity, need: Need) => void;
  /** Looks at what is wrong and what went lost, when all that is known. */
  readonly settle: () => void;
  readonly of: (holder: object, step: Step) => readonly Fault[];
}

const NONE: readonly Fault[] = [];

/** @param wrongWith what is wrong with a field itself */
export function createNeeds(
  wrongWith: (holder: object, step: Step) => readonly Fault[],
  holes: Pick<Holes, 'gather'>,
): Needs {
  const all: { readonly holder: Entity; readonly need: Need }[] = [];
  const faults = new Map<object, Map<Step, readonly Fault[]>>();
  const of: Needs['of'] = (holder, step) => faults.get(holder)?.get(step) ?? NONE;

  function settleOne(holder: Entity, { required, by }: Need): void {
    const reasons: Fault[] = [];
    const losses = holes.gather(holder);
    visitRequired(holder, required, (object, step) => {
      for (const fault of wrongWith(object, step)) reasons.push(fault);
      for (const fault of of(object, step)) reasons.push(fault);
      losses.visit(object, step);
    });
    if (reasons.length > 0) keep(holder, by, reasons.length > 1 ? distinct(reasons) : reasons);
    losses.loseTo(by);
  }

  function keep(holder: Entity, { fields }: Shape, reasons: readonly Fault[]): void {
    const ofHolder = faults.get(holder) ?? new Map<Step, readonly Fault[]>();
    faults.set(holder, ofHolder);
    for (const { key } of fields) {
      const known = ofHolder.get(key);
      ofHolder.set(key, known ? distinct([...known, ...reasons]) : reasons);
    }
  }

  return {
    add: (holder, need) => void all.push({ holder, need }),
    settle: () => {
      // In the order of the plan: what needs something may be needed itself.
      for (const { holder, need } of all) settleOne(holder, need);
    },
    of,
  };
}

/** Each once. Of the fields that one failed call has left, any one will do: they have the same error, and count as told. */
function distinct(faults: readonly Fault[]): readonly Fault[] {
  const failed = new Set<Fault['error']>();
  return [...new Set(faults)].filter(({ error, isTold }) => {
    const isKnown = failed.has(error);
    failed.add(error);
    return !isKnown || !isTold;
  });
}
