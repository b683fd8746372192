import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Entity, isObject } from './entity.ts';
import type { Shape } from './shape.ts';

export type Step = string | number;

/** An error of a subgraph, with the object that it is about and the path from there, in keys. */
export interface Fault {
  readonly error: GraphQLFormattedError & { readonly subgraph: string };
  readonly holder: object | null;
  readonly path: readonly Step[];
  isTold: boolean;
}

/**
 * The errors of subgraphs, kept with the objects whose fields are missing because of them.
 *
 * An object may stand in several places of the answer and its fields under several names; wherever one of them turns
 * out to be null, its errors are told with the path of that place.
 */
export interface Faults {
  /** While there are none, nothing needs to be looked up. */
  readonly any: boolean;
  /** Keeps an error at the innermost object on the path that is there. */
  readonly add: (below: Entity, path: readonly Step[], error: Fault['error']) => void;
  /** Keeps that all of what was asked of an object failed, but for what others answer. */
  readonly addFailure: (holder: Entity, shape: Shape, error: Fault['error']) => void;
  /** Looks into the objects that others answered in the meantime. */
  readonly settleFailures: () => void;
  /** Keeps an error that names nothing in particular. */
  readonly addUnplaced: (error: Fault['error']) => void;
  /** Keeps that fields are missing because of errors about others. */
  readonly addLost: (holder: Entity, keys: readonly string[], because: readonly Fault['error'][]) => void;
  /** What failed for some fields failed for others that need them. */
  readonly copy: (holder: Entity, from: readonly string[], to: readonly string[]) => void;
  readonly of: (holder: object, step: Step) => readonly Fault[];
  readonly lostWith: (holder: object, step: Step) => readonly Fault[];
  readonly untold: () => readonly Fault[];
}

const NONE: readonly Fault[] = [];

/** By holder and step. */
type Kept = Map<object, Map<Step, Fault[]>>;

export function createFaults(): Faults {
  const direct: Kept = new Map();
  const lost: Kept = new Map();
  const all: Fault[] = [];
  const faultOf = new Map<Fault['error'], Fault>();
  let failures: Failure[] = [];

  const add: Faults['add'] = (below, path, error) => {
    let holder: object = below;
    let index = 0;
    for (; index < path.length - 1; index += 1) {
      // A list or an object: both are read by their steps.
      const next = (holder as Entity)[path[index] ?? ''];
      if (!isObject(next)) break;
      holder = next;
    }
    const step = path[index];
    if (step === undefined) return;
    const fault = { error, holder, path: path.slice(index), isTold: false };
    all.push(fault);
    if (!faultOf.has(error)) faultOf.set(error, fault);
    keep(direct, [holder, step], fault);
  };

  const addFailure: Faults['addFailure'] = (holder, { fields }, error) => {
    for (const { key, inner } of fields) {
      if (key === '__typename') continue;
      if (inner) failures.push({ holder, key, inner, error });
      if (isObject(holder[key])) continue;
      // What is not null in the end needs nobody to tell of it.
      const fault = { error, holder, path: [key], isTold: true };
      all.push(fault);
      if (!faultOf.has(error)) faultOf.set(error, fault);
      keep(direct, [holder, key], fault);
    }
  };

  return {
    get any() {
      return all.length > 0 || failures.length > 0;
    },
    add,
    addFailure,
    settleFailures: () => {
      while (failures.length > 0) {
        const open = failures;
        failures = [];
        for (const { holder, key, inner, error } of open) {
          for (const object of objectsIn(holder[key])) addFailure(object, inner, error);
        }
      }
    },
    addUnplaced: (error) => void all.push({ error, holder: null, path: [], isTold: false }),
    addLost: (holder, keys, because) => {
      for (const error of because) {
        const fault = faultOf.get(error);
        if (fault) for (const key of keys) keep(lost, [holder, key], fault);
      }
    },
    copy: (holder, from, to) => {
      for (const fault of from.flatMap((step) => find(direct, holder, step))) {
        for (const step of to) keep(direct, [holder, step], fault);
      }
    },
    of: (holder, step) => find(direct, holder, step),
    lostWith: (holder, step) => find(lost, holder, step),
    untold: () => all.filter(({ isTold }) => !isTold),
  };
}

interface Failure {
  readonly holder: Entity;
  readonly key: string;
  readonly inner: Shape;
  readonly error: Fault['error'];
}

function objectsIn(value: unknown): readonly Entity[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value] : [];
}

function keep(kept: Kept, [holder, step]: readonly [object, Step], fault: Fault): void {
  const ofHolder = kept.get(holder) ?? new Map<Step, Fault[]>();
  kept.set(holder, ofHolder);
  const known = ofHolder.get(step);
  if (!known) ofHolder.set(step, [fault]);
  else if (!known.includes(fault)) known.push(fault);
}

const find = (kept: Kept, holder: object, step: Step): readonly Fault[] =>
  kept.get(holder)?.get(step) ?? NONE;

/** An error as the rest of the gateway reads it. */
export const toldError = (
  { error: { message, extensions, subgraph } }: Fault,
  path: readonly Step[] | null,
): GraphQLError =>
  new GraphQLError(message, {
    ...(path && { path }),
    extensions: { ...extensions, serviceName: subgraph },
  });
