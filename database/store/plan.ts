import type { Document } from 'bson';
import { isDocument } from '../bson/types.ts';
import { badValue } from '../errors.ts';
import { implies } from '../query/implies.ts';
import { predicatesOf, type FieldPredicate } from '../query/predicates.ts';
import { sortFields, type SortField } from '../query/sort.ts';
import { boundsOf, type Bounds, type KeyShape } from './bounds.ts';
import type { Collection } from './catalog.ts';
import { type Index } from './index-definition.ts';
import { rangeOf, type KeyRange } from './keys.ts';

/** One way through the collection or one of its indexes. */
export interface ScanPlan {
  readonly kind: 'scan';
  /** Null for the documents themselves, in the order of their `_id`. */
  readonly index: Index | null;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  /** Whether the rows come in the order that was asked for. */
  readonly isSorted: boolean;
  /** Whether a document can come more than once. */
  readonly mayRepeat: boolean;
  /** Whether the whole collection, or the whole index, is read. */
  readonly isWhole: boolean;
  readonly bounds: Bounds | null;
}

/** Several ways, each for a part of the documents: one after the other, or merged by their order. */
export interface UnionPlan {
  readonly kind: 'union';
  readonly branches: readonly ScanPlan[];
  readonly isSorted: boolean;
}

export type Plan = ScanPlan | UnionPlan;

export interface PlanRequest {
  readonly filter: Document;
  readonly sort: Document | null;
  /** The name or the key of an index. */
  readonly hint?: unknown;
  /** The last commit of what is read. */
  readonly lastCommit: number;
}

/** Longest union that is merged by order. */
const MAX_MERGED = 200;

const ID_SHAPE = { fields: ['_id'], directions: [1], arrayFields: new Set<number>() } as const;

const shapeOf = (collection: Collection, index: Index | null): KeyShape =>
  index ?? { ...ID_SHAPE, prefix: collection.prefix };

interface Candidate {
  readonly plan: Plan;
  readonly score: number;
}

/** Whether the first field of an index is asked for: without it, the others are of no use. */
function isRelevant({ fields: [first] }: Index, { predicates, sort }: PreparedRequest): boolean {
  return sort.some(({ path }) => path === first) || predicates.some(({ path }) => path === first);
}

/** Whether an index holds every document that the filter can match. */
function isUsable(index: Index, { filter, predicates, lastCommit }: PreparedRequest): boolean {
  if (!index.isReadable(lastCommit)) return false;
  if (index.partialFilter && !implies(filter, index.partialFilter)) return false;
  if (!index.sparse) return true;
  return index.fields.some((field) =>
    predicates.some(({ path, needsField }) => path === field && needsField),
  );
}

interface Start {
  /** The first field that the sort can begin with. */
  readonly from: number;
  /** Fields before this one have one value only. */
  readonly constant: number;
}

/** How the entries of an index, within the bounds, are in the order of the sort; 0 if they are not. */
function directionOf(shape: KeyShape, sort: readonly SortField[], { from, constant }: Start): 1 | -1 | 0 {
  let position = from;
  let direction: 1 | -1 | 0 = 0;
  for (const { path, direction: wanted } of sort) {
    const fixed = shape.fields.indexOf(path);
    if (fixed >= 0 && fixed < constant && !shape.arrayFields.has(fixed)) {
      if (position === fixed) position++;
      continue;
    }
    while (position < constant && shape.fields[position] !== path) position++;
    if (shape.fields[position] !== path || shape.arrayFields.has(position)) return 0;
    const here = (shape.directions[position] ?? 1) * wanted === 1 ? 1 : -1;
    if (direction !== 0 && direction !== here) return 0;
    direction = here;
    position++;
  }
  return direction === 0 ? 1 : direction;
}

interface Ordering {
  readonly reverse: boolean;
  readonly isSorted: boolean;
  /** Whether the ranges have to be merged. */
  readonly merged: boolean;
}

const UNORDERED: Ordering = { reverse: false, isSorted: false, merged: false };

function orderingOf(shape: KeyShape, sort: readonly SortField[], bounds: Bounds): Ordering {
  if (sort.length === 0) return { reverse: false, isSorted: true, merged: false };
  const inSequence = directionOf(shape, sort, { from: 0, constant: bounds.constants });
  if (inSequence !== 0) return { reverse: inSequence === -1, isSorted: true, merged: false };
  // Each stretch, too, has one point of the fields before, and is in the order of those after them.
  const canMerge = bounds.ranges.length <= MAX_MERGED;
  const withinPoint = canMerge
    ? directionOf(shape, sort, { from: bounds.points, constant: bounds.constants })
    : 0;
  if (withinPoint === 0) return UNORDERED;
  return { reverse: withinPoint === -1, isSorted: true, merged: true };
}

/** Whether a document of the index can have two entries within the bounds. */
function canRepeat({ arrayFields }: KeyShape, { boundArrayField, constants }: Bounds): boolean {
  if (arrayFields.size === 0) return false;
  const isFixed = boundArrayField !== null && boundArrayField < constants;
  return !(isFixed && arrayFields.size === 1);
}

function candidate(collection: Collection, index: Index | null, request: PreparedRequest): Candidate {
  const shape = shapeOf(collection, index);
  const bounds = boundsOf(shape, request.predicates);
  const ordering =
    index?.capped && request.sort.length > 0 ? UNORDERED : orderingOf(shape, request.sort, bounds);
  const scan: ScanPlan = {
    kind: 'scan',
    index,
    ranges: bounds.ranges,
    reverse: ordering.reverse,
    isSorted: ordering.isSorted,
    mayRepeat: canRepeat(shape, bounds),
    isWhole: bounds.points === 0 && !bounds.hasRange,
    bounds,
  };
  return {
    plan: ordering.merged ? asMerged(scan) : scan,
    score: scoreOf(shape, index, { bounds, ordering, request }),
  };
}

const asMerged = (scan: ScanPlan): UnionPlan => ({
  kind: 'union',
  isSorted: true,
  branches: scan.ranges.map((range) => ({ ...scan, ranges: [range] })),
});

interface Found {
  readonly bounds: Bounds;
  readonly ordering: Ordering;
  readonly request: PreparedRequest;
}

/** The score of a way that leads to one document at the most: there is no better one. */
const AT_MOST_ONE = 999;

/** Higher is better. Nothing to read beats everything; then at most one document for each point. */
function scoreOf(shape: KeyShape, index: Index | null, { bounds, ordering, request }: Found): number {
  if (bounds.ranges.length === 0) return 2000;
  const isUnique = index === null || index.unique;
  if (isUnique && bounds.points === shape.fields.length) return 1000 - Math.min(bounds.ranges.length, 900);
  const isHelpful = ordering.isSorted && request.sort.length > 0;
  const bound = bounds.points * 10 + (bounds.hasRange ? 5 : 0);
  // Whole, such an index still leaves documents out: those without the field that `$exists` asks for.
  const isPart =
    index !== null && ((index.sparse && index.fields.length === 1) || index.partialFilter !== null);
  return (bound === 0 && isPart ? 4 : bound) + (isHelpful ? 3 : 0);
}

interface PreparedRequest {
  readonly lastCommit: number;
  readonly filter: Document;
  readonly predicates: readonly FieldPredicate[];
  readonly sort: readonly SortField[];
}

const isSameKey = (index: Index, key: Document): boolean =>
  JSON.stringify(Object.entries(index.key)) === JSON.stringify(Object.entries(key));

const badHint = () =>
  badValue(
    'error processing query: planner returned error: hint provided does not correspond to an existing index',
  );

/** The index that a hint names; null is the one on `_id`. */
function hinted(collection: Collection, { hint, lastCommit }: PlanRequest): Index | null {
  const isId = isDocument(hint) ? Object.keys(hint).join() === '_id' : hint === '_id_';
  if (isId) return null;
  const found = collection.indexes.find((index) =>
    isDocument(hint) ? isSameKey(index, hint) : index.name === hint,
  );
  if (!found?.isReadable(lastCommit)) throw badHint();
  return found;
}

const isNatural = (value: unknown): value is Document => isDocument(value) && '$natural' in value;

function wholeCollection(collection: Collection, order: Document | null): ScanPlan {
  const reverse = order !== null && Number(order['$natural']) < 0;
  return {
    kind: 'scan',
    index: null,
    ranges: [rangeOf(collection.prefix)],
    reverse,
    isSorted: true,
    mayRepeat: false,
    isWhole: true,
    bounds: null,
  };
}

/** Chooses how to find the documents that match a filter, in the order of the sort where an index has it. */
export function planOf(collection: Collection, asked: PlanRequest): Plan {
  const { filter, sort, hint, lastCommit } = asked;
  const natural = [sort, hint].find(isNatural);
  if (natural) {
    const isSorted = sort === null || isNatural(sort) || Object.keys(sort).length === 0;
    return { ...wholeCollection(collection, natural), isSorted };
  }
  const request = { filter, predicates: predicatesOf(filter), sort: sortFields(sort ?? {}), lastCommit };
  if (hint !== undefined && hint !== null && !(isDocument(hint) && Object.keys(hint).length === 0)) {
    return candidate(collection, hinted(collection, asked), request).plan;
  }
  return bestOf(collection, request).plan;
}

function bestOf(collection: Collection, request: PreparedRequest): Candidate {
  const { sort } = request;
  const usable = collection.indexes.filter(
    (index) => !index.hidden && isRelevant(index, request) && isUsable(index, request),
  );
  const ways = usesId(request) ? [null, ...usable] : [...usable, null];
  const candidates: Candidate[] = [];
  for (const index of ways) {
    const found = candidate(collection, index, request);
    if (found.score >= AT_MOST_ONE) return found;
    // Where nothing is gained by an index, the documents themselves are read.
    if (index) candidates.push(found);
    else candidates.unshift(found);
  }
  const best = candidates.reduce((found, each) => (each.score > found.score ? each : found));
  const union = unionOf(collection, request);
  if (!union || union.score <= best.score) return best;
  const losesOrder = sort.length > 0 && best.plan.isSorted && best.score >= 10 && !union.plan.isSorted;
  return losesOrder ? best : union;
}

const usesId = ({ predicates, sort }: PreparedRequest): boolean =>
  predicates.some(({ path }) => path === '_id') || sort.some(({ path }) => path === '_id');

/** A plan for each branch of `$or`, as good as its worst branch; null if one would read everything. */
function unionOf(collection: Collection, { filter, sort, lastCommit }: PreparedRequest): Candidate | null {
  const { $or: branches, ...rest } = filter as { readonly $or?: unknown } & Document;
  if (!Array.isArray(branches)) return null;
  const parts = branches.filter(isDocument).map((branch) => {
    const part = { $and: [rest, branch] };
    return bestOf(collection, { filter: part, predicates: predicatesOf(part), sort, lastCommit });
  });
  const scans = parts.flatMap(({ plan }) => (plan.kind === 'union' ? plan.branches : [plan]));
  if (scans.some(({ isWhole }) => isWhole)) return null;
  const isSorted = sort.length === 0 || (scans.length <= MAX_MERGED && scans.every((scan) => scan.isSorted));
  return {
    plan: { kind: 'union', branches: scans, isSorted },
    score: Math.min(...parts.map(({ score }) => score)),
  };
}
