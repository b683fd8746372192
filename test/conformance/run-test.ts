import { setTimeout } from 'node:timers/promises';
import { AbstractCursor, ClientSession, Collection, Db, GridFSBucket, MongoClient } from 'mongodb';
import { Arguments } from './arguments.ts';
import { Entities } from './entities.ts';
import { matchEvents } from './events.ts';
import { matchError } from './expected-error.ts';
import { matchValue } from './match.ts';
import { BUCKET_OPERATIONS } from './operations/bucket.ts';
import { COLLECTION_OPERATIONS } from './operations/collection.ts';
import { CLIENT_OPERATIONS, DATABASE_OPERATIONS } from './operations/database.ts';
import type { OperationTable, TestContext } from './operations/operation.ts';
import { CURSOR_OPERATIONS, SESSION_OPERATIONS } from './operations/session.ts';
import { TEST_RUNNER_OPERATIONS } from './operations/test-runner.ts';
import { Skipped, Unexpected } from './outcome.ts';
import { reasonToSkip, type ServerFacts } from './requirements.ts';
import type { CollectionData, Operation, Suite, TestCase } from './suite.ts';

const TEST_TIMEOUT_MS = 30_000;

type Kind = readonly [type: abstract new (...args: never[]) => object, operations: OperationTable<never>];

/* Each table is used with targets of its own class only. */
const KINDS: readonly Kind[] = [
  [Collection, COLLECTION_OPERATIONS],
  [Db, DATABASE_OPERATIONS],
  [MongoClient, CLIENT_OPERATIONS],
  [ClientSession, SESSION_OPERATIONS],
  [AbstractCursor, CURSOR_OPERATIONS],
  [GridFSBucket, BUCKET_OPERATIONS],
];

function operationsOf(target: unknown): OperationTable<never> {
  if (target === null) return TEST_RUNNER_OPERATIONS; // its target is null
  const kind = KINDS.find(([type]) => target instanceof type);
  if (!kind) throw new Skipped('operations on such an entity are not known');
  return kind[1];
}

async function perform(operation: Operation, context: TestContext): Promise<unknown> {
  const { entities } = context;
  const target = operation.object === 'testRunner' ? null : entities.entity(operation.object);
  const perform = operationsOf(target)[operation.name];
  if (!perform) throw new Skipped(`the operation ${operation.name} is not known`);
  const args = new Arguments(operation.arguments, entities);
  return perform({ target: target as never, args, context }); // the table is that of the target's class
}

const isOurs = (error: unknown): boolean => error instanceof Skipped || error instanceof Unexpected;

/** Does an operation and compares what comes of it. Answers the error that was expected, so that a callback can go on with it. */
async function runOperation(operation: Operation, context: TestContext): Promise<Error | null> {
  const { name, expectError, expectResult, ignoreResultAndError, saveResultAsEntity } = operation;
  const { entities } = context;
  let result: unknown;
  try {
    result = await perform(operation, context);
  } catch (error) {
    if (isOurs(error) || !(error instanceof Error)) throw error;
    if (expectError) matchError(expectError, error, entities);
    else if (!ignoreResultAndError) throw error;
    return error;
  }
  if (expectError) throw new Unexpected(`${name}: expected an error, there was none`);
  if (saveResultAsEntity !== undefined) entities.set(saveResultAsEntity, result);
  if (expectResult !== undefined && !ignoreResultAndError) {
    matchValue(expectResult, result, { context: entities, isRoot: true, at: name });
  }
  return null;
}

async function prepare(admin: MongoClient, data: readonly CollectionData[]): Promise<void> {
  for (const { databaseName, collectionName, documents, createOptions } of data) {
    const database = admin.db(databaseName);
    await database.dropCollection(collectionName).catch(() => false);
    await database.createCollection(collectionName, { ...createOptions });
    if (documents.length > 0) await database.collection(collectionName).insertMany([...documents]);
  }
}

async function checkOutcome(context: TestContext, outcome: readonly CollectionData[]): Promise<void> {
  for (const { databaseName, collectionName, documents } of outcome) {
    const found = await context.admin
      .db(databaseName)
      .collection(collectionName)
      .find()
      .sort({ _id: 1 })
      .toArray();
    const match = { context: context.entities, isRoot: false, at: `the outcome in ${collectionName}` };
    matchValue(documents, found, match);
  }
}

function checkEvents({ entities }: TestContext, expectations: TestCase['expectEvents']): void {
  for (const expectation of expectations ?? []) {
    const { recorder, observed } = entities.client(expectation.client);
    matchEvents(expectation, recorder, { observed, context: entities });
  }
}

async function withTimeout(work: Promise<void>): Promise<void> {
  const abort = new AbortController();
  const late = setTimeout(TEST_TIMEOUT_MS, undefined, { signal: abort.signal }).then(() => {
    throw new Unexpected(`is not done after ${TEST_TIMEOUT_MS} ms`);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    abort.abort();
    late.catch(() => undefined);
  }
}

async function disable(admin: MongoClient, failPoints: ReadonlySet<string>): Promise<void> {
  for (const name of failPoints) await admin.db('admin').command({ configureFailPoint: name, mode: 'off' });
}

export interface Environment {
  readonly uri: string;
  readonly admin: MongoClient;
  readonly facts: ServerFacts;
}

/** What keeps a test from being run here; null if nothing does. */
function obstacle(suite: Suite, test: TestCase, facts: ServerFacts): string | null {
  return (
    test.skipReason ??
    reasonToSkip(suite.runOnRequirements, facts) ??
    reasonToSkip(test.runOnRequirements, facts)
  );
}

async function runOperations(suite: Suite, test: TestCase, context: TestContext): Promise<void> {
  await context.entities.create(suite.createEntities ?? []);
  for (const operation of test.operations) await context.run(operation);
  checkEvents(context, test.expectEvents);
}

/** Runs one test. Throws `Skipped` if it cannot be run, and anything else if it fails. */
export async function runTest(
  suite: Suite,
  test: TestCase,
  { uri, admin, facts }: Environment,
): Promise<void> {
  const reason = obstacle(suite, test, facts);
  if (reason !== null) throw new Skipped(reason);
  await prepare(admin, suite.initialData ?? []);
  const entities = new Entities(uri);
  const context: TestContext = {
    entities,
    admin,
    failPoints: new Set(),
    run: (operation) => runOperation(operation, context),
  };
  try {
    await withTimeout(runOperations(suite, test, context));
    await checkOutcome(context, test.outcome ?? []);
  } finally {
    await disable(admin, context.failPoints);
    await entities.close();
  }
}
