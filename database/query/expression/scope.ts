import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';

/** What an expression is evaluated in. */
export interface Scope {
  readonly root: Document;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same moment for every evaluation of one command. */
  readonly now: () => Date;
}

export type Evaluate = (scope: Scope) => unknown;

export interface Compiler {
  /** The variables that are known here. */
  readonly names: ReadonlySet<string>;
  readonly compile: (expression: unknown) => Evaluate;
  /** A compiler that knows further variables. */
  readonly with: (names: readonly string[]) => Compiler;
}

/** Makes the evaluation of `{ $name: operand }`. */
export type Operator = (operand: unknown, compiler: Compiler) => Evaluate;

export type OperatorTable = Readonly<Record<string, Operator>>;

/** A scope in which one more variable has a value. */
export const withVariable = (scope: Scope, name: string, value: unknown): Scope => ({
  ...scope,
  variables: { ...scope.variables, [name]: value },
});

/** An operand as the list of arguments: `{ $abs: '$a' }` means `{ $abs: ['$a'] }`. */
export const argumentsOf = (operand: unknown): readonly unknown[] =>
  Array.isArray(operand) ? operand : [operand];

interface Arity {
  readonly least: number;
  readonly most: number;
}

function checkArity(name: string, count: number, { least, most }: Arity): void {
  if (count >= least && count <= most) return;
  if (least === most) {
    throw new MongoError(
      16020,
      `Expression ${name} takes exactly ${least} arguments. ${count} were passed in.`,
    );
  }
  throw new MongoError(
    28667,
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${count} were passed in.`,
  );
}

/** An operator of evaluated arguments, of which there must be as many as told. */
export function operator(
  name: string,
  arity: number | Arity,
  apply: (...values: unknown[]) => unknown,
): Operator {
  const bounds = typeof arity === 'number' ? { least: arity, most: arity } : arity;
  return (operand, { compile }) => {
    const operands = argumentsOf(operand);
    checkArity(name, operands.length, bounds);
    const [first, second] = operands.map(compile);
    if (operands.length === 1 && first) return (scope) => apply(first(scope));
    if (operands.length === 2 && first && second) return (scope) => apply(first(scope), second(scope));
    const evaluates = operands.map(compile);
    return (scope) => apply(...evaluates.map((evaluate) => evaluate(scope)));
  };
}

export const ANY_NUMBER: Arity = { least: 0, most: Infinity };

/** Operators whose missing or null arguments make the result null. */
export const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined;
