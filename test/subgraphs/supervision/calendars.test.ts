import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { finance, type FinanceInstance } from '../../../subgraphs/finance/index.ts';
import { supervision } from '../../../subgraphs/supervision/index.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { deliver } from '../../support/deliver.ts';
import { noConsumers } from '../../support/events.ts';
import { openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';
import { openTestSummaries, shop, type TestSummaries } from '../../support/summaries.ts';

describe('working days that an operator imports', () => {
  let databases: Databases;
  let own: TestSummaries;
  let rates: TestSubgraph<FinanceInstance>;
  let list: string;

  beforeAll(async () => {
    databases = await openTestDatabases();
    own = await openTestSummaries(databases);
    rates = await openTestSubgraph(finance, databases, [supervision]);
  });
  afterAll(() => databases.close());

  const days = (year: string, from: number, to: number, country = 'CN') =>
    Array.from({ length: to - from + 1 }, (_, index) => ({
      ...{ country, kind: 'HOLIDAY', on: `${year}-01-${String(from + index).padStart(2, '0')}` },
    }));
  /** As `npm run import -- holidays` does, and then the background process. */
  const bring = async (rows: Parameters<FinanceInstance['imports']['holidays']['run']>[0]) => {
    await rates.instance.imports.holidays.run(rows, 'notice.csv');
    const parties = [finance, supervision].map(({ name }) => ({
      name,
      db: databases.of(name),
      handlers: (name === 'supervision' ? own.graph.instance.handlers : {}) ?? {},
    }));
    const [from, to] = parties;
    if (!from || !to) throw new Error('two subgraphs meet');
    const failures: unknown[] = [];
    await deliver(from, to, {
      clock: own.graph.clock,
      consumersOf: noConsumers,
      onFailure: (_link, _event, error) => void failures.push(error),
    });
    expect(failures).toEqual([]);
    await own.graph.pass(0);
  };
  const dueDays = async (): Promise<unknown> => {
    const { data } = await own.graph.ask(
      '{ myWork(filter: { actions: [DECLARE_SUMMARY] }) { nodes { dueAt subject { ... on Declaration { id } } } } }',
      {},
      shop,
    );
    const steps = data.myWork.nodes as { readonly dueAt: string | null }[];
    return [...new Set(steps.map(({ dueAt }) => dueAt))];
  };

  it('of a year that nobody knew date what had no day', async () => {
    await databases.of('supervision').collection<{ _id: string }>('calendars').deleteOne({ _id: '2027' });
    own.graph.clock.set('2026-12-20T02:00:00Z');
    list = await own.closed();
    expect(await dueDays()).toEqual([null]);
    await bring(days('2027', 1, 1));
    expect(await dueDays()).toEqual(['2027-01-15T15:59:59.999Z']);
  });

  it('date what waits already: a list of December whose summary is due after the holiday', async () => {
    await bring(days('2027', 14, 19));
    expect(await dueDays()).toEqual(['2027-01-20T15:59:59.999Z']);
    const told = await databases
      .of('supervision')
      .collection<{ data: unknown }>('events')
      .find({ aggregateId: list, type: 'DeclarationMoved' })
      .sort({ sequence: -1 })
      .limit(1)
      .toArray();
    expect(told.map(({ data }) => data)).toMatchObject([
      { status: 'CLOSED', previous: 'CLOSED', summary: { month: '2026-12', dueOn: '2027-01-20' } },
    ]);
  });

  it('that come again change nothing, nor do those of another country', async () => {
    const countOf = () => databases.of('supervision').collection('events').countDocuments();
    const before = await countOf();
    await bring(days('2027', 14, 19));
    await bring(days('2027', 1, 31, 'VN'));
    expect(await countOf()).toBe(before);
    expect(await dueDays()).toEqual(['2027-01-20T15:59:59.999Z']);
  });

  it('are what a summary is late by, and what is closed later is dated by; what was filed keeps its day', async () => {
    await own.closed({ destination: 'FR' });
    expect(await dueDays()).toEqual(['2027-01-20T15:59:59.999Z']);
    own.graph.clock.set('2027-01-19T02:00:00Z');
    const { summaries } = await own.declare({ month: '2026-12' });
    const onTime = { dueOn: '2027-01-20', late: false };
    expect(summaries).toMatchObject([onTime, onTime]);
    await bring(days('2027', 14, 18));
    const { data } = await own.graph.ask('{ summaryDeclarations { nodes { dueOn late } } }', {}, shop);
    expect(data.summaryDeclarations.nodes).toEqual([onTime, onTime]);
  });

  it('are not taken back by what is shipped', async () => {
    await own.graph.instance.install(() => undefined);
    const calendar = await databases
      .of('supervision')
      .collection<{ _id: string }>('calendars')
      .findOne({ _id: '2027' });
    expect(calendar).toMatchObject({ byOperator: true, source: 'notice.csv', isApplied: true, version: 4 });
  });

  it('look once at each of thirteen months, however many lists are there', async () => {
    await own.graph.pass(0);
    own.graph.commands();
    await bring(days('2028', 15, 15));
    const looked = own.graph.commands().filter(({ collection }) => collection === 'summary_lists');
    expect(looked).toHaveLength(13);
  });
});
