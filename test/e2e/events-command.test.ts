import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Databases, openDatabases } from '../../runtime/database.ts';
import { eventFailureModel } from '../../runtime/event-failures.ts';
import { eventId, eventModel } from '../../runtime/events.ts';
import {
  endInstallations,
  type Installation,
  runCommand,
  startInstallation,
} from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';
import { titleOf, until } from '../support/processes.ts';
import { orderPlaced } from '../support/shipments.ts';

jest.setTimeout(240_000);

const moved = { status: 'CONFIRMED', previous: 'PLACED' };

let graph: Installation;
let databases: Databases;
beforeAll(async () => {
  graph = await startInstallation(await installedDataDir());
  const socket = encodeURIComponent(path.join(graph.dataDir, 'database.sock'));
  databases = await openDatabases(`mongodb://${socket}/?directConnection=true`);
  // At once: it takes a while until what fails again and again is set aside.
  await tell('ord_none', 1, 'OrderPlaced', { orderId: 'ord_none' });
  await tell('ord_bad', 1, 'OrderPlaced', { ...orderPlaced('ord_bad'), incoterm: 'FREE' });
  await tell('ord_bad', 2, 'OrderMoved', { ...moved, orderId: 'ord_bad' });
}, 180_000);
afterAll(async () => {
  await databases.close();
  await endInstallations();
});

const events = (...args: string[]) =>
  runCommand('start/commands/events.js', args, { DATA_DIR: graph.dataDir });

/** An event as retailers would have written it. */
const tell = (orderId: string, sequence: number, type: string, data: object) =>
  eventModel(databases.of('retailers')).insertMany([
    {
      _id: eventId(orderId, sequence),
      aggregateId: orderId,
      sequence,
      type,
      data,
      at: new Date(),
      pending: ['logistics'],
    },
  ]);

/** On a real MongoDB a transaction of a process that was killed keeps its documents for a minute. */
const LOCKED_MS = 150_000;

/** Asks the database itself: a command each time would keep the machine from it. */
const untilAside = (aggregateId: string) =>
  until('it is set aside', async () => {
    const failures = eventFailureModel(databases.of('retailers'));
    return (await failures.countDocuments({ aggregateId, isAside: true })) > 0;
  });

const factsOf = (orderId: string) =>
  databases
    .of('logistics')
    .collection<{ _id: string; status: string }>('order_facts')
    .findOne({ _id: orderId });

const metrics = async () => (await fetch(`${graph.url}/metrics`)).text();

describe('npm run events', () => {
  it('leaves an event out only with a reason, and keeps who decided so', async () => {
    await untilAside('ord_none');
    const link = ['retailers', 'logistics', 'ord_none'];
    expect(await events('replay', ...link, '--skip')).toMatchObject({ code: 2 });
    expect(await events('replay', ...link, '--skip', '--reason', 'Made by hand')).toMatchObject({ code: 0 });
    const decisions = databases.of('retailers').collection('event_decisions');
    expect(await decisions.findOne({ aggregateId: 'ord_none' })).toMatchObject({
      action: 'SKIP',
      reason: 'Made by hand',
      by: expect.stringMatching(/./),
    });
    expect(
      await eventModel(databases.of('retailers')).findById(eventId('ord_none', 1)).lean(),
    ).not.toMatchObject({
      pending: expect.anything(),
    });
  });

  it('shows what was set aside, and gives it again once it is mended', async () => {
    await tell('ord_good', 1, 'OrderPlaced', orderPlaced('ord_good'));
    await until('the other order goes on', async () => (await factsOf('ord_good')) !== null);
    await untilAside('ord_bad');
    expect((await events('list')).output).toContain('ord_bad');

    const { output } = await events('show', 'retailers', 'logistics', 'ord_bad');
    expect(output).toContain('"incoterm": "FREE"');
    expect(output).toMatch(/ZodError/);
    expect(output).toContain('1 later events of ord_bad wait for it');
    await until('it is in the metrics', async () =>
      /beltgraph_events_set_aside\{source="retailers",receiver="logistics"\} 2/.test(await metrics()),
    );
    expect(await metrics()).toMatch(/beltgraph_event_delivery_seconds_bucket\{.*receiver="logistics"/);

    await eventModel(databases.of('retailers')).updateOne(
      { _id: eventId('ord_bad', 1) },
      { $set: { 'data.incoterm': 'DDP' } },
    );
    expect(await events('replay', 'retailers', 'logistics', 'ord_bad')).toMatchObject({ code: 0 });
    await until('both are applied', async () => (await factsOf('ord_bad'))?.status === 'CONFIRMED');
    expect((await events('list')).output).toContain('Nothing is set aside');
  });

  it('shows what a payment provider told and finance refused, and leaves it out with a reason', async () => {
    const report = { orderId: 'ord_euro', status: 'CAPTURED', amount: { minor: 5n, currency: 'USD' } };
    const kept = { orderId: 'ord_euro', providerRef: 'sim_1', sequence: 3, report, receivedAt: new Date() };
    const reports = databases.of('finance').collection<{ _id: string }>('provider_events');
    const refused = { outcome: 'REFUSED', reason: 'payment-in-other-currency', decision: null };
    await reports.insertOne({ _id: 'simulated/sim_1/3', ...kept, ...refused });
    const link = ['simulated', 'finance', 'sim_1/3'];
    expect((await events('list')).output).toContain(`${link.join(' ')}  payment of ord_euro`);
    expect((await events('show', ...link)).output).toContain('"status": "CAPTURED"');
    const skipped = await events('replay', ...link, '--skip', '--reason', 'Paid by mistake');
    expect(skipped).toMatchObject({ code: 0, output: 'sim_1/3 is SKIPPED\n' });
  });

  it.each([
    [['show', 'retailers', 'logistics', 'ord_unknown'], 1],
    [['show', 'nobody', 'logistics', 'ord_unknown'], 1],
    [['replay'], 2],
    [[], 2],
  ])('says what is wrong with %j', async (args, code) => {
    expect(await events(...args)).toMatchObject({ code });
  });
});

describe('a background process that is killed', () => {
  it('is replaced by one that goes on where it was', async () => {
    const orders = Array.from({ length: 200 }, (_, index) => `ord_many_${index}`);
    for (const orderId of orders) await tell(orderId, 1, 'OrderPlaced', orderPlaced(orderId));
    const background = graph.processes().find((pid) => titleOf(pid).includes('background'));
    process.kill(background ?? 0, 'SIGKILL');
    for (const orderId of orders) {
      await tell(orderId, 2, 'OrderMoved', { ...moved, orderId });
    }
    const facts = databases.of('logistics').collection('order_facts');
    const ready = { _id: { $regex: '^ord_many_' } as never, status: 'CONFIRMED', version: 2 };
    const areApplied = async () => (await facts.countDocuments(ready)) === orders.length;
    await until('all are applied', areApplied, LOCKED_MS);
    expect((await events('list')).output).toContain('Nothing is set aside');
  });
});
