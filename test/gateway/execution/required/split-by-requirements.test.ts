import type { FetchNode } from '@apollo/query-planner';
import { parse } from 'graphql';
import { describe, expect, it } from '@jest/globals';
import type { PlannedSupergraph } from '../../../../gateway/execution/required/planned-supergraph.ts';
import { separateRequired } from '../../../../gateway/execution/required/required-fields.ts';
import { splitByRequirements } from '../../../../gateway/execution/required/split-by-requirements.ts';

const external = '@join__field(graph: B, external: true)';
const requires = (fields: string) => `@join__field(graph: B, requires: ${JSON.stringify(fields)})`;

/** As far as it matters here: objects of a subgraph, and what their fields require. */
const planned: PlannedSupergraph = {
  ...separateRequired(
    parse(`
      enum join__Graph { B @join__graph(name: "b", url: "") }
      union Item = Book | Toy
      interface Thing { price(in: String): Int }
      type Book implements Thing { price(in: String): Int }
      type Toy implements Thing { price(in: String): Int }
      type Box {
        item: Item ${external}
        thing: Thing ${external}
        eur: Int ${requires('item { ... on Book { price(in: "EUR") } ... on Toy { price(in: "EUR") } }')}
        bookEur: Int ${requires('item { ... on Book { price(in: "EUR") } }')}
        toyUsd: Int ${requires('item { ... on Toy { price(in: "USD") } }')}
        thingEur: Int ${requires('thing { price(in: "EUR") }')}
        thingToyUsd: Int ${requires('thing { ... on Toy { price(in: "USD") } }')}
        free: Int @join__field(graph: B)
      }
      type Sack {
        weight(in: String): Int ${external}
        grams: Int ${requires('weight(in: "g")')}
        pounds: Int ${requires('weight(in: "lb")')}
      }
    `),
  ),
  sdl: '',
  chains: null,
  labels: [],
};

const [price = ''] = [...planned.fields.keys()];

/** What the parts fetch, and the types that they are about. */
function partsOf(selection: string) {
  const keys = (typeCondition: string) => ({
    kind: 'InlineFragment' as const,
    typeCondition,
    selections: [
      { kind: 'Field' as const, name: 'id' },
      { kind: 'Field' as const, name: price },
    ],
  });
  const fetch: FetchNode = {
    kind: 'Fetch',
    serviceName: 'b',
    operationName: undefined,
    operationKind: 'query' as FetchNode['operationKind'],
    operation: `{_entities{${selection}}}`,
    requires: ['Box', 'Sack'].filter((type) => selection.includes(type)).map(keys),
  };
  return splitByRequirements(fetch, planned).map(({ operation, requires: needed = [] }) => {
    const types = needed.map((each) => (each.kind === 'InlineFragment' ? each.typeCondition : ''));
    return [operation.slice('{_entities{'.length, -2), [...new Set(types)].join()];
  });
}

describe('a fetch', () => {
  it.each([
    ['of one requirement', '...on Box{eur free}'],
    ['of requirements that agree', '...on Box{eur bookEur}'],
    ['of requirements of several members of a union', '...on Box{bookEur toyUsd}'],
    ['of requirements of fields of several types', '...on Box{eur}...on Sack{grams}'],
  ])('%s stays one', (_case, selection) => {
    expect(partsOf(selection).map(([operation]) => operation)).toEqual([selection]);
  });

  it.each([
    [
      'of one member of a union',
      '...on Box{eur toyUsd}',
      ['...on Box{eur}', 'Box'],
      ['...on Box{toyUsd}', 'Box'],
    ],
    [
      'of an interface and one of its types',
      '...on Box{thingEur thingToyUsd free}',
      ['...on Box{thingEur free}', 'Box'],
      ['...on Box{thingToyUsd}', 'Box'],
    ],
    [
      'of objects beside others, which only one part is about,',
      '...on Box{eur}...on Sack{grams pounds}',
      ['...on Box{eur}...on Sack{grams}', 'Box,Sack'],
      ['...on Sack{pounds}', 'Sack'],
    ],
  ])('of requirements %s that do not agree is made in parts', (_case, selection, ...parts) => {
    expect(partsOf(selection)).toEqual(parts);
  });
});
