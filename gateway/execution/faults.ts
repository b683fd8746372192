import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Entity, isObject } from './entity.ts';
import { createHoles, type Lost } from './holes.ts';
import { createNeeds } from './needs.ts';
import type { Need } from './needs-of-fetch.ts';
import type { Shape } from './shape.ts';

export type Step = string | number;

/** An error of a subgraph, with the object that it is about and the path from there, in keys. */
export interface Fault {
  readonly error: GraphQLFormattedError & { readonly subgraph: string };
  holder: object | null;
  path: readonly Step[];
  /** The path from the object that was asked about. */
  readonly asked: readonly Step[];
  isTold: boolean;
}

/** An error about something in what was asked of an object. */
export interface PlacedError {
  readonly error: Fault['error'];
  readonly path: readonly Step[];
}

/** What a subgraph answered about an object, and what it was asked. */
export interface Given {
  readonly data: Entity | null;
  readonly shape: Shape;
}

/**
 * The errors of subgraphs, kept with the objects whose fields are missing because of them.
 *
 * An object may stand in several places of the answer and its fields under several names; wherever one of them turns
 * out to be null, its errors are told with the path of that place.
 */
export interface Faults {
  /** Keeps errors at the innermost objects on their paths that are there. */
  readonly add: (below: Entity, errors: readonly PlacedError[], given: Given) => void;
  /** Keeps that all of what was asked of an object failed, but for what others answer. */
  readonly addFailure: (holder: Entity, shape: Shape, error: Fault['error']) => void;
  /** Looks into the objects that others answered in the meantime. */
  readonly settle: () => void;
  /** Keeps an error that names nothing in particular. */
  readonly addUnplaced: (error: Fault['error']) => void;
  /** What failed of what is required of an object, or of others within it, failed for the fields that need it. */
  readonly need: (holder: Entity, need: Need) => void;
  readonly of: (holder: object, step: Step) => readonly Fault[];
  /** What is wrong with what a field needs: elsewhere, but the reason of a null here. */
  readonly neededBy: (holder: object, step: Step) => readonly Fault[];
  /** Why a field is missing, though nothing may be wrong with it: what it was asked with went lost as a whole. */
  readonly lostWith: (holder: object, step: Step) => Lost;
  readonly untold: () => readonly Fault[];
}

/** The faults of one run: nearly always there are none, and then nothing is made or looked up. */
export interface RunFaults {
  kept: Faults | null;
}

export const faultsOf = (run: { readonly faults: RunFaults }): Faults => (run.faults.kept ??= createFaults());

const NONE: readonly Fault[] = [];

/** By holder and step. */
type Kept = Map<object, Map<Step, Fault[]>>;

function createFaults(): Faults {
  const direct: Kept = new Map();
  const all: Fault[] = [];
  const placed: { readonly fault: Fault; readonly below: Entity }[] = [];
  const holes = createHoles();
  const needs = createNeeds((holder, step) => find(direct, holder, step), holes);
  let failures: Failure[] = [];

  const place = (fault: Fault, below: Entity): void => {
    const { holder, path } = innermost(below, fault.asked);
    if (holder === fault.holder) return;
    Object.assign(fault, { holder, path });
    const [step] = path;
    if (step !== undefined) keep(direct, [holder, step], fault);
  };

  const add: Faults['add'] = (below, errors, given) => {
    const faults = errors.map(({ error, path }): Fault => ({
      error,
      holder: null,
      path,
      asked: path,
      isTold: false,
    }));
    for (const fault of faults) {
      place(fault, below);
      all.push(fault);
      placed.push({ fault, below });
    }
    holes.add(below, faults, given);
  };

  const addFailure: Faults['addFailure'] = (holder, { fields }, error) => {
    for (const { key, inner } of fields) {
      if (inner) failures.push({ holder, key, inner, error });
      if (isObject(holder[key])) continue;
      // What is not null in the end needs nobody to tell of it.
      const fault = { error, holder, path: [key], asked: [key], isTold: true };
      all.push(fault);
      keep(direct, [holder, key], fault);
    }
  };

  return {
    add,
    addFailure,
    settle: () => {
      while (failures.length > 0) {
        const open = failures;
        failures = [];
        for (const { holder, key, inner, error } of open) {
          for (const object of objectsIn(holder[key])) addFailure(object, inner, error);
        }
      }
      for (const { fault, below } of placed) place(fault, below);
      holes.settle();
      needs.settle();
    },
    addUnplaced: (error) => void all.push({ error, holder: null, path: [], asked: [], isTold: false }),
    need: needs.add,
    of: (holder, step) => find(direct, holder, step),
    neededBy: needs.of,
    lostWith: holes.lostWith,
    untold: () => all.filter(({ isTold }) => !isTold),
  };
}

interface Failure {
  readonly holder: Entity;
  readonly key: string;
  readonly inner: Shape;
  readonly error: Fault['error'];
}

/** The innermost object or list on a path that is there, and the rest of the path. */
function innermost(below: Entity, path: readonly Step[]): { holder: object; path: readonly Step[] } {
  let holder = below;
  let index = 0;
  for (; index < path.length - 1; index += 1) {
    // A list or an object: both are read by their steps.
    const next = holder[path[index] ?? ''];
    if (!isObject(next)) break;
    holder = next;
  }
  return { holder, path: path.slice(index) };
}

function objectsIn(value: unknown): readonly Entity[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value] : [];
}

function keep(kept: Kept, [holder, step]: readonly [object, Step], fault: Fault): void {
  const ofHolder = kept.get(holder) ?? new Map<Step, Fault[]>();
  kept.set(holder, ofHolder);
  const known = ofHolder.get(step);
  if (known) known.push(fault);
  else ofHolder.set(step, [fault]);
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
