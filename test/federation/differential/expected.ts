import {
  buildASTSchema,
  buildSchema,
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  type TypeNode,
  visit,
} from 'graphql';
import type { GraphSpec } from './graph-spec.ts';
import type { RandomQuery } from './generate-query.ts';
import { printWhole } from './print-schemas.ts';
import { wholeResolvers } from './resolvers.ts';
import { Absent } from './world.ts';

export type Path = readonly (string | number)[];

/** What graphql-js answers on the whole schema. */
export interface Expected {
  readonly data: unknown;
  /** Everything that goes wrong, also what nobody looks at any more because null has come over it. */
  readonly wrongs: readonly Wrong[];
}

export interface Wrong {
  readonly path: Path;
  /** About an object that a subgraph does not know: no error if that object alone becomes null. */
  readonly isAbsence: boolean;
}

/** Answers queries as one server with the whole schema would. */
export function createOracle(graph: GraphSpec): {
  readonly schema: GraphQLSchema;
  readonly answer: (query: RandomQuery) => Expected;
} {
  const sdl = printWhole(graph);
  const schema = withResolvers(graph, buildSchema(sdl));
  // Where nothing is forbidden, nothing is taken away: there every wrong shows.
  const lenient = withResolvers(graph, buildASTSchema(lenientDocument(sdl)));
  return {
    schema,
    answer: (query) => {
      const { data } = run(schema, query);
      const { errors = [] } = run(lenient, query);
      const wrongs = errors.map(({ path = [], originalError }) => ({
        path,
        isAbsence: originalError instanceof Absent,
      }));
      return { data: JSON.parse(JSON.stringify(data ?? null)) as unknown, wrongs };
    },
  };
}

/** The same types with null allowed in every place of an answer; arguments stay as they are. */
const lenientDocument = (sdl: string): DocumentNode =>
  visit(parse(sdl), {
    FieldDefinition: (field) => ({ ...field, type: lenientType(field.type) }),
  });

function lenientType(type: TypeNode): TypeNode {
  if (type.kind === Kind.NON_NULL_TYPE) return lenientType(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...type, type: lenientType(type.type) } : type;
}

function withResolvers(graph: GraphSpec, schema: GraphQLSchema): GraphQLSchema {
  for (const [typeName, fields] of Object.entries(wholeResolvers(graph, schema))) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const [name, definition] of Object.entries(type.getFields())) {
      const resolve = fields[name];
      if (resolve) definition.resolve = (source, args) => resolve(source as never, args as never);
    }
  }
  return schema;
}

function run(schema: GraphQLSchema, { query, variables }: RandomQuery): ExecutionResult {
  const result = execute({ schema, document: parse(query), variableValues: variables });
  if (result instanceof Promise) throw new Error('Nothing here takes time');
  return result;
}
