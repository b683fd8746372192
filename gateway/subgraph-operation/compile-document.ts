import {
  type DocumentNode,
  type ExecutionResult,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  locatedError,
  OperationTypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { eachSelection } from '../each-selection.ts';
import { findOperation } from '../find-operation.ts';
import type { PlannedOperation } from '../subgraph-call.ts';
import { createFieldErrors } from './field-errors.ts';
import { type Data, type ExecuteSelectionSet, isPending, type Run } from './run.ts';
import { compileSelectionSet, compileSerialSelectionSet } from './selection-set.ts';

/** What a document is executed with. */
export interface Execution {
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

/**
 * Executes a document as graphql-js does: the same data, and the same errors at the same places. Without `data` nothing
 * was executed, because the variables do not fit.
 *
 * @throws a Problem when the document has no operation of the name
 */
export type ExecuteDocument = (execution: Execution) => ExecutionResult | Promise<ExecutionResult>;

type Variables = Readonly<Record<string, unknown>>;

interface CompiledOperation {
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  readonly compiledFor: (variables: Variables) => ExecuteSelectionSet;
}

const MAX_VARIABLE_ERRORS = 50;

/** Compiles a valid document for a schema, each operation when it is first executed. */
export function compileDocument(schema: GraphQLSchema, document: DocumentNode): ExecuteDocument {
  const operations = new Map<string | undefined, CompiledOperation>();

  return ({ operationName, variables, context }) => {
    const operation = operationOf(operationName);
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions, variables, {
      maxErrors: MAX_VARIABLE_ERRORS,
    });
    if (errors) return { errors };
    return executed(operation, { context, variables: coerced, errors: createFieldErrors(), args: new Map() });
  };

  function operationOf(name: string | undefined): CompiledOperation {
    let known = operations.get(name);
    if (!known) operations.set(name, (known = compileOperation(schema, findOperation(document, name))));
    return known;
  }
}

function executed({ compiledFor }: CompiledOperation, run: Run): ExecutionResult | Promise<ExecutionResult> {
  const answered = (data: Data | null): ExecutionResult =>
    run.errors.told.length === 0 ? { data } : { errors: run.errors.told, data };
  const failed = (error: unknown): ExecutionResult => {
    run.errors.add(locatedError(error, undefined), undefined);
    return answered(null);
  };
  try {
    const data = compiledFor(run.variables)(undefined, run, undefined);
    return isPending(data) ? Promise.resolve(data.then(answered, failed)) : answered(data);
  } catch (error) {
    return failed(error);
  }
}

/**
 * Compiled once, but for each execution where its variables decide what is skipped. Plans are made of operations without
 * such conditions (`gateway/without-skipped.ts`), so no fetch has any.
 */
function compileOperation(schema: GraphQLSchema, planned: PlannedOperation): CompiledOperation {
  const { operation } = planned;
  const { variableDefinitions = [] } = operation;
  const compile = (conditions: Variables): ExecuteSelectionSet => {
    const type = schema.getRootType(operation.operation);
    if (!type) {
      const message = `Schema is not configured to execute ${operation.operation} operation.`;
      throw new GraphQLError(message, { nodes: operation });
    }
    const asked = { selectionSets: [operation.selectionSet], operation: { ...planned, schema, conditions } };
    return operation.operation === OperationTypeNode.MUTATION
      ? compileSerialSelectionSet(type, asked)
      : compileSelectionSet(type, asked);
  };
  if (hasConditions(planned)) return { variableDefinitions, compiledFor: compile };
  let compiled: ExecuteSelectionSet | undefined;
  return { variableDefinitions, compiledFor: () => (compiled ??= compile({})) };
}

function hasConditions({ operation, fragments }: PlannedOperation): boolean {
  let isConditional = false;
  for (const definition of [operation, ...Object.values(fragments)]) {
    eachSelection(definition, ({ directives = [] }) => {
      isConditional ||= directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
    });
  }
  return isConditional;
}
