import { GraphQLError, GraphQLScalarType } from 'graphql';
import { formatAmount, type Money } from '../values/money.ts';
import { kilograms } from '../values/quantity.ts';
import type { SubgraphRequest } from './subgraph.ts';
import { partyRoleOf, type Viewer } from './viewer.ts';

const MAX_TEXT = 100;

/**
 * A scalar that travels as a string.
 *
 * Only that it is a short string is checked here. What it means is checked by the service, so that one malformed value
 * in a call of 500 rows refuses its row, with its path, and not the call.
 */
function textScalar(name: string): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value === 'string' && value.length <= MAX_TEXT) return value;
    throw new GraphQLError(`${name} is a string of at most ${MAX_TEXT} characters`, {
      extensions: { code: 'BAD_INPUT', reason: 'malformed-scalar' },
    });
  };
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => (value instanceof Date ? value.toISOString() : read(value)),
    parseValue: read,
  });
}

/** Resolvers of what `schema/common.graphql` declares, the same in every subgraph. */
export const commonResolvers = {
  CountryCode: textScalar('CountryCode'),
  CurrencyCode: textScalar('CurrencyCode'),
  Date: textScalar('Date'),
  DateTime: textScalar('DateTime'),
  Decimal: textScalar('Decimal'),
  HsCode: textScalar('HsCode'),
  Month: textScalar('Month'),
  UnitCode: textScalar('UnitCode'),

  Money: { amount: (money: Money) => formatAmount(money) },
  Weight: { kilograms: ({ grams }: { readonly grams: number }) => kilograms(grams) },

  Query: { viewer: (_root: unknown, _arguments: unknown, { viewer }: SubgraphRequest) => viewer },
  Viewer: {
    party: (viewer: Viewer) => partyRoleOf(viewer),
    scopes: ({ scopes }: Viewer) => [...scopes].sort(),
  },
};

type TypeResolvers = Record<string, object>;

/** A subgraph's own resolvers with the common ones; both may add fields to a type. */
export function withCommonResolvers(own: TypeResolvers): TypeResolvers {
  const common: TypeResolvers = commonResolvers;
  const merged = Object.entries(own).map(([type, fields]) => [type, { ...common[type], ...fields }]);
  return { ...common, ...Object.fromEntries(merged) } as TypeResolvers;
}
