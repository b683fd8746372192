import { beforeEach, describe, expect, it } from '@jest/globals';
import { createTransact } from '../../runtime/transact.ts';
import type { UnitOfWork } from '../../runtime/unit-of-work.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';
import { noConsumers } from '../support/events.ts';
import { createTestClock } from '../support/subgraph.ts';

interface Toy {
  readonly _id: string;
  readonly name: string;
}

const databases = await databasesOfThisFile();
const db = databases.of('work');
const transact = createTransact(db, createTestClock(), noConsumers);
const toys = { collection: db.collection('toys') };
const stored = () => db.collection<Toy>('toys').find().sort({ _id: 1 }).toArray();
const inTransaction = <Result>(work: (documents: UnitOfWork) => Promise<Result>) =>
  transact(({ documents }) => work(documents));

const sent: string[] = [];
databases.onCommand(({ name, collection }) => void (collection === 'toys' && sent.push(name)));

/** Names of the commands about toys that some work sends. */
async function commandsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  sent.length = 0;
  await work();
  return sent;
}

await toys.collection.createIndex({ name: 1 }, { unique: true });

beforeEach(async () => {
  await toys.collection.deleteMany({});
  await db.collection<Toy>('toys').insertMany([
    { _id: 'ball', name: 'red' },
    { _id: 'car', name: 'blue' },
  ]);
});

describe('documents of one transaction', () => {
  it('are read once, many with one command', async () => {
    const commands = await commandsOf(() =>
      inTransaction(async (documents) => {
        expect(await documents.findAll<Toy>(toys, ['car', 'ball', 'car', 'none'])).toEqual([
          { _id: 'car', name: 'blue' },
          { _id: 'ball', name: 'red' },
        ]);
        expect(await documents.find<Toy>(toys, 'ball')).toEqual({ _id: 'ball', name: 'red' });
        expect(await documents.find<Toy>(toys, 'none')).toBeNull();
      }),
    );
    expect(commands).toEqual(['find']);
  });

  it('are written at its end, as they are then', async () => {
    const commands = await commandsOf(() =>
      inTransaction(async (documents) => {
        documents.put<Toy>(toys, { _id: 'ball', name: 'green' });
        documents.put<Toy>(toys, { _id: 'ball', name: 'yellow' });
        documents.put<Toy>(toys, { _id: 'doll', name: 'green' });
        documents.insert<Toy>(toys, { _id: 'egg', name: 'white' });
        documents.put<Toy>(toys, { _id: 'egg', name: 'brown' });
        documents.remove(toys, 'car');
        expect(await documents.find<Toy>(toys, 'ball')).toEqual({ _id: 'ball', name: 'yellow' });
        expect(await documents.find<Toy>(toys, 'car')).toBeNull();
      }),
    );
    expect(commands).toEqual(['delete', 'update', 'insert']);
    expect(await stored()).toEqual([
      { _id: 'ball', name: 'yellow' },
      { _id: 'doll', name: 'green' },
      { _id: 'egg', name: 'brown' },
    ]);
  });

  it('may come back after they were removed', async () => {
    await inTransaction((documents) => {
      documents.remove(toys, 'ball');
      documents.insert<Toy>(toys, { _id: 'ball', name: 'green' });
      documents.insert<Toy>(toys, { _id: 'egg', name: 'white' });
      documents.remove(toys, 'egg');
      return Promise.resolve();
    });
    expect((await stored()).map(({ _id, name }) => `${_id} ${name}`)).toEqual(['ball green', 'car blue']);
  });

  it('give a unique value up before another takes it', async () => {
    await inTransaction((documents) => {
      documents.insert<Toy>(toys, { _id: 'doll', name: 'red' });
      documents.put<Toy>(toys, { _id: 'ball', name: 'green' });
      documents.put<Toy>(toys, { _id: 'egg', name: 'blue' });
      documents.remove(toys, 'car');
      return Promise.resolve();
    });
    expect((await stored()).map(({ _id, name }) => `${_id} ${name}`)).toEqual([
      'ball green',
      'doll red',
      'egg blue',
    ]);
  });

  it('are there for a query once they are flushed, and written once', async () => {
    const commands = await commandsOf(() =>
      transact(async ({ documents, session }) => {
        documents.put<Toy>(toys, { _id: 'ball', name: 'green' });
        await documents.flush(toys);
        expect(await toys.collection.countDocuments({ name: 'green' }, { session })).toBe(1);
      }),
    );
    expect(commands.filter((name) => name === 'update')).toEqual(['update']);
  });

  it('are none of them written where one that is new is there already', async () => {
    const work = inTransaction((documents) => {
      documents.put<Toy>(toys, { _id: 'car', name: 'green' });
      documents.insert<Toy>(toys, { _id: 'ball', name: 'yellow' });
      return Promise.resolve();
    });
    await expect(work).rejects.toMatchObject({ code: 11000 });
    expect(await stored()).toEqual([
      { _id: 'ball', name: 'red' },
      { _id: 'car', name: 'blue' },
    ]);
  });

  it('are read again where another transaction was in the way', async () => {
    let turns = 0;
    await inTransaction(async (documents) => {
      const { name = '' } = (await documents.find<Toy>(toys, 'ball')) ?? {};
      if ((turns += 1) === 1)
        await toys.collection.updateOne({ _id: 'ball' as never }, { $set: { name: 'old' } });
      documents.put<Toy>(toys, { _id: 'ball', name: `${name} ball` });
    });
    expect(turns).toBe(2);
    expect((await stored())[0]).toEqual({ _id: 'ball', name: 'old ball' });
  });
});
