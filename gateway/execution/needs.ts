import type { Entity } from './entity.ts';
import type { Fault, Step } from './faults.ts';
import type { Shape } from './shape.ts';
import { visitRequired } from './visit-required.ts';

/** What is wrong with what fields need of others, of their own object or of others within it. */
export interface Needs {
  /** What is required of an object is needed by others of its fields. */
  readonly add: (holder: Entity, required: Shape, by: Shape) => void;
  /** Looks at what is wrong, when all that is known. */
  readonly settle: () => void;
  readonly of: (holder: object, step: Step) => readonly Fault[];
}

const NONE: readonly Fault[] = [];

/** @param wrongWith what is wrong with a field itself */
export function createNeeds(wrongWith: (holder: object, step: Step) => readonly Fault[]): Needs {
  const all: Parameters<Needs['add']>[] = [];
  const faults = new Map<object, Map<Step, readonly Fault[]>>();
  const of: Needs['of'] = (holder, step) => faults.get(holder)?.get(step) ?? NONE;

  function reasonsIn(holder: Entity, required: Shape): readonly Fault[] {
    const reasons: Fault[] = [];
    visitRequired(holder, required, (object, step) => {
      for (const fault of wrongWith(object, step)) reasons.push(fault);
      for (const fault of of(object, step)) reasons.push(fault);
    });
    return reasons.length > 1 ? distinct(reasons) : reasons;
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
    add: (...need) => void all.push(need),
    settle: () => {
      // In the order of the plan: what needs something may be needed itself.
      for (const [holder, required, by] of all) {
        const reasons = reasonsIn(holder, required);
        if (reasons.length > 0) keep(holder, by, reasons);
      }
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
