import { Supergraph as ApiSupergraph } from '@apollo/federation-internals';
import { parse } from 'graphql';
import type { Graph } from './compare.ts';
import type { Core } from './on-core.ts';
import type { Workload } from './round.ts';
import { type BenchDocument, DEEP, DISTINCT } from './standard/documents.ts';
import { sdlOf, STANDARD_SUBGRAPHS } from './standard/graph.ts';
import { referenceAnswer } from './standard/reference.ts';
import { startSubgraphs } from './start-subgraphs.ts';

/** The field's standard graph, whose subgraphs answer at once, and what it is asked. */
export async function startStandardGraph(core: Core): Promise<Graph> {
  const subgraphs = STANDARD_SUBGRAPHS.map((name) => ({ name, typeDefs: parse(sdlOf(name)) }));
  const running = await startSubgraphs({ module: 'bench/gateways/standard-subgraphs.ts', core }, subgraphs);
  const clientSchema = ApiSupergraph.build(running.supergraphSdl).apiSchema().toGraphQLJSSchema();
  const workload = async (name: string, documents: readonly BenchDocument[]): Promise<Workload> => ({
    name,
    bodies: documents.map(({ query, operationName }) => JSON.stringify({ query, operationName })),
    answers: await Promise.all(documents.map((document) => referenceAnswer(clientSchema, document))),
  });
  return {
    ...running,
    workloads: [await workload('identical', [DEEP]), await workload('distinct', DISTINCT)],
  };
}
