import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopeEnforcer } from '../../gateway/authorization.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadGeneration } from '../../gateway/generation.ts';
import { defineFixture, startTestGateway, type TestGateway } from './support/fixtures.ts';

/** Anything that a resolver of a denied field would do. */
const forbidden = () => {
  throw new Error('a denied field was resolved');
};

const SKU = { id: 's1', code: 'A', cost: 5, notes: ['n'], plans: [{ name: 'P', price: 3 }] };

const sdl = (authenticated: string, requiresScopes: string) => `
  type Query {
    sku: Sku
    skus: [Sku!]!
    secret: Int ${requiresScopes}(scopes: [["a", "b"], ["c"]])
    account: String ${authenticated}
    strict: Int! ${authenticated}
    vault: Vault
    level: Level
    tone: Tone
    things: [Thing!]
    thing: Thing
    named: [Named]
    media: [Media]
    held: Holder
    echo(text: String!): String
    guarded(text: String!): String ${authenticated}
  }
  type Mutation {
    publish: Sku ${requiresScopes}(scopes: [["write"]])
    open: Sku
  }
  type Sku @key(fields: "id") {
    id: ID!
    code: String
    cost: Int! ${requiresScopes}(scopes: [["cost"]])
    notes: [String] ${authenticated}
    plans: [Plan!]
  }
  type Plan { name: String price: Int! ${authenticated} }
  type Vault ${requiresScopes}(scopes: [["vault"]]) { gold: Int }
  enum Level ${authenticated} { HIGH }
  scalar Tone ${requiresScopes}(scopes: [["tone"]])
  union Thing = Sku | Safe
  type Safe ${authenticated} { size: Int }
  interface Named { name: String }
  type Person implements Named { name: String ${authenticated} }
  type Place implements Named { name: String at: String }
  interface Holder { thing: Thing good: Good }
  type Box implements Holder { thing: Safe good: Part }
  interface Good { price: Int }
  type Part implements Good { price: Int }
  type Piece implements Good { price: Int ${authenticated} }
  interface Media @key(fields: "id") { id: ID! }
  type Film implements Media @key(fields: "id") { id: ID! length: Int }
`;

const resolvers = {
  Query: {
    sku: () => SKU,
    skus: () => [SKU, SKU],
    secret: () => 1,
    account: () => 'me',
    strict: () => 1,
    vault: () => ({ gold: 1 }),
    level: () => 'HIGH',
    tone: () => 'deep',
    things: () => [SKU, { size: 1 }],
    thing: () => ({ size: 1 }),
    named: () => [{ name: 'Ann' }, { name: 'Chenghai', at: 'coast' }],
    media: () => [{ id: 'f1' }],
    held: () => ({ thing: { size: 1 }, good: { price: 4 } }),
    echo: (_root: unknown, { text }: { text: string }) => text,
    guarded: (_root: unknown, { text }: { text: string }) => text,
  },
  Mutation: { publish: () => SKU, open: () => SKU },
  Thing: { __resolveType: (thing: object) => ('size' in thing ? 'Safe' : 'Sku') },
  Named: { __resolveType: (named: object) => ('at' in named ? 'Place' : 'Person') },
  Holder: { __resolveType: () => 'Box' },
  Good: { __resolveType: () => 'Part' },
  Media: { __resolveType: () => 'Film' },
  Film: { length: () => 90 },
};

const ratingsSdl = (requiresScopes: string) => `
  type Media @interfaceObject @key(fields: "id") { id: ID! rating: Int ${requiresScopes}(scopes: [["rating"]]) }
  type Sku @key(fields: "id") {
    id: ID!
    cost: Int! @external
    margin: Int @requires(fields: "cost") ${requiresScopes}(scopes: [["cost"]])
  }
`;

const ratingsResolvers = {
  Media: { rating: () => 5 },
  Sku: { margin: ({ cost }: { cost: number }) => 10 - cost },
};

const renamedLink = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@external", "@requires", "@interfaceObject", { name: "@authenticated", as: "@auth" }, { name: "@requiresScopes", as: "@needs" }]
  )
`;

describe.each([
  ['@authenticated', '@requiresScopes', undefined],
  ['@auth', '@needs', renamedLink],
])('rights, by %s and %s', (authenticated, requiresScopes, link) => {
  const main = { name: 'main', sdl: sdl(authenticated, requiresScopes), resolvers, ...(link && { link }) };
  const ratings = {
    name: 'ratings',
    sdl: ratingsSdl(requiresScopes),
    resolvers: ratingsResolvers,
    ...(link && { link }),
  };
  const fixtures = [defineFixture(main), defineFixture(ratings)];
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ fixtures });
  });
  afterAll(() => gateway.stop());

  const NO_TOKEN = 'UNAUTHENTICATED';
  const NO_SCOPE = 'FORBIDDEN';

  it.each([
    // what is asked, by whom, what comes, the errors
    ['{ sku { code } }', undefined, { sku: { code: 'A' } }, []],
    ['{ account }', undefined, { account: null }, [[NO_TOKEN, 'account']]],
    ['{ account }', '', { account: 'me' }, []],
    ['{ mine: account }', undefined, { mine: null }, [[NO_TOKEN, 'mine']]],
    [
      '{ account a2: account }',
      undefined,
      { account: null, a2: null },
      [
        [NO_TOKEN, 'account'],
        [NO_TOKEN, 'a2'],
      ],
    ],
    ['{ account account }', undefined, { account: null }, [[NO_TOKEN, 'account']]],
    ['{ strict echo(text: "x") }', undefined, null, [[NO_TOKEN, 'strict']]],
    ['{ sku { code cost } }', '', { sku: null }, [[NO_SCOPE, 'sku.cost']]],
    ['{ sku { code cost } }', undefined, { sku: null }, [[NO_TOKEN, 'sku.cost']]],
    ['{ sku { code cost } }', 'cost', { sku: { code: 'A', cost: 5 } }, []],
    [
      '{ skus { cost } }',
      '',
      null,
      [
        [NO_SCOPE, 'skus.0.cost'],
        [NO_SCOPE, 'skus.1.cost'],
      ],
    ],
    ['{ sku { notes code } }', undefined, { sku: { notes: null, code: 'A' } }, [[NO_TOKEN, 'sku.notes']]],
    [
      '{ sku { plans { name price } } }',
      undefined,
      { sku: { plans: null } },
      [[NO_TOKEN, 'sku.plans.0.price']],
    ],
    [
      '{ sku { ...F } } fragment F on Sku { code notes }',
      undefined,
      { sku: { code: 'A', notes: null } },
      [[NO_TOKEN, 'sku.notes']],
    ],
    ['{ sku { ... on Sku { n: notes } } }', undefined, { sku: { n: null } }, [[NO_TOKEN, 'sku.n']]],
    ['{ ...Q } fragment Q on Query { account }', undefined, { account: null }, [[NO_TOKEN, 'account']]],
    ['{ echo(text: "x") account @skip(if: true) }', undefined, { echo: 'x' }, []],
    ['{ account @include(if: true) }', undefined, { account: null }, [[NO_TOKEN, 'account']]],
    [
      'query($no: Boolean = false) { echo(text: "x") account @include(if: $no) }',
      undefined,
      { echo: 'x' },
      [],
    ],
    [
      'query($yes: Boolean = true) { echo(text: "x") ... @include(if: $yes) { account } }',
      undefined,
      { echo: 'x', account: null },
      [[NO_TOKEN, 'account']],
    ],
    // types
    ['{ vault { gold } }', '', { vault: null }, [[NO_SCOPE, 'vault']]],
    ['{ vault { __typename } }', undefined, { vault: null }, [[NO_TOKEN, 'vault']]],
    ['{ vault { gold } }', 'vault', { vault: { gold: 1 } }, []],
    ['{ level }', undefined, { level: null }, [[NO_TOKEN, 'level']]],
    ['{ level }', '', { level: 'HIGH' }, []],
    ['{ tone }', '', { tone: null }, [[NO_SCOPE, 'tone']]],
    ['{ tone }', 'tone', { tone: 'deep' }, []],
    // members of a union: the object itself is denied, whatever is asked of it
    ['{ thing { ... on Safe { size } } }', undefined, { thing: null }, [[NO_TOKEN, 'thing']]],
    ['{ thing { __typename } }', undefined, { thing: null }, [[NO_TOKEN, 'thing']]],
    ['{ thing { ... on Sku { code } } }', undefined, { thing: null }, [[NO_TOKEN, 'thing']]],
    ['{ thing { ... on Safe { size } } }', '', { thing: { size: 1 } }, []],
    ['{ things { ... on Sku { code } } }', undefined, { things: null }, [[NO_TOKEN, 'things.1']]],
    // interfaces: what one implementation protects is protected for whoever asks the interface
    [
      '{ named { name } }',
      undefined,
      { named: [null, null].map(() => ({ name: null })) },
      [
        [NO_TOKEN, 'named.0.name'],
        [NO_TOKEN, 'named.1.name'],
      ],
    ],
    [
      '{ named { ... on Person { name } ... on Place { at } } }',
      undefined,
      { named: [{ name: null }, { at: 'coast' }] },
      [[NO_TOKEN, 'named.0.name']],
    ],
    ['{ named { ... on Place { name } } }', undefined, { named: [{}, { name: 'Chenghai' }] }, []],
    ['{ named { ... on Named { name } } }', '', { named: [{ name: 'Ann' }, { name: 'Chenghai' }] }, []],
    // what an object's own type narrows is judged as it is asked for
    [
      '{ held { good { price } } }',
      undefined,
      { held: { good: { price: null } } },
      [[NO_TOKEN, 'held.good.price']],
    ],
    ['{ held { ... on Box { good { price } } } }', undefined, { held: { good: { price: 4 } } }, []],
    ['{ held { thing { __typename } } }', undefined, { held: { thing: null } }, [[NO_TOKEN, 'held.thing']]],
    [
      '{ held { good { price } thing { __typename } } }',
      '',
      { held: { good: { price: 4 }, thing: { __typename: 'Safe' } } },
      [],
    ],
    // an interface object's field, through the interface and through an implementation
    ['{ media { rating } }', '', { media: [{ rating: null }] }, [[NO_SCOPE, 'media.0.rating']]],
    [
      '{ media { ... on Film { rating } } }',
      '',
      { media: [{ rating: null }] },
      [[NO_SCOPE, 'media.0.rating']],
    ],
    ['{ media { ... on Film { rating length } } }', 'rating', { media: [{ rating: 5, length: 90 }] }, []],
    // what is required of another subgraph
    ['{ sku { margin } }', '', { sku: { margin: null } }, [[NO_SCOPE, 'sku.margin']]],
    ['{ sku { margin } }', 'cost', { sku: { margin: 5 } }, []],
    // introspection is no data
    [
      '{ __typename __type(name: "Vault") { name } account }',
      undefined,
      { __typename: 'Query', __type: { name: 'Vault' }, account: null },
      [[NO_TOKEN, 'account']],
    ],
    // aliases that look like what stands in the place of denied fields
    [
      '{ denied0: echo(text: "x") denied_0: echo(text: "y") account }',
      undefined,
      { denied0: 'x', denied_0: 'y', account: null },
      [[NO_TOKEN, 'account']],
    ],
  ])('answers %s to %p', async (query, as, data, problems) => {
    const answer = await gateway.ask(query, as === undefined ? {} : { as });
    expect({ data: answer.data, problems: answer.problems }).toEqual({ data, problems });
    expect(answer.status).toBe(200);
  });

  it('takes any one of the alternatives, and of one all scopes', async () => {
    const scopes = ['a', 'b', 'c', 'd'];
    for (let bits = 0; bits < 16; bits += 1) {
      const held = scopes.filter((_scope, index) => bits & (1 << index));
      const isAllowed = (held.includes('a') && held.includes('b')) || held.includes('c');
      const { data } = await gateway.ask('{ secret }', { as: held.join(' ') });
      expect({ held, data }).toEqual({ held, data: { secret: isAllowed ? 1 : null } });
    }
  });

  it('sends nothing of a denied field to any subgraph', async () => {
    gateway.calls();
    await gateway.ask(
      'query($text: String!, $other: String!) { echo(text: $other) guarded(text: $text) sku { code cost } named { name } }',
      { variables: { text: 'private words', other: 'x' } },
    );
    const calls = gateway.calls();
    expect(calls.length).toBeGreaterThan(0);
    for (const { query, variables } of calls) {
      expect(query).not.toMatch(/\b(guarded|cost|name)\b/);
      expect(Object.values(variables)).not.toContain('private words');
    }
  });

  it('calls nobody when everything is denied', async () => {
    gateway.calls();
    const { data } = await gateway.ask('{ account secret }');
    expect(data).toEqual({ account: null, secret: null });
    expect(gateway.calls()).toEqual([]);
  });

  it('does not give one caller the plan of another', async () => {
    const query = '{ account secret sku { notes } }';
    const first = await gateway.ask(query, { as: 'c' });
    const second = await gateway.ask(query);
    const third = await gateway.ask(query, { as: '' });
    expect([first.data, second.data, third.data]).toEqual([
      { account: 'me', secret: 1, sku: { notes: ['n'] } },
      { account: null, secret: null, sku: { notes: null } },
      { account: 'me', secret: null, sku: { notes: ['n'] } },
    ]);
  });

  it.each([
    ['mutation { open { id } publish { id } }', '', [[NO_SCOPE, 'publish']]],
    ['mutation { open { id } publish { id } }', undefined, [[NO_TOKEN, 'publish']]],
    ['mutation { open { id } p: publish @skip(if: true) { id } }', '', [[NO_SCOPE, 'p']]],
    ['mutation { open { id notes } }', undefined, [[NO_TOKEN, 'open.notes']]],
    [
      'mutation { open { ...F } again: open { ...F } } fragment F on Sku { cost }',
      '',
      [[NO_SCOPE, 'open.cost']],
    ],
  ])('refuses %s by %p as a whole, before anything runs', async (query, as, problems) => {
    gateway.calls();
    const answer = await gateway.ask(query, as === undefined ? {} : { as });
    expect({ data: answer.data, problems: answer.problems }).toEqual({ data: null, problems });
    expect(gateway.calls()).toEqual([]);
  });

  it('runs a mutation that is allowed in all of its parts', async () => {
    const { body } = await gateway.ask('mutation { publish { id cost } }', { as: 'write cost' });
    expect(body).toEqual({ data: { publish: { id: 's1', cost: 5 } } });
  });

  it('judges only the operation that is asked for', async () => {
    const query = 'query A { echo(text: "x") } mutation B { publish { ...F } } fragment F on Sku { cost }';
    const { body } = await gateway.ask(query, { operationName: 'A' });
    expect(body).toEqual({ data: { echo: 'x' } });
  });

  it('says what is missing in a denial, and nothing of anything else', async () => {
    const { errors } = await gateway.ask('{ secret }', { as: 'a' });
    expect(errors).toEqual([
      {
        message: 'The token lacks what Query.secret needs: a and b, or c',
        path: ['secret'],
        extensions: { code: 'FORBIDDEN', reason: 'scope-missing' },
      },
    ]);
  });
});

describe('rights of a supergraph', () => {
  it('hold for fields behind fragments that double at each step', async () => {
    const fixture = defineFixture({
      name: 'main',
      sdl: 'type Query { self: Query secret: Int @authenticated }',
      resolvers: { Query: { self: () => ({}), secret: forbidden } },
    });
    const gateway = await startTestGateway({ fixtures: [fixture] });
    const steps = Array.from(
      { length: 40 },
      (_each, index) =>
        `fragment F${index} on Query { a: self { ...F${index + 1} } b: self { ...F${index + 1} } }`,
    );
    const { status, problems } = await gateway.ask(
      `{ ...F0 } ${steps.join(' ')} fragment F40 on Query { secret }`,
    );
    await gateway.stop();
    expect({ status, problems }).toEqual({ status: 400, problems: [['BAD_INPUT', undefined]] });
  });

  it('hold for objects that are read through an interface, also where composition did not write so', () => {
    const fixture = defineFixture({
      name: 'main',
      sdl: 'type Query { held: Held } interface Held { size: Int } type Safe implements Held @authenticated { size: Int }',
    });
    const [before = '', after = ''] = composeSupergraph([fixture]).split('interface Held');
    const older = `${before}interface Held${after.replace('@authenticated', '')}`;
    // On the object, and where it is defined.
    expect(older.match(/@authenticated\b/g)).toHaveLength(2);
    const { authorization } = loadGeneration(older, scopeEnforcer);
    expect(authorization?.ofField('Held', 'size')).toEqual([[[]]]);
  });

  it('are all in the supergraph that composition writes', () => {
    const composed = composeSupergraph([
      defineFixture({ name: 'main', sdl: sdl('@authenticated', '@requiresScopes') }),
      defineFixture({ name: 'ratings', sdl: ratingsSdl('@requiresScopes') }),
    ]);
    expect(composed).toContain('https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY');
  });
});
