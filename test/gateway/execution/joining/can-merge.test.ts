import {
  BREAK,
  buildSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  OverlappingFieldsCanBeMergedRule,
  parse,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import { describe, expect, it } from '@jest/globals';
import { canMerge, type FieldOf } from '../../../../gateway/execution/joining/can-merge.ts';

const schema = buildSchema(`
  type Query { any: Any }
  union Any = Sku | Bundle | Box
  interface Held { level: Int, place: Place }
  type Sku implements Held { level: Int, place: Place, count: Int, marks: [Int], text(in: String): String, any: Any, held: Held }
  type Bundle implements Held { level: Int!, place: Place!, count: String, marks: [Int!], text(in: String): String, any: Any, held: Held }
  type Box { level: Int, place: Zone, places: [Place], count: Int, text(of: String): String }
  type Place { mark: Int, zone: Zone }
  type Zone { mark: String, name: String }
`);

const fieldOf: FieldOf = (typeName, name) => {
  const type = schema.getType(typeName);
  const given = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.type : undefined;
  if (!given) return null;
  const named = getNamedType(given);
  return {
    type: named.name,
    form: isCompositeType(named) ? given.toString().replace(named.name, '{}') : given.toString(),
  };
};

function verdicts(selection: string) {
  const document = parse(`{ any { ${selection} } }`);
  let selections: readonly SelectionNode[] = [];
  visit(document, {
    Field: ({ selectionSet }) => {
      selections = selectionSet?.selections ?? [];
      return BREAK;
    },
  });
  return {
    here: canMerge(selections, fieldOf),
    graphql: validate(schema, document, [OverlappingFieldsCanBeMergedRule]).length === 0,
  };
}

describe('selections', () => {
  it.each([
    ['of one type', '... on Sku { level } ... on Sku { level count }'],
    ['of names that have nothing to do with each other', '... on Sku { level } ... on Bundle { count }'],
    ['of fields of one type', '... on Sku { level } ... on Box { level }'],
    ['of the types of objects', '__typename ... on Sku { __typename } ... on Box { __typename }'],
    [
      'of objects with the same inside',
      '... on Sku { any { __typename } } ... on Bundle { any { __typename } }',
    ],
    [
      'of objects of two types with something else inside',
      '... on Sku { place { mark } } ... on Box { place { name } }',
    ],
    ['with the same arguments', '... on Sku { text(in: "a") } ... on Bundle { text(in: "a") }'],
    [
      'with other arguments under other names',
      '... on Sku { a: text(in: "a") } ... on Bundle { b: text(in: "b") }',
    ],
    ['of an interface and one of its types that agree', '... on Held { level } ... on Sku { level }'],
  ])('merge: %s', (_case, selection) => {
    expect(verdicts(selection)).toEqual({ here: true, graphql: true });
  });

  it.each([
    ['leaves of two types', '... on Sku { count } ... on Bundle { count }'],
    ['leaves of which one is never null', '... on Sku { level } ... on Bundle { level }'],
    ['objects of which one is never null', '... on Sku { place { mark } } ... on Bundle { place { mark } }'],
    ['an object and a list', '... on Sku { place { mark } } ... on Box { place: places { mark } }'],
    ['lists of which one holds no null', '... on Sku { marks } ... on Bundle { marks }'],
    ['two types inside objects', '... on Sku { place { mark } } ... on Box { place { mark } }'],
    ['two types deeper inside', '... on Sku { place { zone { mark } } } ... on Box { place { zone: mark } }'],
    ['an interface and one of its types', '... on Held { level } ... on Bundle { level }'],
    [
      'an interface and one of its types within others',
      '... on Sku { held { level } } ... on Bundle { held { ... on Bundle { level } } }',
    ],
    [
      'members of a union within others',
      '... on Sku { any { ... on Sku { count } } } ... on Bundle { any { ... on Bundle { count } } }',
    ],
    ['one field with two sets of arguments', '... on Sku { text(in: "a") } ... on Sku { text(in: "b") }'],
    ['two fields of one type under one name', '... on Sku { level } ... on Sku { level: count }'],
  ])('do not merge: %s', (_case, selection) => {
    expect(verdicts(selection)).toEqual({ here: false, graphql: false });
  });

  it.each([
    [
      'two sets of arguments of fields of two types',
      '... on Sku { text(in: "a") } ... on Bundle { text(in: "b") }',
    ],
    ['two fields of two types under one name', '... on Sku { level } ... on Box { level: count }'],
  ])('are not merged, though they could be: %s', (_case, selection) => {
    expect(verdicts(selection)).toEqual({ here: false, graphql: true });
  });

  it.each([
    ['of two types', '... on Sku { unknown } ... on Bundle { unknown }'],
    [
      'within unknown types',
      '... on Sku { unknown { ... on Sku { level } } } ... on Box { unknown { level } }',
    ],
  ])('do not merge where the fields are unknown: %s', (_case, selection) => {
    expect(verdicts(selection).here).toBe(false);
  });
});
