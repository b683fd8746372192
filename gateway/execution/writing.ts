import { GraphQLError } from 'graphql';
import type { Entity } from './entity.ts';
import { type Fault, type Step, toldError } from './faults.ts';
import type { Lost } from './holes.ts';
import { MAX_SHOWN_ERRORS, MISPLACED_NULL, WRONG_VALUE } from './reasons.ts';
import type { Run } from './run.ts';

/** One answer while it is written. */
export interface Writing {
  readonly run: Run;
  /** The names and indexes that lead to what is written now. */
  readonly path: Step[];
  readonly errors: GraphQLError[];
  /** The places, as JSON, of those of subgraphs among the errors; null while there are none. */
  told: Set<string> | null;
  /** What took something along, with the error about that: told when all is written, wherever it stands itself. */
  reasons: Map<readonly Fault[], () => GraphQLError> | null;
  /** An error about an absent object, which is none if nothing but that object becomes null. */
  pending: (() => GraphQLError) | null;
  /** Texts of objects, for each place where they may repeat. */
  readonly memos: Map<object, string>[];
  /** Where null covers what was fetched; kept where subgraphs have told of errors. */
  readonly nulls: (readonly Step[])[];
}

/** Writes an object as JSON; null when null has to stand around it. */
export type WriteObject = (object: Entity, writing: Writing) => string | null;

/** Writes what stands in an object or list under a key or index; null when null has to stand around that. */
export type WriteAt = (holder: Entity, step: Step, writing: Writing) => string | null;

export const beginWriting = (run: Run): Writing => ({
  run,
  path: [],
  errors: [],
  told: null,
  reasons: null,
  memos: [],
  pending: null,
  nulls: [],
});

/** Keeps that null stands behind a step from the place that is written now. */
export function keepNull({ run, path, nulls }: Writing, step: Step): void {
  if (run.faults.kept) nulls.push([...path, step]);
}

/** Tells errors of subgraphs at the place that is written now. True when there were any. */
export function tellFaults(
  writing: Writing,
  faults: readonly Fault[],
  pathOf: (fault: Fault) => readonly Step[],
): boolean {
  for (const fault of faults) {
    fault.isTold = true;
    if (!hasAllErrors(writing)) tellFault(writing, fault, [...writing.path, ...pathOf(fault)]);
  }
  return faults.length > 0;
}

/**
 * Tells why what is missing at the place that is written now went lost. True when that is known.
 *
 * @param pathOf the client's path to what is wrong within the object, from its keys
 */
export function tellLost(
  writing: Writing,
  lost: Lost,
  { pathOf, errorOf }: { pathOf: (path: readonly Step[]) => readonly Step[]; errorOf: () => GraphQLError },
): boolean {
  for (const [faults, places] of lost) {
    // Nothing more is told then, so nobody asks for reasons.
    if (hasAllErrors(writing)) break;
    (writing.reasons ??= new Map()).set(faults, errorOf);
    for (const { depth, faults: within } of places) {
      tellFaults(writing, within, ({ asked }) => pathOf(asked.slice(depth)));
    }
  }
  return lost.size > 0;
}

/** Tells an error of a subgraph, unless there is one about the same place: several subgraphs may say the same. */
export function tellFault(writing: Writing, fault: Fault, path: readonly Step[]): void {
  const told = (writing.told ??= new Set());
  const key = JSON.stringify(path);
  if (!told.has(key)) addError(writing, () => toldError(fault, path));
  told.add(key);
}

/** An error costs as much as many values, and one failed call may be the reason of thousands: those not shown are not made. */
export function addError({ errors }: Writing, errorOf: () => GraphQLError): void {
  if (errors.length < MAX_SHOWN_ERRORS) errors.push(errorOf());
}

export const hasAllErrors = ({ errors }: Writing): boolean => errors.length >= MAX_SHOWN_ERRORS;

export const misplacedNull = (coordinate: string, path: readonly Step[]): GraphQLError =>
  new GraphQLError(`Cannot return null for non-nullable field ${coordinate}.`, {
    path,
    extensions: { code: 'INTERNAL', reason: MISPLACED_NULL },
  });

export const invalidValue = (coordinate: string, path: readonly Step[]): GraphQLError =>
  new GraphQLError(`The value of ${coordinate} is not of its type.`, {
    path,
    extensions: { code: 'INTERNAL', reason: WRONG_VALUE },
  });
