import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { Schema, type Connection } from 'mongoose';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

interface Supplier {
  _id: string;
  name: string;
}

interface Sku {
  _id: string;
  supplier: string;
  terms: string[];
  tiers: { from: number; minor: bigint }[];
  available: number;
  weight?: mongoose.Types.Decimal128;
  version: number;
}

const supplierSchema = new Schema<Supplier>({ _id: String, name: { type: String, required: true } });
const skuSchema = new Schema<Sku>(
  {
    _id: String,
    supplier: { type: String, ref: 'Supplier', index: true },
    terms: [String],
    tiers: [{ _id: false, from: Number, minor: BigInt }],
    available: { type: Number, default: 0 },
    weight: Schema.Types.Decimal128,
    version: { type: Number, default: 0 },
  },
  { strict: 'throw', optimisticConcurrency: true, timestamps: true },
);
skuSchema.index({ terms: 1, _id: -1 });
skuSchema.index({ supplier: 1, available: -1 }, { partialFilterExpression: { available: { $gt: 0 } } });

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await openTestDatabase();
  connection = mongoose.createConnection(`${database.database.uri}mongoose`, { useBigInt64: true });
  await connection.asPromise();
});
afterAll(async () => {
  await connection.close();
  await database.close();
});

async function models() {
  const db = connection.useDb(database.fresh().databaseName);
  const suppliers = db.model('Supplier', supplierSchema);
  const skus = db.model('Sku', skuSchema);
  await Promise.all([suppliers.init(), skus.init()]);
  await suppliers.create({ _id: 's1', name: 'Bolts of Ningbo' });
  const created = Array.from({ length: 120 }, (_, index) => ({
    _id: `k${String(index).padStart(3, '0')}`,
    supplier: 's1',
    terms: ['bolt', `m${index % 10}`],
    tiers: [{ from: 1, minor: 9_007_199_254_740_993n + BigInt(index) }],
    available: index % 5,
    weight: mongoose.Types.Decimal128.fromString('1.10'),
  }));
  await skus.insertMany(created);
  return { db, suppliers, skus };
}

describe('mongoose', () => {
  it('makes the indexes of a schema, and finds nothing to change afterwards', async () => {
    const { skus } = await models();
    const names = (await skus.listIndexes()).map(({ name }) => String(name));
    expect(names).toEqual(['_id_', 'supplier_1', 'terms_1__id_-1', 'supplier_1_available_-1']);
    expect(await skus.diffIndexes()).toEqual({ toCreate: [], toDrop: [] });
    expect(await skus.syncIndexes()).toEqual([]);
  });

  it('keeps bigint and decimal exactly', async () => {
    const { skus } = await models();
    const sku = await skus.findOne({ 'tiers.minor': 9_007_199_254_740_994n }).lean();
    expect(sku).toMatchObject({ _id: 'k001', tiers: [{ from: 1, minor: 9_007_199_254_740_994n }] });
    expect(String(sku?.weight)).toBe('1.10');
    const [{ total } = { total: 0n }] = await skus.aggregate<{ total: bigint }>([
      { $unwind: '$tiers' },
      { $limit: 2 },
      { $group: { _id: null, total: { $sum: '$tiers.minor' } } },
    ]);
    expect(total).toBe(18_014_398_509_481_987n);
  });

  it('pages, populates and counts', async () => {
    const { skus } = await models();
    const page = await skus
      .find({ terms: 'm3' })
      .sort({ _id: -1 })
      .limit(2)
      .populate<{ supplier: Supplier }>('supplier');
    expect(page.map(({ _id, supplier }) => [_id, supplier.name])).toEqual([
      ['k113', 'Bolts of Ningbo'],
      ['k103', 'Bolts of Ningbo'],
    ]);
    expect(await skus.countDocuments({ available: { $gt: 2 } })).toBe(48);
    expect(await skus.distinct('available')).toEqual([0, 1, 2, 3, 4]);
    let seen = 0;
    for await (const _sku of skus.find().batchSize(50).cursor()) seen++;
    expect(seen).toBe(120);
  });

  it('joins and groups', async () => {
    const { skus } = await models();
    const result = await skus.aggregate<{ _id: string; skus: number; stock: number; of: Supplier[] }>([
      { $match: { available: { $gte: 3 } } },
      { $group: { _id: '$supplier', skus: { $sum: 1 }, stock: { $sum: '$available' } } },
      { $lookup: { from: 'suppliers', localField: '_id', foreignField: '_id', as: 'of' } },
    ]);
    expect(result).toMatchObject([{ _id: 's1', skus: 48, stock: 168, of: [{ name: 'Bolts of Ningbo' }] }]);
  });

  it('refuses to save a document that was saved by somebody else', async () => {
    const { skus } = await models();
    const [mine, theirs] = [await skus.findById('k001'), await skus.findById('k001')];
    theirs?.terms.push('new');
    await theirs?.save();
    mine?.terms.push('late');
    await expect(mine?.save()).rejects.toThrow(mongoose.Error.VersionError);
  });

  it('does all of a transaction or nothing', async () => {
    const { db, skus } = await models();
    const failing = db.transaction(async (session) => {
      await skus.updateOne({ _id: 'k001' }, { $inc: { available: 100 } }, { session });
      await skus.create([{ _id: 'new', supplier: 's1' }], { session });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await skus.exists({ _id: 'new' })).toBeNull();
    expect(await skus.findById('k001').lean()).toMatchObject({ available: 1 });
    await db.transaction(async (session) => {
      await skus.bulkWrite(
        Array.from({ length: 100 }, (_, index) => ({
          updateOne: {
            filter: { _id: `k${String(index).padStart(3, '0')}`, version: 0 },
            update: { $inc: { available: 10, version: 1 } },
          },
        })),
        { session },
      );
    });
    expect(await skus.countDocuments({ version: 1, available: { $gte: 10 } })).toBe(100);
  });

  it('reserves stock without selling any twice, under contention', async () => {
    const { db, skus } = await models();
    await skus.updateOne({ _id: 'k002' }, { $set: { available: 10 } });
    const reserve = () =>
      db.transaction(async (session) => {
        const taken = await skus.findOneAndUpdate(
          { _id: 'k002', available: { $gt: 0 } },
          { $inc: { available: -1 } },
          { session, returnDocument: 'after' },
        );
        if (!taken) throw new Error('sold out');
      });
    const results = await Promise.allSettled(Array.from({ length: 15 }, reserve));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await skus.findById('k002').lean()).toMatchObject({ available: 0 });
  });
});
