import { MongoError } from '../../errors.ts';
import { compareValues, equalValues } from '../../bson/order.ts';
import { isDocument } from '../../bson/types.ts';
import { isTruthy } from '../truth.ts';
import {
  argumentsOf,
  isNullish,
  operator,
  type Evaluate,
  type Operator,
  type OperatorTable,
} from './scope.ts';

const comparison = (name: string, accepts: (order: number) => boolean): Operator =>
  operator(name, 2, (a, b) => accepts(compareValues(a, b)));

const and: Operator = (operand, { compile }) => {
  const evaluates = argumentsOf(operand).map(compile);
  return (scope) => evaluates.every((evaluate) => isTruthy(evaluate(scope)));
};

const or: Operator = (operand, { compile }) => {
  const evaluates = argumentsOf(operand).map(compile);
  return (scope) => evaluates.some((evaluate) => isTruthy(evaluate(scope)));
};

function condParts(operand: unknown): readonly [unknown, unknown, unknown] {
  if (!isDocument(operand)) {
    const operands = argumentsOf(operand);
    if (operands.length !== 3) {
      throw new MongoError(
        16020,
        `Expression $cond takes exactly 3 arguments. ${operands.length} were passed in.`,
      );
    }
    return [operands[0], operands[1], operands[2]];
  }
  const unknown = Object.keys(operand).find((name) => !['if', 'then', 'else'].includes(name));
  if (unknown !== undefined) throw new MongoError(17083, `Unrecognized parameter to $cond: ${unknown}`);
  if (!('if' in operand)) throw new MongoError(17080, "Missing 'if' parameter to $cond");
  if (!('then' in operand)) throw new MongoError(17081, "Missing 'then' parameter to $cond");
  if (!('else' in operand)) throw new MongoError(17082, "Missing 'else' parameter to $cond");
  return [operand['if'], operand['then'], operand['else']];
}

const cond: Operator = (operand, { compile }) => {
  const [condition, then, otherwise] = condParts(operand).map(compile) as [Evaluate, Evaluate, Evaluate];
  return (scope) => (isTruthy(condition(scope)) ? then(scope) : otherwise(scope));
};

const ifNull: Operator = (operand, { compile }) => {
  const operands = argumentsOf(operand);
  if (operands.length < 2) {
    throw new MongoError(1257300, `$ifNull needs at least two arguments, had: ${operands.length}`);
  }
  const evaluates = operands.map(compile);
  return (scope) => {
    let value: unknown;
    for (const evaluate of evaluates) {
      value = evaluate(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

function branchesOf(operand: unknown): readonly (readonly [unknown, unknown])[] {
  if (!Array.isArray(operand)) throw new MongoError(40061, "$switch expected an array for 'branches'");
  return operand.map((branch: unknown) => {
    if (!isDocument(branch)) {
      throw new MongoError(40062, '$switch expected each branch to be an object');
    }
    const unknown = Object.keys(branch).find((name) => name !== 'case' && name !== 'then');
    if (unknown !== undefined) {
      throw new MongoError(40063, `$switch found an unknown argument to a branch: ${unknown}`);
    }
    if (!('case' in branch))
      throw new MongoError(40064, "$switch requires each branch have a 'case' expression");
    if (!('then' in branch))
      throw new MongoError(40065, "$switch requires each branch have a 'then' expression.");
    return [branch['case'], branch['then']] as const;
  });
}

const switchOperator: Operator = (operand, { compile }) => {
  if (!isDocument(operand)) throw new MongoError(40060, '$switch requires an object as an argument');
  const unknown = Object.keys(operand).find((name) => name !== 'branches' && name !== 'default');
  if (unknown !== undefined) throw new MongoError(40067, `$switch found an unknown argument: ${unknown}`);
  const branches = branchesOf(operand['branches'] ?? []).map(([when, then]) => ({
    when: compile(when),
    then: compile(then),
  }));
  if (branches.length === 0) throw new MongoError(40068, '$switch requires at least one branch.');
  const fallback = 'default' in operand ? compile(operand['default']) : null;
  return (scope) => {
    const branch = branches.find(({ when }) => isTruthy(when(scope)));
    if (branch) return branch.then(scope);
    if (fallback) return fallback(scope);
    throw new MongoError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
};

/** Comparison and choice. A missing value is below null here. */
export const LOGIC: OperatorTable = {
  $cmp: operator('$cmp', 2, (a, b) => compareValues(a, b)),
  $eq: operator('$eq', 2, (a, b) => equalValues(a, b)),
  $ne: operator('$ne', 2, (a, b) => !equalValues(a, b)),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $and: and,
  $or: or,
  $not: operator('$not', 1, (value) => !isTruthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOperator,
};
