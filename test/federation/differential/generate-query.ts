import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isUnionType,
  OverlappingFieldsCanBeMergedRule,
  parse,
  validate,
} from 'graphql';
import type { Random } from './random.ts';

/** What a client sends. */
export interface RandomQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const ALIASES = ['name', 'price', 'units', 'id', 'code', 'x', 'y', 'maker', '_0'];
const MAX_DEPTH = 4;
const TRIES = 6;

/** A query that is valid for the schema. Without aliases when it cannot be had with them. */
export function generateQuery(random: Random, schema: GraphQLSchema): RandomQuery {
  for (let tries = 0; ; tries += 1) {
    const generated = generateAny(random, schema, tries < TRIES ? 25 : 0);
    if (isValid(schema, parse(generated.query))) return generated;
    if (tries > 10 * TRIES) return { query: '{ __typename }', variables: {} };
  }
}

/** What is not valid has fields that do not merge; anything else would be refused by the gateway, and so be found. */
const isValid = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  validate(schema, document, [OverlappingFieldsCanBeMergedRule], { maxErrors: 1 }).length === 0;

function generateAny({ below, chance, pick }: Random, schema: GraphQLSchema, aliases: number): RandomQuery {
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fragments = new Map<string, { readonly on: string; readonly text: string }>();
  const query = schema.getQueryType();
  if (!query) throw new Error('No queries here');
  const body = selection(query, MAX_DEPTH);
  const head = definitions.length > 0 ? `query(${definitions.join(', ')})` : 'query';
  const texts = [...fragments].map(([name, { on, text }]) => `fragment ${name} on ${on} ${text}`);
  return { query: [`${head} ${body}`, ...texts].join(' '), variables };

  function selection(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + below(4) }, () => part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  function part(type: GraphQLCompositeType, depth: number): string {
    const draw = below(100);
    if (draw < 8) return `${alias()}__typename${directive()}`;
    if (depth > 0 && (draw < 22 || (isUnionType(type) && draw < 95))) return inlineFragment(type, depth);
    if (depth > 0 && draw < 30) return spread(type, depth);
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const possible = fields.filter((each) => depth > 0 || isLeafType(getNamedType(each.type)));
    return possible.length > 0 ? field(pick(possible), depth) : '__typename';
  }

  function field(definition: GraphQLField<unknown, unknown>, depth: number): string {
    const inner = getNamedType(definition.type);
    const start = `${alias()}${definition.name}${argumentsOf(definition.args)}${directive()}`;
    return isCompositeType(inner) ? `${start} ${selection(inner, depth - 1)}` : start;
  }

  function alias(): string {
    return chance(aliases) ? `${pick(ALIASES)}: ` : '';
  }

  function inlineFragment(type: GraphQLCompositeType, depth: number): string {
    if (chance(20)) return `...${directive()} ${selection(type, depth)}`;
    const on = pick(overlapping(type));
    return `... on ${on.name}${directive()} ${selection(on, depth - (on === type ? 1 : 0))}`;
  }

  function spread(type: GraphQLCompositeType, depth: number): string {
    const names = overlapping(type).map(({ name }) => name);
    const known = [...fragments].filter(([, { on }]) => names.includes(on));
    if (known.length > 0 && chance(60)) return `...${pick(known)[0]}${directive()}`;
    const on = pick(overlapping(type));
    const text = selection(on, depth - 1);
    const name = `F${fragments.size}`;
    fragments.set(name, { on: on.name, text });
    return `...${name}${directive()}`;
  }

  /** The types that an object of the type may have, or be read as. */
  function overlapping(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    const own = possibleOf(type);
    const composites = Object.values(schema.getTypeMap()).filter(isCompositeType);
    const others = composites.filter(
      (each) => !each.name.startsWith('__') && possibleOf(each).some((possible) => own.includes(possible)),
    );
    return others.length > 0 ? others : [type];
  }

  function possibleOf(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    return isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  }

  function directive(): string {
    if (!chance(12)) return '';
    const name = pick(['skip', 'include']);
    if (chance(30)) return ` @${name}(if: ${pick(['true', 'false'])})`;
    const variable = pick(['on', 'off', 'maybe']);
    if (!(variable in variables)) {
      definitions.push(`$${variable}: Boolean!`);
      variables[variable] = chance(50);
    }
    return ` @${name}(if: $${variable})`;
  }

  function argumentsOf(args: readonly GraphQLArgument[]): string {
    const given = args.filter(({ type }) => String(type).endsWith('!') || chance(60));
    const texts = given.map((argument) => `${argument.name}: ${valueOf(argument)}`);
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  function valueOf({ type }: GraphQLArgument): string {
    const text = String(type);
    const literals = LITERALS[text] ?? ['null'];
    const literal = pick(literals);
    if (!chance(45)) return literal;
    const name = `v${definitions.length}`;
    const isOptional = !text.endsWith('!');
    const fallback = isOptional && chance(30) ? ` = ${pick(literals)}` : '';
    definitions.push(`$${name}: ${text}${fallback}`);
    if (!isOptional || chance(70))
      variables[name] = JSON.parse(literal.replace(/^([A-Z]+)$/, '"$1"')) as unknown;
    return `$${name}`;
  }
}

const LITERALS: Readonly<Record<string, readonly string[]>> = {
  Int: ['1', '2', '7', 'null'],
  String: ['"en"', '"de"', 'null'],
  Color: ['RED', 'GREEN', 'null'],
  'Boolean!': ['true', 'false'],
  '[Int!]': ['[1, 2]', '[]', '3', 'null'],
};
