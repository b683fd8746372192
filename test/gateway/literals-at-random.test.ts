import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  validate,
  type GraphQLInputType,
} from 'graphql';
import { documentOf } from '../../gateway/build-plan.ts';
import { findOperation } from '../../gateway/find-operation.ts';
import { normalise } from '../../gateway/normalise.ts';
import { variablesOf } from '../../gateway/prepare.ts';
import { createOracle } from '../federation/differential/expected.ts';
import { generateGraph } from '../federation/differential/generate-graph.ts';
import { generateQuery, type RandomQuery } from '../federation/differential/generate-query.ts';
import { createRandom, type Random } from '../federation/differential/random.ts';

/** What graphql-js answers to a query, and to the same query with variables in the place of its literals. */
function bothAnswers(schema: GraphQLSchema, { query, variables }: RandomQuery) {
  const asked = findOperation(parse(query), undefined);
  const { operation, literals, renames } = normalise(asked, schema);
  // Of what was prepared, only these two say what the variables hold; subgraphs get them as JSON.
  const sent = JSON.parse(JSON.stringify(literals)) as typeof literals;
  const prepared = { literals: sent, renames } as Parameters<typeof variablesOf>[0];
  return {
    written: answerOf(schema, parse(query), variables),
    lifted: answerOf(schema, documentOf(operation), variablesOf(prepared, variables)),
    count: Object.keys(literals).length,
  };
}

function answerOf(schema: GraphQLSchema, document: DocumentNode, variableValues: RandomQuery['variables']) {
  const result = execute({ schema, document, variableValues });
  if (result instanceof Promise) throw new Error('Nothing here takes time');
  const paths = (result.errors ?? []).map(({ path }) => path?.join('.'));
  return JSON.stringify([result.data, paths.sort()]);
}

/** Arguments of every kind, told back as a resolver gets them. */
const echoSchema = (): GraphQLSchema => {
  const schema = buildSchema(`
    scalar Decimal
    enum Color { RED BLUE GREEN }
    input Size {
      width: Int! unit: String = "cm" parts: [Int!] grid: [[Float]] weight: Decimal inner: Size within: Inner = { height: 4 }
      color: Color = RED colors: [Color!]! = [BLUE] id: ID
    }
    input Inner { height: Int = 3 text: String! = "within" }
    input One @oneOf { a: Int b: Decimal c: Size }
    type Query { echo(
      int: Int ints: [Int] float: Float = 0.5 floats: [Float!] text: String = "of the schema" texts: [[String]]
      id: ID ids: [ID!] yes: Boolean color: Color = GREEN colors: [Color!] size: Size sizes: [Size!] = [{ width: 2 }]
      decimal: Decimal decimals: [Decimal] one: One needed: Int! neededText: String! = "here"
    ): String again: Query }
  `);
  const query = schema.getQueryType()?.getFields();
  if (query?.['echo']) query['echo'].resolve = (_source, args: unknown) => told(args);
  if (query?.['again']) query['again'].resolve = () => ({});
  return schema;
};

/** As text, also what JSON does not tell apart. */
function told(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(told).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, inner]) => `${name}:${told(inner)}`).join()}}`;
  }
  return Object.is(value, -0) ? '-0' : typeof value === 'string' ? JSON.stringify(value) : String(value);
}

const LITERALS: Readonly<Record<string, readonly string[]>> = {
  Int: ['0', '-7', '2147483647'],
  Float: ['1', '-0', '-1.5e3', '1e400', '12345678901234567890', '0.1'],
  String: ['""', '"a\\"b\\u0041"', '"""block\n  text"""', '"lifted_0"', '"1"'],
  ID: ['"x"', '1', '12345678901234567890'],
  Boolean: ['true', 'false'],
  Color: ['RED', 'BLUE', 'GREEN'],
  Decimal: ['1.10', '"1.10"', '{ a: 1.10, b: [1] }', '[1.0, 2]', 'RED', 'true'],
};

function literalOf(random: Random, type: GraphQLInputType, depth = 3): string {
  const { chance } = random;
  if (!isNonNullType(type) && chance(8)) return 'null';
  return valueOf(random, isNonNullType(type) ? type.ofType : type, depth);
}

function valueOf(random: Random, type: GraphQLInputType, depth: number): string {
  const { below, chance, pick } = random;
  if (isListType(type)) {
    const { ofType } = type as { ofType: GraphQLInputType };
    if (chance(15)) return literalOf(random, ofType, depth);
    return `[${Array.from({ length: below(4) }, () => literalOf(random, ofType, depth)).join(', ')}]`;
  }
  if (!isInputObjectType(type)) return pick(LITERALS[type.name] ?? ['null']);
  const fields = Object.values(type.getFields());
  const chosen = type.isOneOf
    ? [pick(fields)]
    : fields.filter(({ type: of }) => isNonNullType(of) || (depth > 0 && chance(40)));
  return `{ ${chosen.map((field) => `${field.name}: ${literalOf(random, field.type, depth - 1)}`).join(', ')} }`;
}

/** A query of a few fields whose arguments are literals, variables, and literals with variables within. */
function echoQuery(random: Random, schema: GraphQLSchema): string {
  const { below, chance, pick, some } = random;
  const args = schema.getQueryType()?.getFields()['echo']?.args ?? [];
  const echo = (name: string): string => {
    const given = some(args, 30).filter(({ name: each }) => each !== 'needed');
    const texts = given.map((each) =>
      each.name === 'int' && chance(50) ? 'int: $int' : `${each.name}: ${literalOf(random, each.type)}`,
    );
    const condition = chance(20)
      ? ` @${pick(['skip', 'include'])}(if: ${pick(['true', 'false', '$yes'])})`
      : '';
    return `${name}: echo(${[`needed: ${pick(['1', '2', '$int'])}`, ...texts].join(', ')})${condition}`;
  };
  const fields = Array.from({ length: 1 + below(3) }, (_each, index) => echo(`f${index}`));
  return `query($int: Int! = 5, $yes: Boolean! = ${pick(['true', 'false'])}) {
    ${fields.join(' ')} again { used: echo(needed: $int) @include(if: $yes) ${echo('g')} ...F } } fragment F on Query { ${echo('h')} }`;
}

describe('literals in variables say what they said', () => {
  it('to arguments of every kind', () => {
    const schema = echoSchema();
    const random = createRandom(1);
    let compared = 0;
    let moved = 0;
    for (let index = 0; index < 500; index += 1) {
      const query = echoQuery(random, schema);
      if (validate(schema, parse(query)).length > 0) continue;
      const variables = random.chance(50) ? { int: random.below(9) } : {};
      const { written, lifted, count } = bothAnswers(schema, { query, variables });
      expect(`${query}\n${lifted}`).toBe(`${query}\n${written}`);
      compared += 1;
      moved += count;
    }
    expect(compared).toBeGreaterThan(300);
    expect(moved).toBeGreaterThan(5 * compared);
  });

  it('in random queries of random graphs', () => {
    let moved = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = createRandom(seed);
      const { schema } = createOracle(generateGraph(random));
      for (let index = 0; index < 30; index += 1) {
        const query = generateQuery(random, schema);
        const { written, lifted, count } = bothAnswers(schema, query);
        expect(`${query.query}\n${lifted}`).toBe(`${query.query}\n${written}`);
        moved += count;
      }
    }
    expect(moved).toBeGreaterThan(150);
  });
});
