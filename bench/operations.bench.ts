import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { type DocumentNode, execute, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { Registry } from 'prom-client';
import { createGateway, createGatewayMetrics } from '../gateway/index.ts';
import { inProcessSubgraph } from '../gateway/in-process-subgraph.ts';
import { compileDocument } from '../gateway/subgraph-operation/index.ts';
import { createLog } from '../runtime/log.ts';
import { DEEP, DISTINCT } from './gateways/standard/documents.ts';
import { spreadOf, spreadText } from './gateways/summary.ts';
import { schemaOf, sdlOf, STANDARD_SUBGRAPHS } from './gateways/standard/graph.ts';
import { composeServicesOrThrow } from '../gateway/compose.ts';
import type { Bench } from './support/bench.ts';
import { formatTable } from './support/table.ts';

/** What one fetch asks of a subgraph. */
interface Fetch {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Execute = (variables: Fetch['variables']) => ExecutionResult | Promise<ExecutionResult>;

/** Each makes what it remembers of a fetch once, and then executes it again and again. */
const WAYS: Readonly<Record<string, (fetch: Fetch) => Execute>> = {
  'graphql-js': ({ schema, document }) => {
    return (variableValues) => execute({ schema, document, variableValues });
  },
  compiled: ({ schema, document }) => {
    const run = compileDocument(schema, document);
    return (variables) => run({ variables, context: null });
  },
};

export const operationsBench: Bench = {
  name: 'operations',
  about:
    'operations of subgraphs in this process: what the standard queries fetch, compiled and by graphql-js',
  options: { seconds: { type: 'string', default: '1' }, rounds: { type: 'string', default: '7' } },
  run: async (options) => {
    const [durationMs, rounds] = [Number(options['seconds']) * 1_000, Number(options['rounds'])];
    assert.ok(durationMs > 0 && rounds >= 1, '--seconds and --rounds are more than nothing');
    const rows = [];
    for (const [workload, documents] of Object.entries({ identical: [DEEP], distinct: DISTINCT })) {
      const fetches = await fetchesOf(documents);
      await checkSame(fetches);
      const measured = new Map(Object.keys(WAYS).map((way) => [way, [] as number[]]));
      for (let round = 0; round < rounds; round += 1) {
        for (const [way, make] of Object.entries(WAYS)) {
          measured
            .get(way)
            ?.push((await microsecondsEach(fetches, make, durationMs)) * perQuery(fetches, documents));
        }
      }
      rows.push(...rowsOf(workload, measured));
    }
    console.log(formatTable(rows));
  },
};

const perQuery = ({ length }: readonly Fetch[], documents: readonly unknown[]): number =>
  length / documents.length;

/** What a gateway with its subgraphs in one process asks of them. */
async function fetchesOf(documents: typeof DISTINCT): Promise<readonly Fetch[]> {
  const fetches: Fetch[] = [];
  const log = createLog({ name: 'bench', level: 'error' });
  const typeDefsOf = (name: (typeof STANDARD_SUBGRAPHS)[number]) => parse(sdlOf(name));
  const { server } = await createGateway({
    supergraphSdl: composeServicesOrThrow(
      STANDARD_SUBGRAPHS.map((name) => ({ name, typeDefs: typeDefsOf(name), url: `bench:${name}` })),
    ),
    subgraphs: STANDARD_SUBGRAPHS.map((name) => {
      const schema = schemaOf(name);
      const call = inProcessSubgraph({ name, schema: () => schema, contextFor: () => ({}), log });
      return {
        name,
        call: (asked) => {
          fetches.push({ schema, document: parse(asked.query), variables: asked.variables });
          return call(asked);
        },
      };
    }),
    log,
    metrics: createGatewayMetrics(new Registry()),
  });
  for (const { query } of documents) {
    const signal = new AbortController().signal;
    const contextValue = { requestId: 'bench', caller: null, signal, forwardedHeaders: {} };
    const { body } = await server.executeOperation({ query }, { contextValue });
    assert.ok(body.kind === 'single' && !body.singleResult.errors, JSON.stringify(body));
  }
  await server.stop();
  return fetches;
}

/** @throws when the ways do not answer the same */
async function checkSame(fetches: readonly Fetch[]): Promise<void> {
  for (const fetch of fetches) {
    const [first, ...others] = await Promise.all(
      Object.values(WAYS).map(async (make) => JSON.stringify(await make(fetch)(fetch.variables))),
    );
    for (const other of others) assert.equal(other, first);
  }
}

async function microsecondsEach(
  fetches: readonly Fetch[],
  make: (fetch: Fetch) => Execute,
  durationMs: number,
): Promise<number> {
  const made = fetches.map((fetch) => ({ run: make(fetch), variables: fetch.variables }));
  const all = async () => {
    for (const { run, variables } of made) await run(variables);
  };
  const warmUntil = performance.now() + durationMs / 5;
  while (performance.now() < warmUntil) await all();
  const from = performance.now();
  let turns = 0;
  for (; performance.now() < from + durationMs; turns += 1) await all();
  return ((performance.now() - from) * 1_000) / turns / fetches.length;
}

function rowsOf(workload: string, measured: ReadonlyMap<string, readonly number[]>) {
  const spreads = [...measured].map(([way, each]) => ({ way, spread: spreadOf(each) }));
  const reference = spreads[0]?.spread.median ?? Number.NaN;
  return spreads.map(({ way, spread }) => ({
    Workload: workload,
    Way: way,
    'µs a query': spreadText(spread),
    'times graphql-js': Number((reference / spread.median).toFixed(2)),
  }));
}
