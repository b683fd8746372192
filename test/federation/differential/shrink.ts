import { type ASTNode, buildSchema, Kind, parse, print, validate, visit } from 'graphql';
import { type DifferentialCase, differencesOfCase, NO_PLAN } from './compare.ts';
import type { GraphSpec } from './graph-spec.ts';
import { printWhole } from './print-schemas.ts';

const MAX_TRIES = 600;

/**
 * A smaller case that fails too: what is asked beside it, selections, directives, arguments, fields and types are taken away one by one, as long
 * as it fails. The data of what is left stays what it was.
 */
export async function shrink(failing: DifferentialCase): Promise<DifferentialCase> {
  let smallest = failing;
  let tries = 0;
  for (let isSmaller = true; isSmaller && tries < MAX_TRIES;) {
    isSmaller = false;
    for (const candidate of smallerThan(smallest)) {
      tries += 1;
      if (tries > MAX_TRIES) break;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

/** The gateway's graph has lost what the query asks for, or cannot be planned: differences, but other ones. */
const isNotServed = (difference: string): boolean =>
  difference === NO_PLAN || difference.startsWith('Error: No data');

async function fails(candidate: DifferentialCase): Promise<boolean> {
  try {
    const schema = buildSchema(printWhole(candidate.graph));
    if (validate(schema, parse(candidate.query.query)).length > 0) return false;
    const differences = await differencesOfCase(candidate);
    return differences.length > 0 && !differences.some(isNotServed);
  } catch {
    // It does not compose any more, so it is another case.
    return false;
  }
}

function* smallerThan(failing: DifferentialCase): Generator<DifferentialCase> {
  const { graph, query, beside = [] } = failing;
  if (beside.length > 0) yield { graph, query };
  if (beside.length > 1) yield* beside.map((one) => ({ graph, query, beside: [one] }));
  for (const smaller of smallerQueries(query.query))
    yield { ...failing, query: { ...query, query: smaller } };
  for (const smaller of smallerGraphs(graph)) yield { ...failing, graph: smaller };
}

/** The query without one of its selections, aliases, directives, arguments, fragments or variables. */
function* smallerQueries(query: string): Generator<string> {
  const document = parse(query, { noLocation: true });
  const parts: ASTNode[] = [];
  const collect = (node: ASTNode) => void parts.push(node);
  visit(document, {
    FragmentDefinition: collect,
    Field: collect,
    InlineFragment: collect,
    FragmentSpread: collect,
    VariableDefinition: collect,
    Directive: collect,
    Argument: collect,
  });
  for (const part of parts) {
    yield print(visit(document, { enter: (node) => (node === part ? null : undefined) }));
    if (part.kind === Kind.FIELD && part.alias) {
      yield print(
        visit(document, { Field: (node) => (node === part ? { ...node, alias: undefined } : undefined) }),
      );
    }
  }
}

/** The graph without one of its fields, types or subgraphs, or with less going wrong in it. */
function* smallerGraphs(graph: GraphSpec): Generator<GraphSpec> {
  for (const rate of ['absent', 'errors', 'nulls'] as const) {
    if (graph.rates[rate] > 0) yield { ...graph, rates: { ...graph.rates, [rate]: 0 } };
  }
  for (const kind of ['unions', 'interfaces', 'values', 'entities', 'roots', 'subgraphs'] as const) {
    for (let index = 0; index < graph[kind].length; index += 1) {
      yield { ...graph, [kind]: graph[kind].filter((_each, at) => at !== index) };
    }
  }
  for (const [index, entity] of graph.entities.entries()) {
    for (const field of entity.fields) {
      const others = entity.fields.filter((each) => each !== field);
      const { requires: _requires, provides: _provides, ...plain } = field;
      const without = (fields: typeof entity.fields) => ({
        ...graph,
        entities: graph.entities.with(index, { ...entity, fields }),
      });
      yield without(others);
      if (field.requires !== undefined || field.provides !== undefined) {
        yield without(entity.fields.map((each) => (each === field ? plain : each)));
      }
    }
  }
}
