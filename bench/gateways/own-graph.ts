import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type TypeNode,
  visit,
} from 'graphql';
import type { Subgraph } from '../../runtime/subgraph.ts';
import type { OwnInstallation } from './own-installation.ts';

/** What not every gateway of the field takes: rights are no part of this comparison, estimates of cost neither. */
const LEFT_OUT = ['authenticated', 'requiresScopes', 'cost', 'listSize'];

/** A subgraph's types as every gateway takes them: without what is only for other subgraphs, too. */
export function plainTypeDefs({ typeDefs }: Pick<Subgraph, 'typeDefs'>): DocumentNode {
  const hidden = new Set(
    typeDefs.definitions.flatMap((each) => ('name' in each && isHidden(each) ? [each.name?.value] : [])),
  );
  const unlessHidden = (node: Parameters<typeof isHidden>[0]) => (isHidden(node) ? null : undefined);
  const unlessOfHidden = (node: FieldDefinitionNode | InputValueDefinitionNode) =>
    isHidden(node) || hidden.has(namedType(node.type)) ? null : undefined;
  return visit(typeDefs, {
    ObjectTypeDefinition: unlessHidden,
    InputObjectTypeDefinition: unlessHidden,
    EnumTypeDefinition: unlessHidden,
    EnumValueDefinition: unlessHidden,
    FieldDefinition: unlessOfHidden,
    InputValueDefinition: unlessOfHidden,
    Directive: (directive) => {
      if (LEFT_OUT.includes(directive.name.value)) return null;
      return directive.name.value === 'link' ? withoutImports(directive) : undefined;
    },
  });
}

const isHidden = ({ directives = [] }: { readonly directives?: readonly DirectiveNode[] }): boolean =>
  directives.some(({ name }) => name.value === 'inaccessible');

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);

const withoutImports = (link: DirectiveNode): DirectiveNode =>
  visit(link, {
    ListValue: (list) => ({
      ...list,
      values: list.values.filter(
        (value) => value.kind !== Kind.STRING || !LEFT_OUT.includes(value.value.replace('@', '')),
      ),
    }),
  });

const BELTS = ['Chenghai', 'Yiwu', 'Foshan', 'Jingdezhen', 'Keqiao', 'Zhongshan', 'Dongguan', 'Quanzhou'];
const WORDS = ['toys', 'blocks', 'red', 'lamp', 'plastic toys', 'steel', 'blue', 'chair', 'cotton', 'glass'];
const MARKETS = ['DE', 'FR', 'US', 'GB', 'AU'];

const STOREFRONT = `query Storefront($market: CountryCode!, $words: String!) {
  listings(filter: { market: $market, search: $words }, first: 20) {
    nodes {
      id title price { amount currency }
      sku { available ip(market: $market) { verdict } }
      landedCost { total { amount currency } complete missing }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const SKU_PAGE = `query SkuPage($id: ID!, $market: CountryCode!) {
  sku(id: $id) {
    code name hsCode available
    price(quantity: 100) { amount currency }
    product { name supplier { name } }
    refundRate { rate problem }
    ip(market: $market) { verdict }
    listings(filter: { market: $market }, first: 3) {
      nodes { title price { amount currency } landedCost { total { amount currency } complete missing } }
    }
  }
}`;

/** The documents of the console and of clients. */
export interface OwnDocuments {
  readonly beltToDoor: string;
  readonly orderPage: string;
}

/** Bodies of requests to our own graph: one document each, with variables that differ. */
export const ownWorkloads = (
  { beltToDoor, orderPage }: OwnDocuments,
  { orderIds, skuIds }: Pick<OwnInstallation, 'orderIds' | 'skuIds'>,
): readonly { readonly name: string; readonly bodies: string[] }[] => [
  {
    name: 'storefront',
    bodies: MARKETS.flatMap((market) =>
      WORDS.map((words) => JSON.stringify({ query: STOREFRONT, variables: { market, words } })),
    ),
  },
  {
    name: 'belt to door',
    bodies: BELTS.flatMap((belt) =>
      MARKETS.map((market) => JSON.stringify({ query: beltToDoor, variables: { belt, market } })),
    ),
  },
  {
    name: 'order page',
    bodies: orderIds.map((id) => JSON.stringify({ query: orderPage, variables: { id } })),
  },
  {
    // No two that are on their way at once are the same.
    name: 'distinct variables',
    bodies: MARKETS.flatMap((market) =>
      skuIds.map((id) => JSON.stringify({ query: SKU_PAGE, variables: { id, market } })),
    ),
  },
];
