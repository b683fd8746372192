import type { QueryPlan } from '@apollo/query-planner';
import { type GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { BoundedCache } from '../../runtime/bounded-cache.ts';
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
  /** With defaults. */
  readonly coerced: Readonly<Record<string, unknown>>;
}

/** An operation that is carried out without looking at its text or its plan again. */
export interface CompiledOperation {
  readonly run: (input: RunInput) => Promise<Outcome>;
}

export interface CompileInput extends Omit<WriterOptions, 'conditions' | 'entityPaths' | 'schema'> {
  readonly clientSchema: GraphQLSchema;
  readonly types: TypeFacts;
  /** What was planned: `asked` in keys, without what is denied. */
  readonly planned: PlannedOperation;
  readonly plan: QueryPlan;
  /** The variables that decide what is skipped or included. */
  readonly conditions: readonly string[];
}

const UNHEARD: Outcome = { data: null, errors: [] };

/** One operation has few combinations of conditions that are used. */
const MAX_WRITERS = 64;

export function compileOperation(input: CompileInput): CompiledOperation {
  const { asked, planned, plan, types } = input;
  const isQuery = asked.operation.operation === OperationTypeNode.QUERY;
  const { run: execute, entityPaths } = compilePlan(plan, types);
  const answerOf = compileAnswers({ ...input, entityPaths });
  return {
    run: async ({ request, sources, variables, coerced }) => {
      const run: Run = {
        request,
        sources,
        variables,
        coerced,
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

function compileAnswers({
  clientSchema: schema,
  asked,
  conditions,
  ...rest
}: CompileInput & Pick<WriterOptions, 'entityPaths'>) {
  const answers = new BoundedCache<(run: Run) => Outcome>(MAX_WRITERS);
  return (run: Run): Outcome => {
    const key = conditions.map((name) => (run.coerced[name] === true ? '+' : '-')).join('');
    let answer = answers.get(key);
    if (!answer) {
      const values = Object.fromEntries(conditions.map((name) => [name, run.coerced[name] === true]));
      answer = compileAnswer({ ...rest, asked, schema, conditions: values });
      answers.set(key, answer);
    }
    return answer(run);
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
