import { describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { withCommonResolvers } from '../../runtime/common-resolvers.ts';
import { money } from '../../values/money.ts';
import { viewerAs } from '../support/subgraph.ts';

const typeDefs = parse(/* GraphQL */ `
  scalar Decimal
  scalar CurrencyCode
  scalar DateTime
  scalar Date
  type Money {
    amount: Decimal!
    currency: CurrencyCode!
  }
  type Weight {
    grams: Int!
    kilograms: Decimal!
  }
  enum PartyRole {
    PLATFORM
    RETAILER
  }
  type Viewer {
    account: String!
    party: PartyRole!
    scopes: [String!]!
    echo(at: Date): String
  }
  type Query {
    viewer: Viewer
    price: Money
    weight: Weight
    at: DateTime
    echo(value: Decimal): String
  }
`);

const resolvers = {
  Query: {
    price: () => money(-5n, 'EUR'),
    weight: () => ({ grams: 1_250 }),
    at: () => new Date('2026-11-23T08:00:00Z'),
    echo: (_root: unknown, { value }: { value: string }) => value,
  },
  Viewer: { echo: (_root: unknown, { at }: { at: string }) => at },
};

function schemaWith(own: typeof resolvers) {
  const {
    Decimal,
    CurrencyCode,
    DateTime,
    Date: Day,
    Money,
    Weight,
    Query,
    Viewer,
  } = withCommonResolvers(own);
  const merged = { Decimal, CurrencyCode, DateTime, Date: Day, Money, Weight, Query, Viewer };
  return buildSubgraphSchema({ typeDefs, resolvers: merged } as Parameters<typeof buildSubgraphSchema>[0]);
}

const ask = async (source: string, viewer: ReturnType<typeof viewerAs> | null = null) => {
  const { data, errors } = await graphql({ schema: schemaWith(resolvers), source, contextValue: { viewer } });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
    codes: errors?.map((e) => e.extensions['code']),
  };
};

describe('common resolvers', () => {
  it('write money, weights and instants', async () => {
    expect((await ask('{ price { amount currency } weight { grams kilograms } at }')).data).toEqual({
      price: { amount: '-0.05', currency: 'EUR' },
      weight: { grams: 1_250, kilograms: '1.25' },
      at: '2026-11-23T08:00:00.000Z',
    });
  });

  it('answer who asks, beside a subgraph’s own fields', async () => {
    expect(
      (await ask('{ viewer { account party scopes echo(at: "2026-11-23") } }', viewerAs('integrator'))).data,
    ).toEqual({
      viewer: { account: 'integrator@test', party: 'PLATFORM', scopes: [], echo: '2026-11-23' },
    });
    expect((await ask('{ viewer { account } }')).data).toEqual({ viewer: null });
  });

  it('pass a short string on as it is, for the service to judge', async () => {
    expect((await ask('{ echo(value: "no decimal") }')).data).toEqual({ echo: 'no decimal' });
  });

  it.each(['12', '1.5', 'true', '["1"]', `"${'1'.repeat(101)}"`])('refuse the scalar %s', async (value) => {
    const { codes } = await ask(`{ echo(value: ${value}) }`);
    expect(codes).toHaveLength(1);
  });
});
