import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDatabase, type RunningDatabase } from '../../database/index.ts';
import { runSuites, type TestResult } from './run-suites.ts';
import type { Operation, Suite, TestCase } from './suite.ts';

let server: RunningDatabase;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'beltgraph-conformance-'));
  server = await startDatabase({ dataDir, port: 0, fsync: false, testCommands: true });
});

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
});

const OBSERVED = ['commandStartedEvent', 'commandFailedEvent'];

function suiteOf(test: Partial<TestCase> & { readonly operations: readonly Operation[] }): Suite {
  const databaseName = `runner_${randomUUID().slice(0, 8)}`;
  return {
    file: 'inline.json',
    schemaVersion: '1.9',
    createEntities: [
      { client: { id: 'client', observeEvents: OBSERVED } },
      { database: { id: 'database', client: 'client', databaseName } },
      { collection: { id: 'collection', database: 'database', collectionName: 'things' } },
      { session: { id: 'session', client: 'client' } },
    ],
    initialData: [{ databaseName, collectionName: 'things', documents: [{ _id: 1, n: 1 }] }],
    tests: [{ description: 'a test', ...test }],
  };
}

async function resultOf(
  test: Partial<TestCase> & { readonly operations: readonly Operation[] },
): Promise<TestResult> {
  for await (const result of runSuites([suiteOf(test)], server.uri)) return result;
  throw new Error('there was no result');
}

const insert = (_id: number, more: object = {}): Operation => ({
  name: 'insertOne',
  object: 'collection',
  arguments: { document: { _id }, ...more },
});

const onSession = (name: string, more: object = {}): Operation => ({ name, object: 'session', ...more });

const find: Operation = { name: 'find', object: 'collection', arguments: { filter: {}, sort: { _id: 1 } } };

const failInsert = (data: object): Operation => ({
  name: 'failPoint',
  object: 'testRunner',
  arguments: {
    client: 'client',
    failPoint: {
      configureFailPoint: 'failCommand',
      mode: { times: 1 },
      data: { failCommands: ['insert'], ...data },
    },
  },
});

describe('a unified test', () => {
  it.each<[string, Partial<TestCase> & { readonly operations: readonly Operation[] }]>([
    [
      'compares results; root documents may have more fields',
      { operations: [{ ...find, expectResult: [{ _id: 1 }] }] },
    ],
    [
      'compares results with operators',
      {
        operations: [
          {
            ...insert(2),
            expectResult: {
              $$unsetOrMatches: { insertedId: { $$type: ['int', 'long'] }, nothing: { $$exists: false } },
            },
          },
        ],
      },
    ],
    [
      'compares commands',
      {
        operations: [insert(2, { session: 'session' })],
        expectEvents: [
          {
            client: 'client',
            events: [
              {
                commandStartedEvent: {
                  commandName: 'insert',
                  command: { insert: 'things', lsid: { $$sessionLsid: 'session' } },
                },
              },
            ],
          },
        ],
      },
    ],
    [
      'expects errors',
      {
        operations: [
          {
            ...insert(1),
            expectError: {
              errorCode: 11000,
              errorContains: 'dup key',
              isClientError: false,
              expectResult: { $$unsetOrMatches: {} },
            },
          },
        ],
        expectEvents: [
          {
            client: 'client',
            eventType: 'command',
            ignoreExtraEvents: true,
            events: [{ commandStartedEvent: { commandName: 'insert' } }],
          },
        ],
      },
    ],
    [
      'retries a write that a fail point ended',
      {
        operations: [failInsert({ errorCode: 91, errorLabels: ['RetryableWriteError'] }), insert(2)],
        expectEvents: [
          {
            client: 'client',
            events: [
              { commandStartedEvent: { commandName: 'insert', command: { txnNumber: 1 } } },
              { commandFailedEvent: { commandName: 'insert' } },
              { commandStartedEvent: { commandName: 'insert', command: { txnNumber: 1 } } },
            ],
          },
        ],
      },
    ],
    [
      'runs transactions',
      {
        operations: [
          onSession('startTransaction'),
          insert(2, { session: 'session' }),
          {
            name: 'assertSessionTransactionState',
            object: 'testRunner',
            arguments: { session: 'session', state: 'in_progress' },
          },
          { ...find, expectResult: [{ _id: 1 }] },
          onSession('commitTransaction'),
          { ...find, expectResult: [{ _id: 1 }, { _id: 2 }] },
          onSession('startTransaction'),
          insert(3, { session: 'session' }),
          onSession('abortTransaction'),
        ],
      },
    ],
    [
      'unpins a session whose transaction has to be run again',
      {
        operations: [
          onSession('startTransaction'),
          insert(2, { session: 'session' }),
          { name: 'assertSessionPinned', object: 'testRunner', arguments: { session: 'session' } },
          {
            name: 'targetedFailPoint',
            object: 'testRunner',
            arguments: {
              session: 'session',
              failPoint: {
                configureFailPoint: 'failCommand',
                mode: { times: 1 },
                data: { failCommands: ['commitTransaction'], errorCode: 24 },
              },
            },
          },
          onSession('commitTransaction', {
            expectError: {
              errorCode: 24,
              errorLabelsContain: ['TransientTransactionError'],
              errorLabelsOmit: ['UnknownTransactionCommitResult'],
            },
          }),
          { name: 'assertSessionUnpinned', object: 'testRunner', arguments: { session: 'session' } },
        ],
      },
    ],
    [
      'runs callbacks, and goes on with their errors',
      {
        operations: [
          onSession('withTransaction', { arguments: { callback: [insert(2, { session: 'session' })] } }),
          onSession('withTransaction', {
            arguments: {
              callback: [
                insert(3, { session: 'session' }),
                { ...insert(2, { session: 'session' }), expectError: { errorCode: 11000 } },
              ],
            },
            expectError: { errorCode: 11000 },
          }),
          { ...find, expectResult: [{ _id: 1 }, { _id: 2 }] },
        ],
      },
    ],
    [
      'runs cursors',
      {
        operations: [
          {
            name: 'createFindCursor',
            object: 'collection',
            arguments: { filter: {} },
            saveResultAsEntity: 'cursor',
          },
          { name: 'iterateUntilDocumentOrError', object: 'cursor', expectResult: { _id: 1, n: 1 } },
          { name: 'close', object: 'cursor' },
        ],
      },
    ],
  ])('%s', async (_rule, test) => {
    expect(await resultOf(test)).toMatchObject({ kind: 'passed', message: '' });
  });

  it.each<[string, Partial<TestCase> & { readonly operations: readonly Operation[] }, RegExp]>([
    [
      'a wrong result',
      { operations: [{ ...find, expectResult: [{ _id: 2 }] }] },
      /find\[0\]\._id: expected 2, found 1/,
    ],
    [
      'a field that is too much',
      { operations: [], outcome: [{ databaseName: 'x', collectionName: 'y', documents: [{ _id: 1 }] }] },
      /outcome in y/,
    ],
    [
      'an error that did not come',
      { operations: [{ ...insert(2), expectError: { isError: true } }] },
      /expected an error/,
    ],
    [
      'an error of another code',
      { operations: [{ ...insert(1), expectError: { errorCode: 1 } }] },
      /with the code 1/,
    ],
    ['an error that nobody expected', { operations: [insert(1)] }, /E11000/],
    [
      'an event that is missing',
      { operations: [], expectEvents: [{ client: 'client', events: [{ commandStartedEvent: {} }] }] },
      /there was none/,
    ],
    [
      'an event that is too much',
      { operations: [insert(2)], expectEvents: [{ client: 'client', events: [] }] },
      /did not expect commandStartedEvent insert/,
    ],
  ])('fails on %s', async (_what, test, message) => {
    expect(await resultOf(test)).toMatchObject({ kind: 'failed', message: expect.stringMatching(message) });
  });

  it.each<[string, Partial<TestCase>, RegExp]>([
    ['needs another server', { runOnRequirements: [{ minServerVersion: '99.0' }] }, /needs server 99/],
    ['needs another topology', { runOnRequirements: [{ topologies: ['load-balanced'] }] }, /needs topology/],
    ['says so', { skipReason: 'because' }, /because/],
    [
      'has an operation that is not known',
      { operations: [{ name: 'nothing', object: 'collection' }] },
      /nothing/,
    ],
  ])('is skipped if it %s', async (_what, test, message) => {
    const result = await resultOf({ operations: [], ...test });
    expect(result).toMatchObject({ kind: 'skipped', message: expect.stringMatching(message) });
  });

  it('leaves no fail point behind', async () => {
    await resultOf({ operations: [failInsert({ errorCode: 8, mode: 'alwaysOn' })] });
    expect(await resultOf({ operations: [insert(2)] })).toMatchObject({ kind: 'passed' });
  });
});
