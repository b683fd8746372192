import { type Entity, isObject, ownValue } from './entity.ts';
import type { Fault, Given, Step } from './faults.ts';
import type { Shape } from './shape.ts';
import type { VisitPlace } from './visit-required.ts';

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

/** A place in a subgraph's answer with all that is wrong there or within it. */
export interface FaultyPlace {
  readonly depth: number;
  readonly faults: Fault[];
  readonly within: Map<Step, FaultyPlace>;
}

/**
 * Why a field of an object went lost: by all that was wrong where it did, the places of what of it is wrong within the
 * object. The rest stands beside or above it.
 */
export type Lost = ReadonlyMap<readonly Fault[], ReadonlySet<FaultyPlace>>;

/** Holes in the answers of subgraphs, and the fields that are missing because of them. */
export interface Holes {
  readonly add: (below: Entity, faults: readonly Fault[], given: Given) => void;
  /** Looks for what is missing, when all others have answered. */
  readonly settle: () => void;
  /** Gathers what went lost of what is required of an object. */
  readonly gather: (holder: Entity) => Losses;
  readonly lostWith: (holder: object, step: Step) => Lost;
}

/** What went lost of an object, and of others within it. */
export interface Losses {
  readonly visit: VisitPlace;
  /** It is missing to fields that need it. */
  readonly loseTo: (fields: Shape) => void;
}

/** The reason of what is missing at a place, or in an object that nothing is wrong within. */
interface Because {
  readonly faults: readonly Fault[];
  readonly place: FaultyPlace | undefined;
}

type LostFields = Map<Step, Map<readonly Fault[], Set<FaultyPlace>>>;

const NONE: Lost = new Map();
const NO_LOSSES: Losses = { visit: () => undefined, loseTo: () => undefined };

/** One error may be the reason of thousands of losses, and thousands of errors that of one: each is met once a place. */
export function createHoles(): Holes {
  const holes: Hole[] = [];
  const lost = new Map<object, LostFields>();

  function lose(object: Entity, { fields }: Shape, because: Because): void {
    for (const field of fields) {
      const { key, inner } = field;
      const value = ownValue(object, field);
      // What an object is said to be may be no more than an interface.
      if (value === null || value === undefined || key === '__typename') keep(object, key, because);
      else if (inner) loseWithin(value, inner, inside(because, key));
    }
  }

  function loseWithin(value: unknown, shape: Shape, because: Because): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) => loseWithin(item, shape, inside(because, index)));
    } else if (isObject(value)) lose(value, shape, because);
  }

  function keep(holder: Entity, step: Step, { faults, place }: Because): void {
    const ofHolder = getOrAdd(lost, holder, (): LostFields => new Map());
    const ofField = getOrAdd(ofHolder, step, () => new Map<readonly Fault[], Set<FaultyPlace>>());
    const places = getOrAdd(ofField, faults, () => new Set<FaultyPlace>());
    if (place) places.add(place);
  }

  const lostWith: Holes['lostWith'] = (holder, step) => lost.get(holder)?.get(step) ?? NONE;

  function gather(holder: Entity): Losses {
    if (lost.size === 0) return NO_LOSSES;
    const here: Because[] = [];
    const elsewhere = new Set<readonly Fault[]>();
    return {
      visit: (object, step) => {
        const reasons = lostWith(object, step);
        if (object === holder) for (const because of becauseOf(reasons)) here.push(because);
        else for (const faults of reasons.keys()) elsewhere.add(faults);
      },
      loseTo: (fields) => {
        for (const because of here) lose(holder, fields, because);
        for (const faults of elsewhere) lose(holder, fields, { faults, place: undefined });
      },
    };
  }

  return {
    gather,
    add: (below, faults, given) => {
      for (const hole of holesOf(below, faults, given)) holes.push(hole);
    },
    settle: () => {
      for (const { below, path, shape, faults } of holes) {
        if (!shape) continue;
        const place = path.reduce<FaultyPlace | undefined>(
          (outer, step) => outer?.within.get(step),
          placesOf(faults),
        );
        loseWithin(valueAt(below, path), shape, { faults, place });
      }
    },
    lostWith,
  };
}

const inside = ({ faults, place }: Because, step: Step): Because => ({
  faults,
  place: place?.within.get(step),
});

const becauseOf = (lost: Lost): readonly Because[] =>
  [...lost].flatMap(([faults, places]): readonly Because[] =>
    places.size === 0 ? [{ faults, place: undefined }] : [...places].map((place) => ({ faults, place })),
  );

/** The place that a fetch asked about, and all within it where anything is wrong. */
function placesOf(faults: readonly Fault[]): FaultyPlace {
  const root = newPlace(0);
  for (const fault of faults) {
    let place = root;
    place.faults.push(fault);
    for (const step of fault.asked) {
      const { depth, within } = place;
      place = getOrAdd(within, step, () => newPlace(depth + 1));
      place.faults.push(fault);
    }
  }
  return root;
}

const newPlace = (depth: number): FaultyPlace => ({ depth, faults: [], within: new Map() });

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
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
