import { GraphQLError } from 'graphql';
import { type Fault, type Step, toldError } from './faults.ts';
import { MAX_SHOWN_ERRORS, MISPLACED_NULL, WRONG_VALUE } from './reasons.ts';
import type { Run } from './run.ts';

/** One answer while it is written. */
export interface Writing {
  readonly run: Run;
  /** The names and indexes that lead to what is written now. */
  readonly path: Step[];
  readonly errors: GraphQLError[];
  /** An error about an absent object, which is none if nothing but that object becomes null. */
  pending: (() => GraphQLError) | null;
  /** Texts of objects, for each place where they may repeat. */
  readonly memos: Map<object, string>[];
  /** True when null has spread to what is around it. */
  hasSpread: boolean;
}

export const beginWriting = (run: Run): Writing => ({
  run,
  path: [],
  errors: [],
  memos: [],
  pending: null,
  hasSpread: false,
});

/**
 * Tells errors of subgraphs at the place that is written now, of several about the same field one. True when there were
 * any.
 */
export function tellFaults(
  writing: Writing,
  faults: readonly Fault[],
  pathOf: (fault: Fault) => readonly Step[],
): boolean {
  const told = new Set<string>();
  for (const fault of faults) {
    fault.isTold = true;
    if (hasAllErrors(writing)) continue;
    const below = pathOf(fault);
    const key = below.join('\0');
    if (!told.has(key)) addError(writing, () => toldError(fault, [...writing.path, ...below]));
    told.add(key);
  }
  return faults.length > 0;
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
