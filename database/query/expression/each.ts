import { MongoError } from '../../errors.ts';
import { showValue } from '../../bson/show.ts';
import { isDocument } from '../../bson/types.ts';
import { isTruthy } from '../truth.ts';
import { parametersOf } from './parameters.ts';
import { isNullish, withVariable, type Operator, type OperatorTable } from './scope.ts';
import { arrayOf, integerOf } from './elements.ts';

function variableName(value: unknown, fallback: string): string {
  if (value === undefined) return fallback;
  if (typeof value !== 'string' || !/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(value)) {
    throw new MongoError(9, `${showValue(value)} is not a valid variable name`);
  }
  return value;
}

const filter: Operator = (operand, { compile, with: withNames }) => {
  const { input, as, cond, limit } = parametersOf(operand, {
    name: '$filter',
    required: ['input', 'cond'],
    optional: ['as', 'limit'],
    code: 28646,
  }) as Record<string, unknown>;
  const name = variableName(as, 'this');
  const evaluateInput = compile(input);
  const evaluateLimit = limit === undefined ? () => null : compile(limit);
  const condition = withNames([name]).compile(cond);
  return (scope) => {
    const array = evaluateInput(scope);
    if (isNullish(array)) return null;
    const elements = arrayOf(array, 28651, 'input to $filter must be an array not ');
    const most = evaluateLimit(scope);
    const count = isNullish(most)
      ? Infinity
      : integerOf(most, 327391, '$filter: limit must be representable as a 32-bit integral value: ');
    if (count < 1) throw new MongoError(327392, '$filter: limit must be greater than 0');
    const kept: unknown[] = [];
    for (const element of elements) {
      if (kept.length >= count) break;
      if (isTruthy(condition(withVariable(scope, name, element)))) kept.push(element);
    }
    return kept;
  };
};

const map: Operator = (operand, { compile, with: withNames }) => {
  const parts = parametersOf(operand, {
    name: '$map',
    required: ['input', 'in'],
    optional: ['as'],
    code: 16878,
  }) as Record<string, unknown>;
  const name = variableName(parts['as'], 'this');
  const input = compile(parts['input']);
  const each = withNames([name]).compile(parts['in']);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    const elements = arrayOf(array, 16883, 'input to $map must be an array not ');
    return elements.map((element) => each(withVariable(scope, name, element)) ?? null);
  };
};

const reduce: Operator = (operand, { compile, with: withNames }) => {
  const parts = parametersOf(operand, {
    name: '$reduce',
    required: ['input', 'initialValue', 'in'],
    optional: [],
    code: 40075,
  }) as Record<string, unknown>;
  const input = compile(parts['input']);
  const initial = compile(parts['initialValue']);
  const each = withNames(['this', 'value']).compile(parts['in']);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    const elements = arrayOf(array, 40080, "$reduce requires that 'input' be an array, found: ");
    return elements.reduce(
      (value, element) => each({ ...scope, variables: { ...scope.variables, value, this: element } }),
      initial(scope),
    );
  };
};

const letOperator: Operator = (operand, { compile, with: withNames }) => {
  const parts = parametersOf(operand, {
    name: '$let',
    required: ['vars', 'in'],
    optional: [],
    code: 16874,
  }) as Record<string, unknown>;
  if (!isDocument(parts['vars'])) throw new MongoError(10065, 'invalid parameter: expected an object (vars)');
  const variables = Object.entries(parts['vars']).map(
    ([name, value]: [string, unknown]) =>
      [name === 'CURRENT' ? name : variableName(name, ''), compile(value)] as const,
  );
  const body = withNames(variables.map(([name]) => name)).compile(parts['in']);
  return (scope) => {
    const values = Object.fromEntries(variables.map(([name, evaluate]) => [name, evaluate(scope)]));
    return body({ ...scope, variables: { ...scope.variables, ...values } });
  };
};

/** Operators that bind variables: for each element, or once. */
export const EACH: OperatorTable = {
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $let: letOperator,
};
