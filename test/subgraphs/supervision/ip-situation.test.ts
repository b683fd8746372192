import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { supervision } from '../../../subgraphs/supervision/index.ts';
import type { Databases } from '../../../runtime/database.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';

interface RightRow {
  readonly territory: string;
  readonly kind: string;
  readonly number: string;
}

interface RightsPage {
  readonly nodes: readonly RightRow[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Rights of several territories, numbered through, for pages that go across both. */
const rightsOf = (territory: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    territory,
    kind: 'TRADEMARK',
    number: String(1000 + index),
    owner: 'Holder',
    title: `Mark ${index}`,
    classes: '28',
    validFrom: '2020-01-01',
    validTo: index % 5 === 4 ? '2024-12-31' : '',
  }));

describe('ipSituation', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof supervision.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(supervision, databases);
  });
  afterAll(() => databases.close());

  const rightsPage = async (
    variables: { market: string; on?: string; hsHeading?: string },
    page: { first?: number; after?: string | null } = { first: 100 },
  ): Promise<RightsPage> => {
    const { data, errors } = await graph.ask(
      `query ($market: CountryCode!, $on: Date, $hsHeading: HsCode, $first: Int, $after: String) {
        ipSituation(market: $market, on: $on, hsHeading: $hsHeading) {
          rights(first: $first, after: $after) {
            nodes { territory kind number }
            edges { cursor node { number } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }`,
      { ...variables, ...page },
    );
    expect(errors).toEqual([]);
    return (data as { ipSituation: { rights: RightsPage } }).ipSituation.rights;
  };

  it('tells the risk, the advice and that its data are samples', async () => {
    const { data } = await graph.ask(
      '{ ipSituation(market: "US") { market on riskLevel guide updatedOn sample } }',
    );
    expect(data).toEqual({
      ipSituation: {
        market: 'US',
        on: '2026-11-23',
        riskLevel: 'HIGH',
        guide: expect.stringContaining('Lanham Act'),
        updatedOn: '2026-11-01',
        sample: true,
      },
    });
  });

  it('falls back to the advice of the European Union for its members', async () => {
    const { data } = await graph.ask('{ ipSituation(market: "DE") { riskLevel guide } }');
    expect(data).toMatchObject({
      ipSituation: { riskLevel: 'MEDIUM', guide: expect.stringContaining('EU trade marks') },
    });
  });

  it('has no advice for a day before it was written', async () => {
    const { data } = await graph.ask('{ ipSituation(market: "US", on: "2023-06-01") { riskLevel guide } }');
    expect(data).toEqual({ ipSituation: { riskLevel: null, guide: null } });
  });

  it.each([
    ['a market without data', 'BR', null],
    ['a day before all that is known', 'US', '2019-03-11'],
    ['a country that does not exist', 'XX', null],
  ])('is null for %s', async (_case, market, on) => {
    const { data, errors } = await graph.ask(
      'query ($market: CountryCode!, $on: Date) { ipSituation(market: $market, on: $on) { market } }',
      { market, on },
    );
    expect({ data, errors }).toEqual({ data: { ipSituation: null }, errors: [] });
  });

  it.each([
    [{ market: 'usa' }],
    [{ market: '' }],
    [{ market: 'US', on: '2026-02-29' }],
    [{ market: 'US', hsHeading: '95' }],
    [{ market: 'US', hsHeading: '950300' }],
    [{ market: 'US', hsHeading: 'toys' }],
  ])('refuses %j', async (variables) => {
    const { data, errors } = await graph.ask(
      `query ($market: CountryCode!, $on: Date, $hsHeading: HsCode) {
        ipSituation(market: $market, on: $on, hsHeading: $hsHeading) { market }
      }`,
      variables,
    );
    expect(data).toEqual({ ipSituation: null });
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('lists the rights of the Union beside those of its member', async () => {
    const { nodes } = await rightsPage({ market: 'DE' });
    expect(new Set(nodes.map(({ territory }) => territory))).toEqual(new Set(['DE', 'EU']));
  });

  it('lists the Union alone when asked for it, and no rights of the Union in Britain', async () => {
    const territories = async (market: string) =>
      new Set((await rightsPage({ market })).nodes.map(({ territory }) => territory));
    expect(await territories('EU')).toEqual(new Set(['EU']));
    expect(await territories('GB')).toEqual(new Set(['GB']));
  });

  it('leaves out rights that have ended or not begun', async () => {
    const numbersOn = async (on: string) =>
      (await rightsPage({ market: 'EU', on })).nodes.map(({ number }) => number);
    expect(await numbersOn('2021-11-14')).not.toContain('SAMPLE-EU-0102');
    expect(await numbersOn('2021-11-15')).toContain('SAMPLE-EU-0102');
    expect(await numbersOn('2026-11-14')).toContain('SAMPLE-EU-0102');
    expect(await numbersOn('2026-11-15')).not.toContain('SAMPLE-EU-0102');
  });

  it.each([
    ['9503', ['DESIGN SAMPLE-US-0101', 'TRADEMARK SAMPLE-US-0001']],
    ['6404', ['TRADEMARK SAMPLE-US-0002', 'TRADEMARK SAMPLE-US-0008']],
    ['8806', ['PATENT SAMPLE-US-0201']],
    ['2501', []],
  ])('keeps to the rights that cover heading %s', async (hsHeading, numbers) => {
    const { nodes } = await rightsPage({ market: 'US', hsHeading });
    const withoutWorks = nodes.filter(({ kind }) => kind !== 'COPYRIGHT');
    expect(withoutWorks.map(({ kind, number }) => `${kind} ${number}`)).toEqual(numbers);
  });

  it('finds rights on a part of the heading', async () => {
    await graph.instance.imports.ip.run([
      { ...rightsOf('CH', 1)[0], hsPrefixes: '950300' },
      { ...rightsOf('CH', 2)[1], hsPrefixes: '9504' },
    ]);
    expect((await rightsPage({ market: 'CH', hsHeading: '9503' })).nodes).toHaveLength(1);
  });

  it('pages through the rights of all territories in order, each once', async () => {
    await graph.instance.imports.ip.run([...rightsOf('IT', 23), ...rightsOf('EU', 31)]);
    const inForce = (territory: string, count: number) =>
      rightsOf(territory, count)
        .filter(({ validTo }) => validTo === '')
        .map(({ number }) => `${territory}/${number}`);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: RightsPage = await rightsPage({ market: 'IT' }, { first: 7, after });
      seen.push(...page.nodes.map(({ territory, number }) => `${territory}/${number}`));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([...inForce('EU', 31), ...inForce('IT', 23)]);
  });

  it('refuses a cursor of another list, and page sizes out of range', async () => {
    const { pageInfo } = await rightsPage({ market: 'US' }, { first: 2 });
    const query = `query ($market: CountryCode!, $first: Int, $after: String) {
      ipSituation(market: $market) { rights(first: $first, after: $after) { nodes { number } } }
    }`;
    for (const variables of [
      { market: 'JP', after: pageInfo.endCursor },
      { market: 'US', after: 'nonsense' },
      { market: 'US', first: 0 },
      { market: 'US', first: 101 },
      { market: 'US', first: -1 },
    ]) {
      const { data, errors } = await graph.ask(query, variables);
      expect(data).toEqual({ ipSituation: null });
      expect(errors).toMatchObject([{ code: 'BAD_INPUT', path: ['ipSituation', 'rights'] }]);
    }
  });

  it('takes three commands: what is known, the advice, the rights', async () => {
    graph.commands();
    await rightsPage({ market: 'DE' });
    expect(graph.commands()).toEqual([
      { name: 'find', collection: 'ip_territories' },
      { name: 'find', collection: 'ip_guides' },
      { name: 'aggregate', collection: 'ip_rights' },
    ]);
  });
});
