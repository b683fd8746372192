import { type Entity, isObject } from './entity.ts';
import type { Fault, Given, Step } from './faults.ts';
import type { Shape } from './shape.ts';

/**
 * A place in a subgraph's answer that is null because of errors at it or within it: all that was asked there went lost,
 * also what nothing is wrong with. Others may have answered other parts of what stands there.
 */
interface Hole {
  readonly below: Entity;
  readonly path: readonly Step[];
  /** What was asked there; null for a leaf. */
  readonly shape: Shape | null;
  readonly faults: Fault[];
}

/** Why a field of an object went lost. */
export interface Lost {
  readonly faults: readonly Fault[];
  /** Where the object stands, from what the faults' fetch asked about. */
  readonly at: readonly Step[];
}

/** Holes in the answers of subgraphs, and the fields that are missing because of them. */
export interface Holes {
  readonly add: (below: Entity, faults: readonly Fault[], given: Given) => void;
  /** What of an object went lost is missing to others that need it. */
  readonly copy: (holder: Entity, from: readonly string[], to: Shape) => void;
  /** Looks for what is missing, when all others have answered. */
  readonly settle: () => void;
  readonly lostWith: (holder: object, step: Step) => readonly Lost[];
}

const NONE: readonly Lost[] = [];

export function createHoles(): Holes {
  const holes: Hole[] = [];
  const lost = new Map<object, Map<Step, Lost[]>>();
  const copies: Parameters<Holes['copy']>[] = [];

  function lose(object: Entity, { fields }: Shape, because: Lost): void {
    for (const { key, inner } of fields) {
      const value = object[key];
      if (key === '__typename') continue;
      if (value === null || value === undefined) keep(object, key, because);
      else if (inner) loseWithin(value, inner, { ...because, at: [...because.at, key] });
    }
  }

  function loseWithin(value: unknown, shape: Shape, because: Lost): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) => loseWithin(item, shape, { ...because, at: [...because.at, index] }));
    } else if (isObject(value)) lose(value, shape, because);
  }

  function keep(holder: Entity, step: Step, because: Lost): void {
    const ofHolder = lost.get(holder) ?? new Map<Step, Lost[]>();
    lost.set(holder, ofHolder);
    const known = ofHolder.get(step) ?? [];
    if (!known.includes(because)) ofHolder.set(step, [...known, because]);
  }

  const lostWith: Holes['lostWith'] = (holder, step) => lost.get(holder)?.get(step) ?? NONE;

  return {
    copy: (...copied) => void copies.push(copied),
    add: (below, faults, given) => void holes.push(...holesOf(below, faults, given)),
    settle: () => {
      for (const { below, path, shape, faults } of holes) {
        if (shape) loseWithin(valueAt(below, path), shape, { faults, at: path });
      }
      // In the order of the plan: what needs something may be needed itself.
      for (const [holder, from, to] of copies) {
        const because = from.flatMap((key) => lostWith(holder, key));
        for (const each of because) lose(holder, to, each);
      }
    },
    lostWith,
  };
}

/** The path from an object with a lost field to what is wrong; null when that stands beside or above the object. */
export function pathFrom({ at }: Lost, { asked }: Fault): readonly Step[] | null {
  return at.every((step, index) => step === asked[index]) ? asked.slice(at.length) : null;
}

function holesOf(below: Entity, faults: readonly Fault[], { data, shape }: Given): readonly Hole[] {
  const byPath = new Map<string, Hole>();
  for (const fault of faults) {
    const hole = holeOf(below, fault, { data, shape });
    const key = JSON.stringify(hole.path);
    const known = byPath.get(key);
    if (known) known.faults.push(fault);
    else byPath.set(key, hole);
  }
  return [...byPath.values()];
}

function holeOf(below: Entity, fault: Fault, { data, shape }: Given): Hole {
  let value: unknown = data;
  let asked: Shape | null = shape;
  let length = 0;
  for (const step of fault.asked) {
    if (!isObject(value)) break;
    // A list or an object: both are read by their steps.
    value = value[step];
    length += 1;
    if (typeof step === 'string') asked = asked?.fields.find(({ key }) => key === step)?.inner ?? null;
  }
  return { below, path: fault.asked.slice(0, length), shape: asked, faults: [fault] };
}

const valueAt = (below: Entity, path: readonly Step[]): unknown =>
  path.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), below);
