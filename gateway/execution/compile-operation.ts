import type { QueryPlan } from '@apollo/query-planner';
import { type GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { GatewayRequest, PlannedOperation } from '../subgraph-call.ts';
import { compilePlan } from './compile-plan.ts';
import { compileWriter, type WriterOptions } from './compile-writer.ts';
import { isUnheard } from './is-unheard.ts';
import type { Run } from './run.ts';
import type { Sources } from './source.ts';
import type { TypeFacts } from './type-facts.ts';
import { tellUntold } from './untold.ts';
import { beginWriting } from './writing.ts';

/** What came of an operation. */
export interface Outcome {
  /** As JSON; null when nothing of it could be answered. */
  readonly data: string | null;
  /** Not yet fit to be shown. */
  readonly errors: readonly GraphQLError[];
}

export interface RunInput {
  readonly request: GatewayRequest;
  readonly sources: Sources;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation that is carried out without looking at its text or its plan again. */
export interface CompiledOperation {
  readonly run: (input: RunInput) => Promise<Outcome>;
}

export interface CompileInput extends Omit<WriterOptions, 'entityPaths' | 'schema'> {
  readonly clientSchema: GraphQLSchema;
  readonly types: TypeFacts;
  /** What was planned: `asked` in keys, without what is denied or skipped. */
  readonly planned: PlannedOperation;
  readonly plan: QueryPlan;
}

const UNHEARD: Outcome = { data: null, errors: [] };

export function compileOperation({
  clientSchema,
  types,
  planned,
  plan,
  ...rest
}: CompileInput): CompiledOperation {
  const isQuery = rest.asked.operation.operation === OperationTypeNode.QUERY;
  const { run: execute, entityPaths } = compilePlan(plan, types);
  const answerOf = compileAnswer({ ...rest, schema: clientSchema, entityPaths });
  return {
    run: async ({ request, sources, variables }) => {
      const run: Run = {
        request,
        sources,
        variables,
        planned,
        isQuery,
        data: {},
        faults: { kept: null },
        absent: new Set(),
      };
      await execute(run);
      return isUnheard(request.signal) ? UNHEARD : answerOf(run);
    },
  };
}

function compileAnswer(options: WriterOptions): (run: Run) => Outcome {
  const { schema, asked, keyOf, conditions } = options;
  const write = compileWriter(options);
  return (run) => {
    const writing = beginWriting(run);
    run.faults.kept?.settle();
    const data = write(run.data, writing);
    if (run.faults.kept) {
      if (data === null) writing.nulls.push([]);
      const root = schema.getRootType(asked.operation.operation);
      if (root) {
        tellUntold(writing, {
          root,
          selected: [{ parentType: root.name, selectionSet: asked.operation.selectionSet }],
          asking: { schema, fragments: asked.fragments, conditions },
          naming: { keyOf, fragments: asked.fragments, conditions },
        });
      }
    }
    return { data, errors: writing.errors };
  };
}
