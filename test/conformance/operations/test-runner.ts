import { setTimeout } from 'node:timers/promises';
import { EJSON, type Document } from 'bson';
import type { Entities } from '../entities.ts';
import { Skipped, Unexpected } from '../outcome.ts';
import type { OperationCall, OperationTable, TestContext } from './operation.ts';

type Call = OperationCall<null>;

async function switchFailPoint(
  { admin, entities, failPoints }: TestContext,
  failPoint: Document,
  client?: string,
) {
  const target = client === undefined ? admin : entities.client(client).client;
  failPoints.add(String(failPoint['configureFailPoint']));
  await target.db('admin').command(failPoint);
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new Unexpected(message);
}

const STATES: Readonly<Record<string, readonly string[]>> = {
  none: ['NO_TRANSACTION'],
  starting: ['STARTING_TRANSACTION'],
  in_progress: ['TRANSACTION_IN_PROGRESS'],
  committed: ['TRANSACTION_COMMITTED', 'TRANSACTION_COMMITTED_EMPTY'],
  aborted: ['TRANSACTION_ABORTED'],
};

/** Parts of the driver's sessions that it does not declare. */
interface SessionInternals {
  readonly transaction: { readonly state: string };
  readonly isPinned: boolean;
  readonly serverSession: { readonly isDirty: boolean };
}

const internals = (args: Call['args']): SessionInternals => args.session() as unknown as SessionInternals; // they are there

async function collectionExists({ args, context }: Call): Promise<boolean> {
  const database = context.admin.db(args.text('databaseName'));
  return database.listCollections({ name: args.text('collectionName') }).hasNext();
}

async function indexExists({ args, context }: Call): Promise<boolean> {
  const collection = context.admin.db(args.text('databaseName')).collection(args.text('collectionName'));
  const indexes: Document[] = await collection
    .listIndexes()
    .toArray()
    .catch(() => []);
  return indexes.some(({ name }) => name === args.text('indexName'));
}

function lastSessionIds(entities: Entities, client: string): readonly string[] {
  const commands = entities.client(client).recorder.startedCommands().slice(-2);
  return commands.map(({ lsid }) => EJSON.stringify(lsid));
}

function checkedOut(entities: Entities, client: string): number {
  const { events } = entities.client(client).recorder;
  const count = (wanted: string) => events.filter(({ name }) => name === wanted).length;
  return count('connectionCheckedOutEvent') - count('connectionCheckedInEvent');
}

function matchingEvents({ args, context }: Call): number {
  const [name = ''] = Object.keys(args.document('event'));
  const { events } = context.entities.client(args.text('client')).recorder;
  return events.filter((event) => event.name === name).length;
}

const WAIT_MS = 10_000;

async function waitUntil(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + WAIT_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Unexpected(`waited in vain for ${what}`);
    await setTimeout(10);
  }
}

/** Operations of the runner itself, by their names in the test format. */
export const TEST_RUNNER_OPERATIONS: OperationTable<null> = {
  failPoint: ({ args, context }) => switchFailPoint(context, args.document('failPoint'), args.text('client')),
  targetedFailPoint: ({ args, context }) => switchFailPoint(context, args.document('failPoint')),
  createEntities: ({ args, context }) => context.entities.create(args.list('entities')),
  assertSessionTransactionState: ({ args }) => {
    const { state } = internals(args).transaction;
    const expected = args.text('state');
    check(STATES[expected]?.includes(state) ?? false, `the transaction is ${state}, expected ${expected}`);
  },
  assertSessionPinned: ({ args }) => check(internals(args).isPinned, 'the session is not pinned'),
  assertSessionUnpinned: ({ args }) => check(!internals(args).isPinned, 'the session is pinned'),
  assertSessionDirty: ({ args }) => check(internals(args).serverSession.isDirty, 'the session is not dirty'),
  assertSessionNotDirty: ({ args }) => check(!internals(args).serverSession.isDirty, 'the session is dirty'),
  assertCollectionExists: async (call) => check(await collectionExists(call), 'there is no such collection'),
  assertCollectionNotExists: async (call) =>
    check(!(await collectionExists(call)), 'there is such a collection'),
  assertIndexExists: async (call) => check(await indexExists(call), 'there is no such index'),
  assertIndexNotExists: async (call) => check(!(await indexExists(call)), 'there is such an index'),
  assertSameLsidOnLastTwoCommands: ({ args, context }) => {
    const [first, second] = lastSessionIds(context.entities, args.text('client'));
    check(first === second, 'the last two commands have different sessions');
  },
  assertDifferentLsidOnLastTwoCommands: ({ args, context }) => {
    const [first, second] = lastSessionIds(context.entities, args.text('client'));
    check(first !== second, 'the last two commands have the same session');
  },
  assertNumberConnectionsCheckedOut: ({ args, context }) => {
    const actual = checkedOut(context.entities, args.text('client'));
    check(actual === args.number('connections'), `${actual} connections are checked out`);
  },
  assertEventCount: (call) => {
    const actual = matchingEvents(call);
    check(actual === call.args.number('count'), `there were ${actual} of the events`);
  },
  waitForEvent: (call) => {
    const count = call.args.number('count') ?? 1;
    return waitUntil(() => matchingEvents(call) >= count, 'an event');
  },
  wait: ({ args }) => setTimeout(args.number('ms') ?? 0, undefined),
  runOnThread: () => {
    throw new Skipped('threads: JavaScript has none');
  },
};
