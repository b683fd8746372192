import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { setField } from '../bson/decode.ts';
import { bsonType, isDocument } from '../bson/types.ts';
import { OPERATORS } from './expression/operators.ts';
import { fieldPath } from './expression/field-path.ts';
import type { Compiler, Evaluate } from './expression/scope.ts';

const SYSTEM_VARIABLES: Readonly<Record<string, Evaluate>> = {
  ROOT: ({ root }) => root,
  NOW: ({ now }) => now(),
  REMOVE: () => undefined,
};

/** `$$name.path` and `$path`. */
function compileReference(text: string, compiler: Compiler): Evaluate {
  if (!text.startsWith('$$')) {
    const path = fieldPath(text.slice(1));
    return (scope) => path(scope.variables['CURRENT'] ?? scope.root);
  }
  const [name = '', ...rest] = text.slice(2).split('.');
  const variable = compileVariable(name, compiler);
  if (rest.length === 0) return variable;
  const path = fieldPath(rest.join('.'));
  return (scope) => path(variable(scope));
}

function compileVariable(name: string, compiler: Compiler): Evaluate {
  if (name === '') throw new MongoError(9, 'empty variable names are not allowed');
  if (compiler.names.has(name)) return ({ variables }) => variables[name];
  if (name === 'CURRENT') return ({ variables, root }) => variables['CURRENT'] ?? root;
  const system = Object.hasOwn(SYSTEM_VARIABLES, name) ? SYSTEM_VARIABLES[name] : undefined;
  if (!system) throw new MongoError(17276, `Use of undefined variable: ${name}`);
  return system;
}

function compileArray(elements: readonly unknown[], compiler: Compiler): Evaluate {
  const evaluates = elements.map(compiler.compile);
  return (scope) => evaluates.map((evaluate) => evaluate(scope) ?? null);
}

function compileDocument(document: Document, compiler: Compiler): Evaluate {
  const names = Object.keys(document);
  const [first = ''] = names;
  if (first.startsWith('$')) {
    if (names.length > 1) {
      throw new MongoError(15983, 'An object representing an expression must have exactly one field');
    }
    const operator = Object.hasOwn(OPERATORS, first) ? OPERATORS[first] : undefined;
    if (!operator) throw new MongoError(168, `Unrecognized expression '${first}'`);
    return operator(document[first], compiler);
  }
  const fields = names.map((name) => {
    if (name.includes('.')) throw new MongoError(16412, "FieldPath field names may not contain '.'");
    if (name.startsWith('$')) {
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    }
    return { name, evaluate: compiler.compile(document[name]) };
  });
  return (scope) => {
    const result: Document = {};
    for (const { name, evaluate } of fields) {
      const value = evaluate(scope);
      if (value !== undefined) setField(result, name, value);
    }
    return result;
  };
}

function createCompiler(names: ReadonlySet<string>): Compiler {
  const compiler: Compiler = {
    names,
    compile: (expression) => {
      if (typeof expression === 'string' && expression.startsWith('$')) {
        return compileReference(expression, compiler);
      }
      if (Array.isArray(expression)) return compileArray(expression, compiler);
      if (isDocument(expression)) return compileDocument(expression, compiler);
      const value = bsonType(expression) === 'missing' ? null : expression;
      return () => value;
    },
    with: (more) => createCompiler(new Set([...names, ...more])),
  };
  return compiler;
}

export interface ExpressionOptions {
  /** Values of `let`, which `$$name` stands for. */
  readonly variables?: Document;
}

export type Expression = (document: Document) => unknown;

export type ScopedExpression = (root: Document, variables: Document) => unknown;

/** An expression whose variables have other values each time. */
export function compileScopedExpression(expression: unknown, names: readonly string[]): ScopedExpression {
  const evaluate = createCompiler(new Set(names)).compile(expression);
  let now: Date | undefined;
  return (root, variables) => evaluate({ root, variables, now: () => (now ??= new Date()) });
}

/**
 * Makes the function that an aggregation expression is. It answers undefined for what is not there.
 *
 * Unknown operators, variables and wrong arguments are refused here, with MongoDB's codes.
 */
export function compileExpression(
  expression: unknown,
  { variables = {} }: ExpressionOptions = {},
): Expression {
  const evaluate = compileScopedExpression(expression, Object.keys(variables));
  return (root) => evaluate(root, variables);
}
