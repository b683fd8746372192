import type { FetchNode } from '@apollo/query-planner';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { fetchText } from '../../../gateway/execution/fetch-text.ts';
import { compileRepresentations } from '../../../gateway/execution/representations.ts';
import { createTypeFacts } from '../../../gateway/execution/type-facts.ts';
import { withoutTypeNames } from '../../../gateway/execution/without-type-names.ts';

const types = createTypeFacts(
  buildSchema(`
    type Query { sku: Sku media: Media }
    type Sku { id: ID! maker: Maker! media: Media copy: Sku }
    type Maker { id: ID! name: String }
    interface Media { id: ID! }
    type Photo implements Media { id: ID! of: Sku }
    type Film implements Media { id: ID! }
  `),
);

const about = (...conditions: readonly string[]): Partial<FetchNode> => ({
  requires: conditions.map((typeCondition) => ({
    kind: 'InlineFragment',
    typeCondition,
    selections: [
      { kind: 'Field', name: '__typename' },
      { kind: 'Field', name: 'id' },
    ],
  })),
});

/** What is sent of a fetch, beside others of its plan. */
const sent = (operation: string, ...others: readonly Partial<FetchNode>[]): string =>
  fetchText(operation, withoutTypeNames([{ operation }, ...others] as FetchNode[], types)).text;

describe('the type of an object', () => {
  it('is not asked where the schema says it', () => {
    expect(
      sent('{ sku { __typename id maker { __typename id } copy { __typename id } } }', about('Sku')),
    ).toBe('{sku{id copy{id}maker{id}}}');
  });

  it('is asked where it may be one of several', () => {
    expect(sent('{ media { __typename id ... on Photo { __typename of { __typename id } } } }')).toBe(
      '{media{__typename id ...on Photo{__typename of{id}}}}',
    );
  });

  it('is asked of what is asked about together with others', () => {
    const operation = '{ sku { __typename maker { __typename id } } }';
    expect(sent(operation, about('Sku', 'Maker'))).toBe('{sku{__typename maker{__typename id}}}');
    expect(sent('{ sku { media { __typename id } } }', about('Media'))).toBe('{sku{media{__typename id}}}');
  });

  it('is asked where nothing else is, or under a name', () => {
    const operation = '{ sku { __typename maker { type: __typename id } } }';
    expect(sent(operation)).toBe('{sku{maker{id type:__typename}}}');
    expect(sent('{ sku { __typename } }')).toBe('{sku{__typename}}');
  });

  it('is asked of everything in plans that rewrite types, or tell them of what lies within a key', () => {
    const operation = '{ sku { __typename id } }';
    const rewriting = { inputRewrites: [{ kind: 'ValueSetter', path: [], setValueTo: 'Media' }] } as const;
    const within: Partial<FetchNode> = {
      requires: [
        {
          kind: 'InlineFragment',
          typeCondition: 'Sku',
          selections: [{ kind: 'Field', name: 'maker', selections: [{ kind: 'Field', name: '__typename' }] }],
        },
      ],
    };
    for (const other of [rewriting as unknown as Partial<FetchNode>, within]) {
      expect(sent(operation, other)).toBe('{sku{__typename id}}');
    }
  });

  it('is told to a subgraph all the same', () => {
    const { textOf, objectOf } = compileRepresentations(about('Sku').requires ?? [], undefined, types.fits);
    expect(textOf({ id: '1' })).toBe('{"__typename":"Sku","id":"1"}');
    expect(objectOf({ id: '1' })).toEqual({ __typename: 'Sku', id: '1' });
  });

  it('is told to no subgraph where it is not known', () => {
    const { textOf } = compileRepresentations(about('Sku', 'Maker').requires ?? [], undefined, types.fits);
    expect(textOf({ id: '1' })).toBeNull();
    expect(textOf({ __typename: 'Maker', id: '1' })).toBe('{"__typename":"Maker","id":"1"}');
  });
});
