import { describe, expect, it } from '@jest/globals';
import type { Collection, Filter } from 'mongodb';
import { databaseOfThisFile } from '../support/database-of-this-file.ts';
import type { Item } from '../support/database.ts';
import { explain, fill } from '../support/items.ts';

const database = await databaseOfThisFile();
const items = (): Collection<Item> => database.fresh().collection<Item>('items');

describe('plans', () => {
  it('serves equality on an array field and a sort on _id without sorting', async () => {
    const collection = items();
    await collection.createIndex({ terms: 1, _id: -1 });
    await fill(collection, 400, (_id) => ({ terms: [`w${_id % 4}`, `v${_id % 7}`, 'all'] }));
    const plan = await explain(collection, { terms: 'w1' }, { sort: { _id: -1 }, limit: 10 });
    expect(plan).toMatchObject({ indexes: ['terms_1__id_-1'], keys: 10, documents: 10, found: 10 });
    expect(plan.stages).not.toContain('SORT');
    const found = await collection.find({ terms: 'w1' }).sort({ _id: -1 }).limit(3).toArray();
    expect(found.map(({ _id }) => _id)).toEqual([397, 393, 389]);
    const both = await collection
      .find({ terms: { $all: ['w1', 'v2'] } })
      .sort({ _id: -1 })
      .limit(2)
      .toArray();
    expect(both.map(({ _id }) => _id)).toEqual([373, 345]);
  });

  it('serves an equality prefix, a sort and a limit', async () => {
    const collection = items();
    await collection.createIndex({ group: 1, rank: -1, _id: 1 });
    await fill(collection, 500, (_id) => ({ group: _id % 5, rank: _id % 50 }));
    const forward = await explain(collection, { group: 2 }, { sort: { rank: -1, _id: 1 }, limit: 20 });
    expect(forward).toMatchObject({ keys: 20, found: 20 });
    const backward = await explain(collection, { group: 2 }, { sort: { rank: 1, _id: -1 }, limit: 20 });
    expect(backward).toMatchObject({ keys: 20, found: 20 });
    const mixed = await explain(collection, { group: 2 }, { sort: { rank: 1, _id: 1 }, limit: 20 });
    expect(mixed.stages).toContain('SORT');
  });

  it('merges the points of $in by the order of the sort', async () => {
    const collection = items();
    await collection.createIndex({ group: 1, rank: 1 });
    await fill(collection, 1000, (_id) => ({ group: _id % 10, rank: (_id * 7) % 1000 }));
    const plan = await explain(collection, { group: { $in: [1, 3, 5] } }, { sort: { rank: 1 }, limit: 10 });
    expect(plan.stages).toContain('SORT_MERGE');
    expect(plan.keys).toBeLessThan(40);
    const ranks = await collection
      .find({ group: { $in: [1, 3, 5] } })
      .sort({ rank: 1 })
      .limit(10)
      .toArray();
    const all = await collection.find({ group: { $in: [1, 3, 5] } }).toArray();
    expect(ranks.map(({ rank }) => Number(rank))).toEqual(
      all
        .map(({ rank }) => Number(rank))
        .sort((a, b) => a - b)
        .slice(0, 10),
    );
  });

  it('goes on after a key with a keyset filter, however deep', async () => {
    const collection = items();
    await collection.createIndex({ shop: 1, price: 1, _id: 1 });
    await fill(collection, 2000, (_id) => ({ shop: _id % 2, price: _id % 20 }));
    const seen: number[] = [];
    let after: { price: number; _id: number } | null = null;
    for (let page = 0; page < 50; page++) {
      const filter: Filter<Item> = after
        ? { shop: 1, $or: [{ price: { $gt: after.price } }, { price: after.price, _id: { $gt: after._id } }] }
        : { shop: 1 };
      const { keys } = await explain(collection, filter, { sort: { price: 1, _id: 1 }, limit: 20 });
      expect(keys).toBeLessThan(80);
      const rows = await collection.find(filter).sort({ price: 1, _id: 1 }).limit(20).toArray();
      seen.push(...rows.map(({ _id }) => _id));
      const last = rows.at(-1);
      after = last ? { price: Number(last['price']), _id: last._id } : null;
    }
    expect(new Set(seen).size).toBe(1000);
    const all = await collection.find({ shop: 1 }).sort({ price: 1, _id: 1 }).toArray();
    expect(seen).toEqual(all.map(({ _id }) => _id));
  });

  it('merges the points of $in also from a key on, however deep', async () => {
    const collection = items();
    await collection.createIndex({ group: 1, rank: 1, _id: 1 });
    await fill(collection, 2000, (_id) => ({ group: _id % 10, rank: Math.floor(_id / 20) }));
    const filter: Filter<Item> = { group: { $in: [1, 3, 5] } };
    const sort = { rank: 1, _id: 1 } as const;
    const all = (await collection.find(filter).sort(sort).toArray()).map(({ _id }) => _id);
    const seen: number[] = [];
    for (let after: { rank: number; _id: number } | null = null; ;) {
      const beyond: Filter<Item> = after
        ? { rank: { $gte: after.rank }, $or: [{ rank: { $gt: after.rank } }, { _id: { $gt: after._id } }] }
        : {};
      const page: Filter<Item> = { $and: [filter, beyond] };
      const plan = await explain(collection, page, { sort, limit: 20 });
      expect(plan.stages).not.toContain('SORT');
      expect(plan.keys).toBeLessThan(40);
      const rows = await collection.find(page).sort(sort).limit(20).toArray();
      seen.push(...rows.map(({ _id }) => _id));
      const last = rows.at(-1);
      if (!last) break;
      after = { rank: Number(last['rank']), _id: last._id };
    }
    expect(seen).toEqual(all);
    const down = { $and: [filter, { rank: { $lt: 50, $gte: 40 } }] };
    expect((await explain(collection, down, { sort: { rank: -1, _id: -1 }, limit: 20 })).keys).toBeLessThan(
      40,
    );
    const ids = (await collection.find(down).sort({ rank: -1, _id: -1 }).toArray()).map(({ _id }) => _id);
    expect(ids).toEqual(all.filter((_id) => _id >= 800 && _id < 1000).reverse());
  });

  it('looks up 500 keys, not the collection', async () => {
    const collection = items();
    await collection.createIndex({ code: 1 });
    await fill(collection, 3000, (_id) => ({ code: `c${_id}` }));
    const wanted = Array.from({ length: 500 }, (_, index) => index * 6);
    expect(await explain(collection, { _id: { $in: wanted } })).toMatchObject({
      indexes: ['_id_'],
      documents: 500,
      found: 500,
    });
    const codes = wanted.map((index) => `c${index}`);
    expect(await explain(collection, { code: { $in: codes } })).toMatchObject({
      indexes: ['code_1'],
      keys: 500,
      found: 500,
    });
    expect(
      await explain(collection, { $and: [{ _id: { $in: wanted } }, { code: { $in: [] } }] }),
    ).toMatchObject({ documents: 0 });
  });

  it('reads only the strings with the beginning that a rooted pattern has', async () => {
    const collection = items();
    await collection.createIndex({ hs: 1 });
    await fill(collection, 1000, (_id) => ({ hs: String(100000 + _id * 7) }));
    expect(await explain(collection, { hs: /^1020/ })).toMatchObject({ indexes: ['hs_1'], found: 14 });
    const { keys, found } = await explain(collection, { hs: /^1020/ });
    expect(keys).toBe(found);
  });

  it.each([
    ['partial', { due: 1, _id: 1 }, { partialFilterExpression: { due: { $exists: true } } }],
    ['sparse', { due: 1 }, { sparse: true }],
  ] as const)('reads a %s index for the documents that have its field', async (_kind, key, options) => {
    const collection = items();
    const name = await collection.createIndex(key, options);
    await fill(collection, 300, (_id) => ({ ...(_id % 100 === 0 && { due: _id % 7 }) }));
    const plan = await explain(collection, { due: { $exists: true } }, { sort: { _id: -1 } });
    expect(plan).toMatchObject({ indexes: [name], keys: 3, documents: 3, found: 3 });
  });

  it('uses a partial index only where the filter implies it', async () => {
    const collection = items();
    await collection.createIndex({ due: 1 }, { partialFilterExpression: { state: 'open' } });
    await fill(collection, 100, (_id) => ({ due: _id, state: _id % 10 ? 'done' : 'open' }));
    expect(await explain(collection, { due: { $lt: 50 }, state: 'open' })).toMatchObject({
      indexes: ['due_1'],
      keys: 5,
      found: 5,
    });
    expect(await explain(collection, { due: { $lt: 50 } })).toMatchObject({ indexes: [], found: 50 });
  });

  it('uses a sparse index only where a missing field cannot match', async () => {
    const collection = items();
    await collection.createIndex({ a: 1 }, { sparse: true });
    await collection.insertMany([{ _id: 1, a: 1 }, { _id: 2 }, { _id: 3, a: null }]);
    expect(await explain(collection, { a: { $gt: 0 } })).toMatchObject({ indexes: ['a_1'] });
    expect(await explain(collection, { a: null })).toMatchObject({ indexes: [], found: 2 });
    expect((await collection.find().sort({ a: 1 }).toArray()).map(({ _id }) => _id)).toHaveLength(3);
  });

  it('answers $or from the indexes of its branches', async () => {
    const collection = items();
    await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }]);
    await fill(collection, 500, (_id) => ({ a: _id % 50, b: _id % 100 }));
    const plan = await explain(collection, { $or: [{ a: 7 }, { b: 57 }] });
    expect(plan).toMatchObject({ found: 10 });
    expect(plan.indexes.sort()).toEqual(['a_1', 'b_1']);
    expect(plan.keys).toBeLessThanOrEqual(15);
  });

  it('follows a hint, and refuses one without an index', async () => {
    const collection = items();
    await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }]);
    await fill(collection, 50, (_id) => ({ a: 1, b: _id }));
    expect(await explain(collection, { a: 1, b: 3 }, { hint: 'b_1' })).toMatchObject({
      indexes: ['b_1'],
      found: 1,
    });
    expect(await explain(collection, { a: 1, b: 3 }, { hint: { a: 1 } })).toMatchObject({
      indexes: ['a_1'],
      found: 1,
    });
    expect(await explain(collection, { a: 1 }, { hint: { $natural: -1 } })).toMatchObject({
      stages: ['COLLSCAN'],
    });
    await expect(collection.find({ a: 1 }, { hint: 'c_1' }).toArray()).rejects.toMatchObject({ code: 2 });
  });

  it('does not use a hidden index', async () => {
    const collection = items();
    await collection.createIndex({ a: 1 });
    await collection.insertOne({ _id: 1, a: 1 });
    await collection.db.command({ collMod: 'items', index: { name: 'a_1', hidden: true } });
    expect(await explain(collection, { a: 1 })).toMatchObject({ indexes: [] });
  });
});
