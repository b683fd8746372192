import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { viewerAs } from '../../support/subgraph.ts';
import { openTestSummaries, shop, type SummaryAnswer, type TestSummaries } from '../../support/summaries.ts';

interface Page {
  readonly nodes: readonly SummaryAnswer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const cents = ({ amount }: { readonly amount: string }): number => Math.round(Number(amount) * 100);
const sumOf = (amounts: readonly { readonly amount: string }[]): number =>
  amounts.reduce((sum, amount) => sum + cents(amount), 0);
const listsOf = ({ declarations }: SummaryAnswer) => declarations.nodes.map(({ id }) => id);

describe('monthly summaries', () => {
  let databases: Databases;
  let graph: TestSummaries;
  let lists: readonly string[];
  let statistics: string;
  let summaries: readonly SummaryAnswer[];

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSummaries(databases);
    lists = [
      await graph.closed(),
      await graph.closed({ quantity: 3 }),
      await graph.closed({ destination: 'FR' }),
    ];
    statistics = await graph.closed({ statisticsOnly: true });
  });
  afterAll(() => databases.close());

  const work = async () => {
    const { data } = await graph.graph.ask(
      `{ myWork(filter: { actions: [DECLARE_SUMMARY] }) { nodes { dueAt by blocking subject { ... on Declaration { id } } } } }`,
      {},
      shop,
    );
    return data.myWork.nodes as readonly { dueAt: string; subject: { id: string } }[];
  };

  it('wait for the end of their month, on their declarant’s list of work, with the day on which they are due', async () => {
    expect(await graph.declare()).toMatchObject({
      summaries: [],
      userErrors: [{ code: 'INVALID', field: ['month'] }],
    });
    const steps = await work();
    expect(steps.map(({ subject }) => subject.id).sort()).toEqual([...lists].sort());
    expect(new Set(steps.map(({ dueAt }) => dueAt))).toEqual(new Set(['2026-12-15T15:59:59.999Z']));
  });

  it('merge the closed lists by eight sames, and equal them', async () => {
    graph.graph.clock.set('2026-12-01T02:00:00Z');
    const answer = await graph.declare({ idempotencyKey: 'november' });
    expect(answer.userErrors).toEqual([]);
    summaries = answer.summaries;
    expect(summaries).toHaveLength(2);
    expect(summaries.flatMap(listsOf).sort()).toEqual([...lists].sort());
    for (const summary of summaries) {
      const parts = summary.declarations.nodes.flatMap((list) => list.lines.map(({ total }) => total));
      expect(cents(summary.total)).toBe(sumOf(parts));
      expect(sumOf(summary.lines.map(({ total }) => total))).toBe(sumOf(parts));
      expect(summary).toMatchObject({ status: 'FILED', attempt: 1, late: false, dueOn: '2026-12-15' });
      expect(summary.listCount).toBe(summary.declarations.nodes.length);
    }
    expect(summaries.find(({ listCount }) => listCount === 2)?.lines).toMatchObject([
      {
        number: 1,
        hsCode: '9503008900',
        destination: 'DE',
        quantity: { value: '8', unit: 'C62' },
        netWeight: { kilograms: '1.6' },
      },
    ]);
  });

  it('answer the same call the same, and another for the month with nothing: no list is in two', async () => {
    const again = await graph.declare({ idempotencyKey: 'november' });
    expect(again.replayed).toBe(true);
    expect(again.summaries.map(({ id }: SummaryAnswer) => id)).toEqual(summaries.map(({ id }) => id));
    expect(await graph.declare()).toMatchObject({ summaries: [], replayed: false, userErrors: [] });
  });

  it('leave out, and flag, what was released by list with summary statistics', async () => {
    const { data } = await graph.graph.ask(
      `query ($id: ID!) { declaration(id: $id) {
        statisticsOnly summary { id } lines { hsCode } fields { field lineNumber value source } } }`.replace(
        '$ids: [ID!]!, ',
        '',
      ),
      { id: statistics },
      shop,
    );
    const { fields, ...declaration } = data.declaration;
    expect(declaration).toMatchObject({
      statisticsOnly: true,
      summary: null,
      lines: [{ hsCode: '9503' }, { hsCode: '9503' }],
    });
    expect(fields).toContainEqual({ field: 'statisticsFlag', lineNumber: null, value: 'A', source: 'RULE' });
  });

  it('are accepted by customs, take the step off the list, and stand in the order’s timeline', async () => {
    await graph.graph.pass(2);
    await graph.deliver();
    const accepted = await graph.read(summaries[0]?.id ?? '');
    expect(accepted).toMatchObject({ status: 'ACCEPTED', sumNo: expect.stringMatching(/^S\d{17}$/) });
    expect(accepted?.receipts).toEqual(
      expect.arrayContaining([
        { message: 'CEB702', code: '120' },
        { message: 'CEB792', code: '399' },
      ]),
    );
    expect(await work()).toEqual([]);
    const { data } = await graph.graph.ask(
      `query ($id: ID!) { declaration(id: $id) { statisticsOnly summary { id status } order { timeline(first: 50) {
        nodes { kind by text subject { __typename ... on SummaryDeclaration { id } } } } } } }`,
      { id: lists[0] },
      shop,
    );
    const { summary, order, statisticsOnly } = data.declaration;
    expect([statisticsOnly, summary.status]).toEqual([false, 'ACCEPTED']);
    expect(order.timeline.nodes).toContainEqual({
      kind: 'SUMMARY_DECLARED',
      by: 'DECLARANT',
      text: 'In the summary of 2026-11',
      subject: { __typename: 'SummaryDeclaration', id: summary.id },
    });
  });

  it('travel as CEB701, which names the lists', async () => {
    const message = await databases
      .of('supervision')
      .collection('customs_messages')
      .findOne({ kind: 'CEB701', aboutId: summaries.find(({ listCount }) => listCount === 2)?.id });
    const xml = String(message?.['xml']);
    expect(xml.match(/<ceb:invtNo>5100\d{4}E\d{9}<\/ceb:invtNo>/g)).toHaveLength(2);
    expect(xml).toContain('<ceb:summaryFlag>1</ceb:summaryFlag>');
    expect(xml).toContain('<ceb:ebcCode>ret_1</ceb:ebcCode>');
  });

  it('are read in pages by whoever declared them and by authorities, and by nobody else', async () => {
    const page = (viewer: ReturnType<typeof viewerAs> | null, after: string | null = null) =>
      graph.graph.ask(
        `query ($after: String) { summaryDeclarations(filter: { month: "2026-11", statuses: [ACCEPTED] }, first: 1, after: $after) {
          nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
        viewer,
      );
    const first = (await page(shop)).data.summaryDeclarations as Page;
    const second = (await page(shop, first.pageInfo.endCursor)).data.summaryDeclarations as Page;
    expect([...first.nodes, ...second.nodes].map(({ id }) => id).sort()).toEqual(
      summaries.map(({ id }) => id).sort(),
    );
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect((await page(viewerAs('customs'))).data.summaryDeclarations.nodes).toHaveLength(1);
    for (const viewer of [viewerAs('supplier', 'sup_1'), viewerAs('retailer', 'ret_2')]) {
      expect((await page(viewer)).data.summaryDeclarations.nodes).toEqual([]);
      expect(await graph.read(summaries[0]?.id ?? '', viewer)).toBeNull();
    }
  });

  it('are found by their id, by those who may read them', async () => {
    const id = summaries[0]?.id ?? '';
    const find = async (viewer: ReturnType<typeof viewerAs>) => {
      const { data } = await graph.graph.ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on SummaryDeclaration { id } } }`,
        { of: [{ __typename: 'SummaryDeclaration', id }] },
        viewer,
      );
      return data._entities as unknown;
    };
    expect(await find(shop)).toEqual([{ id }]);
    expect(await find(viewerAs('retailer', 'ret_2'))).toEqual([null]);
  });

  it('are nobody else’s to declare', async () => {
    const other = viewerAs('retailer', 'ret_2', ['customs:write']);
    expect((await graph.declare({}, other)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('that customs refuses are sent again by the next call, with the same lists', async () => {
    const fireworks = await graph.closed({ hsCode: '3604100000' });
    graph.graph.clock.set('2027-01-18T02:00:00Z');
    const [sent] = (await graph.declare({ month: '2026-12' })).summaries;
    expect(sent).toMatchObject({ status: 'FILED', dueOn: '2027-01-15', late: true });
    await graph.graph.pass(2);
    await graph.deliver();
    expect(await graph.read(sent?.id ?? '')).toMatchObject({ status: 'OPEN', attempt: 1 });
    expect((await work()).map(({ subject }) => subject.id)).toEqual([fireworks]);
    const [again] = (await graph.declare({ month: '2026-12' })).summaries;
    expect(again).toMatchObject({ id: sent?.id, status: 'FILED', attempt: 2, late: true });
    await graph.graph.pass(2);
    await graph.deliver();
    expect(await graph.read(sent?.id ?? '')).toMatchObject({ status: 'ACCEPTED' });
    expect(await work()).toEqual([]);
  });

  it('take customs’ word by another way where its message does not come', async () => {
    graph.graph.clock.set('2027-01-20T02:00:00Z');
    await graph.closed();
    graph.graph.clock.set('2027-02-01T02:00:00Z');
    const [sent] = (await graph.declare({ month: '2027-01' })).summaries;
    const say = async (receiptId: string, code: string, given: object = {}) => {
      const input = { idempotencyKey: `${receiptId}/${code}`, declarationId: sent?.id, receiptId, code };
      const { data } = await graph.graph.ask(
        `mutation ($input: RecordCustomsReceiptInput!) { recordCustomsReceipt(input: $input) {
          declaration { id } summary { status attempt sumNo } userErrors { code field } } }`,
        { input: { ...input, text: 'said', at: graph.graph.clock.now().toISOString(), ...given } },
        viewerAs('customs'),
      );
      return data.recordCustomsReceipt as { readonly summary: unknown };
    };
    expect(await say('hand_1', '100')).toEqual({
      ...{ declaration: null, userErrors: [] },
      summary: { status: 'OPEN', attempt: 1, sumNo: null },
    });
    graph.graph.clock.set('2027-02-01T03:00:00Z');
    await graph.declare({ month: '2027-01' });
    const late = await say('hand_2', '100', { at: '2027-02-01T01:59:00Z' });
    expect(late.summary).toMatchObject({ status: 'FILED', attempt: 2 });
    const accepted = await say('hand_3', '399', { invtNo: 'S1' });
    expect(accepted.summary).toEqual({ status: 'ACCEPTED', attempt: 2, sumNo: 'S1' });
    expect(await say('hand_3', '100')).toMatchObject({
      ...{ summary: null, userErrors: [{ code: 'DUPLICATE', field: ['receiptId'] }] },
    });
    expect(await say('hand_4', '399', { declarationId: 'sum_none' })).toMatchObject({
      ...{ summary: null, userErrors: [{ code: 'NOT_FOUND', field: ['declarationId'] }] },
    });
    await graph.deliver();
  });

  it('that customs goes on refusing leave place for others', async () => {
    graph.graph.clock.set('2027-02-02T02:00:00Z');
    const id = await graph.closed();
    graph.graph.clock.set('2027-03-01T02:00:00Z');
    const kept = databases.of('supervision').collection<{ _id: string }>('summary_declarations');
    const known = await kept.findOne({ month: '2026-12' } as never);
    const refused = Array.from({ length: 6 }, (_, index) => ({
      ...known,
      ...{ _id: `sum_refused_${index}`, copNo: `BSREFUSED${index}`, month: '2027-02', status: 'OPEN' },
      ...{ listCount: 1_000, attempt: 1, version: 2, receipts: [], changedAt: new Date(index) },
    }));
    await kept.insertMany(refused);
    const filed = (await graph.declare({ month: '2027-02' })).summaries;
    expect(filed.map(({ listCount }) => listCount)).toEqual([1_000, 1_000, 1]);
    expect(filed.slice(0, 2)).toMatchObject([{ id: 'sum_refused_0' }, { id: 'sum_refused_1' }]);
    expect(filed.flatMap(listsOf)).toEqual([id]);
    const rest = (await graph.declare({ month: '2027-02' })).summaries;
    expect(rest).toMatchObject([{ id: 'sum_refused_2' }, { id: 'sum_refused_3' }]);
    await graph.deliver();
  });

  it('that are asked for by many at once have each list once', async () => {
    graph.graph.clock.set('2027-03-10T02:00:00Z');
    const ids = [await graph.closed(), await graph.closed(), await graph.closed()];
    graph.graph.clock.set('2027-04-01T02:00:00Z');
    const answers = await Promise.all(Array.from({ length: 6 }, () => graph.declare({ month: '2027-03' })));
    const filed = answers.flatMap(({ summaries: each }) => each);
    expect(filed.flatMap(listsOf).sort()).toEqual([...ids].sort());
    await graph.deliver();
  });

  it('are refused where the day on which they are due is not known, and nothing is filed', async () => {
    const calendars = databases.of('supervision').collection<{ _id: string }>('calendars');
    await calendars.deleteOne({ _id: '2027' });
    await graph.closed();
    expect(await work()).toMatchObject([{ dueAt: null }]);
    graph.graph.clock.set('2027-05-01T02:00:00Z');
    expect(await graph.declare({ month: '2027-04' })).toMatchObject({
      summaries: [],
      userErrors: [{ code: 'RULE_UNKNOWN', field: ['month'] }],
    });
  });
});
