import {
  type DocumentNode,
  type ExecutionResult,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  locatedError,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { eachSelection } from '../each-selection.ts';
import { findOperation } from '../find-operation.ts';
import type { PlannedOperation } from '../subgraph-call.ts';
import { createFieldErrors } from './field-errors.ts';
import type { Data, ExecuteSelectionSet, Run } from './run.ts';
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
type CompileFor = (variables: Variables) => ExecuteSelectionSet;

const MAX_VARIABLE_ERRORS = 50;

/** Compiles a valid document for a schema, each operation when it is first executed. */
export function compileDocument(schema: GraphQLSchema, document: DocumentNode): ExecuteDocument {
  const compiled = new Map<OperationDefinitionNode, CompileFor>();

  return ({ operationName, variables, context }) => {
    const planned = findOperation(document, operationName);
    const { variableDefinitions = [] } = planned.operation;
    const values = getVariableValues(schema, variableDefinitions, variables, {
      maxErrors: MAX_VARIABLE_ERRORS,
    });
    if (values.errors) return { errors: values.errors };
    const run: Run = {
      context,
      variables: values.coerced,
      errors: createFieldErrors(),
      argumentsOf: new Map(),
    };
    return executed(compiledOf(planned), run);
  };

  function compiledOf(planned: PlannedOperation): CompileFor {
    const known = compiled.get(planned.operation) ?? compilerOf(schema, planned);
    compiled.set(planned.operation, known);
    return known;
  }
}

function executed(compile: CompileFor, run: Run): ExecutionResult | Promise<ExecutionResult> {
  const answered = (data: Data | null): ExecutionResult =>
    run.errors.told.length === 0 ? { data } : { errors: run.errors.told, data };
  const failed = (error: unknown): ExecutionResult => {
    run.errors.add(locatedError(error, undefined), undefined);
    return answered(null);
  };
  try {
    const data = compile(run.variables)(undefined, run, undefined);
    return data instanceof Promise ? data.then(answered, failed) : answered(data);
  } catch (error) {
    return failed(error);
  }
}

/** Compiled once, but for each execution where its variables decide what is skipped, which no plan leaves to a subgraph. */
function compilerOf(schema: GraphQLSchema, planned: PlannedOperation): CompileFor {
  const compile = (conditions: Variables): ExecuteSelectionSet => {
    const { operation } = planned;
    const type = schema.getRootType(operation.operation);
    if (!type) {
      throw new GraphQLError(`There is no ${operation.operation} here`, { nodes: operation });
    }
    const asked = { selectionSets: [operation.selectionSet], operation: { ...planned, schema, conditions } };
    return operation.operation === OperationTypeNode.MUTATION
      ? compileSerialSelectionSet(type, asked)
      : compileSelectionSet(type, asked);
  };
  if (hasConditions(planned)) return compile;
  let compiled: ExecuteSelectionSet | undefined;
  return () => (compiled ??= compile({}));
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
