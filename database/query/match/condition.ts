import type { Document } from 'bson';
import { reaches, type Path, type Test } from '../path.ts';

/** What a filter asks of one path. */
export type Condition = ValueCondition | AllConditions;

/** Some value that the path reaches must pass the test, or none of them when negated. */
export interface ValueCondition {
  readonly test: Test;
  readonly intoLastArray: boolean;
  readonly negated: boolean;
  /** For `$elemMatch`, what one element must pass. */
  readonly element?: Test;
}

export interface AllConditions {
  readonly all: readonly Condition[];
  readonly negated: boolean;
}

export const someValue = (test: Test): ValueCondition => ({ test, intoLastArray: true, negated: false });

/** For operators that look at an array as a whole. */
export const wholeValue = (test: Test): ValueCondition => ({ test, intoLastArray: false, negated: false });

export const allOf = (all: readonly Condition[]): AllConditions => ({ all, negated: false });

export const negate = (condition: Condition): Condition => ({ ...condition, negated: !condition.negated });

/** Whether a document meets the condition at the path. */
export function onDocument(condition: Condition, path: Path): (document: Document) => boolean {
  const { negated } = condition;
  if ('test' in condition) {
    const reach = { path, intoLastArray: condition.intoLastArray };
    return (document) => reaches(document, reach, condition.test) !== negated;
  }
  const checks = condition.all.map((each) => onDocument(each, path));
  return (document) => checks.every((check) => check(document)) !== negated;
}

/** Whether one value, such as an element under `$elemMatch`, meets the condition by itself. */
export function onValue(condition: Condition): Test {
  const { negated } = condition;
  if ('test' in condition) return negated ? (value) => !condition.test(value) : condition.test;
  const checks = condition.all.map(onValue);
  return (value) => checks.every((check) => check(value)) !== negated;
}
