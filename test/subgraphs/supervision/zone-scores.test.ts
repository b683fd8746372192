import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { eventId } from '../../../runtime/events.ts';
import type { Alert } from '../../../subgraphs/supervision/domain/alerts/alert.ts';
import { valueInCny } from '../../../subgraphs/supervision/domain/customs-value.ts';
import type { ZoneTallyRecord } from '../../../subgraphs/supervision/models/zone-tally.ts';
import { chinaMonth } from '../../../values/month.ts';
import { money } from '../../../values/money.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import { checkIndicators } from '../../support/check-indicators.ts';
import { rules } from '../../support/declarations.ts';
import { openTestDatabases } from '../../support/databases.ts';
import type { OrderEvent } from '../../support/order-events.ts';
import { openSupervision, type TestSupervision } from '../../support/supervision.ts';

const ORDERS = 300;
const OPENING_MS = 300_000;

function sums(
  counted: readonly (readonly [place: string, count: number])[],
): Readonly<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const [place, count] of counted) all[place] = (all[place] ?? 0) + count;
  return all;
}

describe('the score of a zone', () => {
  let databases: Databases;
  let graph: TestSupervision;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  const SCORE = `query ($id: ID!, $month: Month, $set: ID, $peers: PeerGroup) { zone(id: $id) {
    score(month: $month, indicatorSetId: $set, peers: $peers) { month total covered rank peerCount computedAt set { id }
      values(orderBy: WEAKEST) { indicator { code } value points peerMedian } } } }`;
  const scoreOf = async (variables: object): Promise<AnswerData> => {
    const { data, errors } = await graph.ask(SCORE, { id: 'zone_shantou', ...variables });
    expect(errors).toEqual([]);
    return data.zone.score;
  };

  it(
    'rests on values that are what counting the trade anew gives, after random orders',
    async () => {
      expect(await checkIndicators(graph, databases, { seed: 7, orders: ORDERS })).toBe(144);
    },
    OPENING_MS,
  );

  it('counts the alerts of every zone and month', async () => {
    const db = databases.of('supervision');
    const alerts = await db.collection<Alert>('alerts').find().toArray();
    const tallies = await db.collection<ZoneTallyRecord>('zone_tallies').find().toArray();
    const seen = sums(alerts.map(({ zoneId, raisedAt }) => [`${zoneId}/${chinaMonth(raisedAt)}`, 1]));
    const told = sums(
      tallies.flatMap(({ zoneId, month, counts }) =>
        counts?.alerts === undefined ? [] : [[`${zoneId}/${month}`, Number(counts.alerts)]],
      ),
    );
    expect(told).toEqual(seen);
    expect(Object.keys(seen)).toHaveLength(12);
  });

  it('is computed by the set of its month, or by any other', async () => {
    const own = await scoreOf({ month: '2026-10' });
    const older = await scoreOf({ month: '2026-10', set: 'indicators_beltgraph_2025' });
    expect([own.set.id, older.set.id]).toEqual(['indicators_beltgraph_2026', 'indicators_beltgraph_2025']);
    const bare = ({ values }: AnswerData) =>
      Object.fromEntries(
        (values as readonly AnswerData[]).map(({ indicator, value }) => [
          String(indicator.code),
          value as unknown,
        ]),
      );
    expect(bare(older)).toEqual(bare(own));
    expect(older.total).not.toBe(own.total);
    expect(await scoreOf({ month: '2026-10', set: 'indicators_none' })).toBeNull();
  });

  it('has its weakest measures first, those without data last', async () => {
    const scores = [
      await scoreOf({ month: '2026-10' }),
      await scoreOf({ id: 'zone_beijing', month: '2026-10' }),
    ];
    const unknown = scores.map(({ values }) => {
      const points = (values as readonly { points: string | null }[]).map((each) => each.points);
      const known = points.filter((each) => each !== null).map(Number);
      expect(known).toEqual([...known].sort((a, b) => a - b));
      expect(known.every((each) => each >= 0 && each <= 100)).toBe(true);
      const rest = points.slice(known.length);
      expect(new Set(rest)).toEqual(new Set(rest.length > 0 ? [null] : []));
      return rest.length;
    });
    // Each measure has data where there is trade; where there is none only what counts things has.
    expect(unknown).toEqual([0, 9]);
  });

  it.each(['BATCH', 'PROVINCE', 'ALL'])('is compared with the %s', async (peers) => {
    const { rank, peerCount, values } = await scoreOf({ month: '2026-10', peers });
    const zones = (await graph.ask('{ zones(on: "2026-10-31") { id batch provinceCode } }')).data
      .zones as readonly AnswerData[];
    const own = zones.find(({ id }) => id === 'zone_shantou');
    const isPeer = (zone: AnswerData) =>
      peers === 'ALL' ||
      (peers === 'BATCH' ? zone.batch === own?.batch : zone.provinceCode === own?.provinceCode);
    expect(peerCount).toBe(zones.filter(isPeer).length);
    expect(rank).toBeGreaterThanOrEqual(1);
    const exported = (values as readonly AnswerData[]).find(
      ({ indicator }) => indicator.code === 'EXPORT_VALUE',
    );
    // Most zones exported nothing.
    expect(exported?.peerMedian).toBe('0');
  });

  it.each([
    ['months to come', { month: '2026-12' }],
    ['months before any set', { month: '2024-12' }],
    ['places that were no zone then', { id: 'zone_none', month: '2026-10' }],
  ])('is null for %s', async (_case, variables) => {
    const { data, errors } = await graph.ask(SCORE, { id: 'zone_shantou', ...variables });
    expect(errors).toEqual([]);
    expect((data.zone?.score ?? null) as unknown).toBeNull();
  });

  it('is that of the last full month where none is named', async () => {
    expect(await scoreOf({})).toMatchObject({ month: '2026-10' });
  });

  it.each([
    ['{ zone(id: "zone_shantou") { score(month: "2026-13") { total } } }'],
    ['{ zone(id: "zone_shantou") { scores(from: "2026-02", to: "2026-01") { total } } }'],
    ['{ zone(id: "zone_shantou") { scores(from: "2023-01", to: "2026-01") { total } } }'],
  ])('is not there for %s', async (query) => {
    expect(await graph.ask(query)).toMatchObject({ errors: [{ code: 'BAD_INPUT' }] });
  });

  it('costs four commands for 165 zones with what each is compared with', async () => {
    graph.commands();
    const { data, errors } = await graph.ask(
      `{ zones(on: "2022-12-31") { score(month: "2026-10") { total rank values(orderBy: WEAKEST) { points peerMedian } }
         scores(from: "2026-01", to: "2026-10") { total } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.zones).toHaveLength(165);
    expect(graph.commands().map(({ name }) => name)).toEqual(['find', 'find', 'find', 'find']);
  }, 60_000);
});

describe('an export that is dated anew', () => {
  let databases: Databases;
  let graph: TestSupervision;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  const moved = (
    declarationId: string,
    sequence: number,
    step: { status: string; exportedOn: string | null; before?: string },
  ): OrderEvent => {
    const at = new Date('2027-10-02T08:00:00Z');
    return {
      ...{ _id: eventId(declarationId, sequence), aggregateId: declarationId, sequence, at },
      ...{ source: 'supervision', type: 'DeclarationMoved' },
      data: {
        ...{ declarationId, orderId: 'order_1', zoneId: 'zone_shantou', at, mode: 'M9710' },
        ...{ status: step.status, previous: [null, 'SUBMITTED', 'DEPARTED'][sequence - 1] ?? null },
        ...{ exportedOn: step.exportedOn, previousExportedOn: step.before ?? null },
        ...{ fob: money(100_00n, 'EUR'), reKeyedFields: 0 },
      },
    };
  };
  const importRate = (rate: string, month: string) =>
    graph.instance.imports['customs-rates'].run(
      [{ currency: 'EUR', rate, validFrom: `${month}-01`, validTo: `${month}-30`, source: 'a notice' }],
      'notice.csv',
    );
  const countsIn = async (month: string): Promise<unknown> => {
    const tally = await databases
      .of('supervision')
      .collection<{ _id: string; counts: object }>('zone_tallies')
      .findOne({ _id: `zone_shantou/${month}/supervision` });
    return tally && Object.fromEntries(Object.entries(tally.counts).map(([name, by]) => [name, Number(by)]));
  };

  it.each([
    ['at another rate than it was counted at', '2027-09', '9'],
    ['without a rate when it was counted', '2027-11', null],
  ])('leaves nothing in the month that it was valued in %s', async (_case, month, rate) => {
    const declarationId = `decl_${month}`;
    if (rate !== null) await importRate(rate, month);
    await graph.take(
      moved(declarationId, 1, { status: 'SUBMITTED', exportedOn: null }),
      moved(declarationId, 2, { status: 'DEPARTED', exportedOn: `${month}-20` }),
    );
    await importRate('8', month);
    const dated = { status: 'DEPARTED', exportedOn: '2026-10-20', before: `${month}-20` };
    await graph.take(moved(declarationId, 3, dated));
    const { exports, exportFen = 0, b2bExportFen = 0 } = (await countsIn(month)) as Record<string, number>;
    expect({ exports, exportFen, b2bExportFen }).toEqual({ exports: 0, exportFen: 0, b2bExportFen: 0 });
  });

  it('is in the month that it was dated to, each once', async () => {
    const fen = Number(valueInCny(money(200_00n, 'EUR'), rules.rates, '2026-10-20').minor);
    expect(await countsIn('2026-10')).toMatchObject({ exports: 2, exportFen: fen, b2bExportFen: fen });
  });
});

describe('practices', () => {
  let databases: Databases;
  let graph: TestSupervision;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  const list = async (variables: object = {}): Promise<AnswerData> => {
    const query = `query ($filter: PracticeFilter, $first: Int, $after: String) {
      practices(filter: $filter, first: $first, after: $after) {
        nodes { id zone { id } adoptedBy { id } publishedOn sample } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await graph.ask(query, { ...variables });
    expect(errors).toEqual([]);
    return data.practices;
  };

  it('are listed newest first, page by page', async () => {
    const all = (await list()).nodes as readonly { id: string; publishedOn: string }[];
    expect(all.map(({ publishedOn }) => publishedOn)).toEqual(
      all
        .map(({ publishedOn }) => publishedOn)
        .sort()
        .reverse(),
    );
    const first = await list({ first: 2 });
    const rest = await list({ first: 100, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes]).toEqual(all);
  });

  it('are those that a zone began or took over', async () => {
    const { nodes } = await list({ filter: { zoneId: 'zone_ningbo' } });
    expect((nodes as readonly { id: string }[]).map(({ id }) => id)).toEqual([
      'practice_small_parcel_desk',
      'practice_return_centre',
      'practice_pre_match',
      'practice_six_systems',
    ]);
    expect((await list({ filter: { zoneId: 'zone_none' } })).nodes).toEqual([]);
  });

  it('say who took them over, from Hangzhou the whole second batch', async () => {
    const { data } = await graph.ask(
      '{ zone(id: "zone_hangzhou") { practices { sample adoptedBy { batch } } } }',
    );
    const [practice] = data.zone.practices as readonly AnswerData[];
    expect(practice).toEqual({ sample: false, adoptedBy: Array.from({ length: 12 }, () => ({ batch: 2 })) });
  });

  it('are found by id', async () => {
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Practice { id title } } }';
    const of = ['practice_six_systems', 'practice_none'].map((id) => ({ __typename: 'Practice', id }));
    expect((await graph.ask(query, { of })).data._entities).toEqual([
      { id: 'practice_six_systems', title: 'Six systems and two platforms' },
      null,
    ]);
  });
});
