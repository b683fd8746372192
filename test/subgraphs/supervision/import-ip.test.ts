import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventModel, type EventRecord } from '../../../runtime/events.ts';
import type { Databases } from '../../../runtime/database.ts';
import type { IpRightsChanged } from '../../../subgraphs/supervision/services/replace-ip-rights.ts';
import { supervision } from '../../../subgraphs/supervision/index.ts';
import { Problems } from '../../../values/problem.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';

const row = (changes: Record<string, unknown> = {}) => ({
  territory: 'US',
  kind: 'TRADEMARK',
  number: '7001',
  owner: 'Realword GmbH',
  title: 'Realword',
  classes: '25 28',
  validFrom: '2021-06-01',
  validTo: '',
  ...changes,
});

describe('import of IP rights', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof supervision.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(supervision, databases, [
      { name: 'retailers', consumes: ['IpRightsChanged'] },
    ]);
  });
  afterAll(() => databases.close());

  const run = (rows: readonly Record<string, unknown>[]) => graph.instance.imports.ip.run(rows);

  const eventsOf = (territory: string) =>
    eventModel(databases.of('supervision'))
      .find({ aggregateId: `ip/${territory}` })
      .sort({ _id: 1 })
      .lean<EventRecord<IpRightsChanged>[]>();

  const rightsOf = async (market: string): Promise<unknown> => {
    const query = `query ($market: CountryCode!) {
      ipSituation(market: $market) {
        updatedOn sample rights(first: 100) { nodes { territory number title classes validFrom validTo sample } }
      }
    }`;
    return ((await graph.ask(query, { market })).data as { ipSituation: unknown }).ipSituation;
  };

  const refusalOf = async (rows: readonly Record<string, unknown>[]) => {
    const error: unknown = await run(rows).catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(Problems);
    return (error as Problems).problems.map(({ code, field }) => `${code} ${field?.join('.')}`);
  };

  it('replaces all rights of the territories in the file, samples first, and no others', async () => {
    const before = await rightsOf('KR');
    expect(await run([row({ territory: 'AU' }), row({ territory: 'AU', number: '7002' })])).toEqual({
      imported: 2,
    });
    expect(await rightsOf('AU')).toEqual({
      updatedOn: '2026-11-23',
      sample: false,
      rights: {
        nodes: ['7001', '7002'].map((number) => ({
          territory: 'AU',
          number,
          title: 'Realword',
          classes: ['25', '28'],
          validFrom: '2021-06-01',
          validTo: null,
          sample: false,
        })),
      },
    });
    expect(await rightsOf('KR')).toEqual(before);
    await run([row({ territory: 'AU', number: '7003' })]);
    expect(await rightsOf('AU')).toMatchObject({ rights: { nodes: [{ number: '7003' }] } });
  });

  it('takes rows of JSON as those of a table', async () => {
    await run([row({ territory: 'NZ', classes: ['25', '28'], validTo: null })]);
    const fromJson = await rightsOf('NZ');
    await run([row({ territory: 'NZ', classes: '25;28', validTo: '' })]);
    expect(await rightsOf('NZ')).toEqual(fromJson);
  });

  it('emits one event a territory with all that the verdict needs, and none when nothing changed', async () => {
    await run([row({ territory: 'CA' }), row({ territory: 'MX', validFrom: '2022-01-01' })]);
    await run([row({ territory: 'CA' })]);
    await run([row({ territory: 'CA', title: 'Realworld' })]);
    const events = await eventsOf('CA');
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(events[1]).toMatchObject({
      _id: 'ip/CA:000000000002',
      type: 'IpRightsChanged',
      pending: ['retailers'],
      data: {
        market: 'CA',
        coveredFrom: '2021-06-01',
        rights: [
          {
            territory: 'CA',
            kind: 'TRADEMARK',
            number: '7001',
            title: 'Realworld',
            text: 'realworld',
            source: 'IMPORT',
          },
        ],
      },
    });
    expect((await eventsOf('MX')).map(({ data }) => data.coveredFrom)).toEqual(['2022-01-01']);
  });

  it('changes verdicts at once', async () => {
    const verdict = async () => {
      const { data } = await graph.ask(
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Sku { ip(market: "IN") { verdict } } } }',
        { of: [{ __typename: 'Sku', id: 'sku_1', hsCode: '9503008900', brand: { name: 'Realword' } }] },
      );
      return (data as { _entities: [{ ip: { verdict: string } }] })._entities[0].ip.verdict;
    };
    expect(await verdict()).toBe('UNKNOWN');
    await run([row({ territory: 'IN' })]);
    expect(await verdict()).toBe('BLOCKED');
    await run([row({ territory: 'IN', hsPrefixes: '6404' })]);
    expect(await verdict()).toBe('WATCH');
  });

  it('keeps what an operator imported when the shipped rights are installed again', async () => {
    await run([row({ territory: 'GB' })]);
    await databases.of('supervision').collection('installed').deleteMany({});
    await graph.instance.install(() => {});
    expect(await rightsOf('GB')).toMatchObject({ sample: false, rights: { nodes: [{ number: '7001' }] } });
    expect(await eventsOf('GB')).toHaveLength(2);
    expect(await eventsOf('JP')).toHaveLength(1);
  });

  it('takes nothing of a file with a bad row, and names every one', async () => {
    const before = await rightsOf('JP');
    expect(
      await refusalOf([
        row({ territory: 'JP' }),
        row({ territory: 'Japan' }),
        row({ territory: 'JP', kind: 'SLOGAN', number: '' }),
        row({ territory: 'JP' }),
        row({ territory: 'JP', number: '3', classes: '99' }),
        row({ territory: 'JP', number: '4', validFrom: '2026-02-30' }),
        row({ territory: 'JP', number: '5', validTo: '2021-05-31' }),
        row({ territory: 'JP', number: '6', validto: '2031-05-31' }),
        row({ territory: 'JP', number: '7', title: 'x'.repeat(101) }),
        row({ territory: 'JP', number: '8', classes: '', hsPrefixes: '' }),
        row({ territory: 'JP', number: '9', hsPrefixes: 'toys' }),
        row({ territory: 'JP', number: 10 }),
      ]),
    ).toEqual([
      'INVALID rows.1.territory',
      'INVALID rows.2.kind',
      'INVALID rows.2.number',
      'DUPLICATE rows.3.number',
      'INVALID rows.4.classes',
      'INVALID rows.5.validFrom',
      'INVALID rows.6.validTo',
      'INVALID rows.7',
      'INVALID rows.8.title',
      'INVALID rows.9.classes',
      'INVALID rows.10.hsPrefixes',
      'INVALID rows.11.number',
    ]);
    expect(await rightsOf('JP')).toEqual(before);
  });

  it('takes classes whose goods are not known when the row names the goods', async () => {
    await run([row({ territory: 'CL', kind: 'PATENT', classes: 'C07D', hsPrefixes: '3004 3808' })]);
    expect(await rightsOf('CL')).toMatchObject({ rights: { nodes: [{ classes: ['C07D'] }] } });
  });

  it.each([
    ['no row', [], 'INVALID rows'],
    [
      'more rows than a file may have',
      Array.from({ length: 20_001 }, (_, index) => row({ number: String(index) })),
      'INVALID rows',
    ],
    [
      'more rights than a territory may have',
      Array.from({ length: 5_001 }, (_, index) => row({ number: String(index) })),
      'LIMIT_EXCEEDED rows',
    ],
  ])('refuses %s', async (_case, rows, refusal) => {
    expect(await refusalOf(rows)).toEqual([refusal]);
  });

  it('takes as many rights as a territory may have', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) =>
      row({ territory: 'PE', number: String(index), owner: 'o'.repeat(200), title: 't'.repeat(100) }),
    );
    expect(await run(rows)).toEqual({ imported: 5_000 });
    expect((await eventsOf('PE')).map(({ data }) => data.rights.length)).toEqual([5_000]);
  });
});
