import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb';
import { Skipped } from '../outcome.ts';
import type { OperationTable } from './operation.ts';

const SEARCH_INDEXES = [
  'createSearchIndex',
  'createSearchIndexes',
  'dropSearchIndex',
  'listSearchIndexes',
  'updateSearchIndex',
];

const refused = (name: string) => () => {
  throw new Skipped(`${name}: the driver or the server has no such operation`);
};

/** Operations on a collection, by their names in the test format. */
export const COLLECTION_OPERATIONS: OperationTable<Collection> = {
  insertOne: ({ target, args }) => target.insertOne(args.document('document'), args.options()),
  insertMany: ({ target, args }) => target.insertMany(args.list('documents'), args.options()),
  find: ({ target, args }) => target.find(args.document('filter'), args.options()).toArray(),
  findOne: ({ target, args }) => target.findOne(args.document('filter'), args.options()),
  updateOne: ({ target, args }) =>
    target.updateOne(args.document('filter'), args.document('update'), args.options()),
  updateMany: ({ target, args }) =>
    target.updateMany(args.document('filter'), args.document('update'), args.options()),
  replaceOne: ({ target, args }) =>
    target.replaceOne(args.document('filter'), args.document('replacement'), args.options()),
  deleteOne: ({ target, args }) => target.deleteOne(args.document('filter'), args.options()),
  deleteMany: ({ target, args }) => target.deleteMany(args.document('filter'), args.options()),
  findOneAndUpdate: ({ target, args }) =>
    target.findOneAndUpdate(args.document('filter'), args.document('update'), args.options()),
  findOneAndReplace: ({ target, args }) =>
    target.findOneAndReplace(args.document('filter'), args.document('replacement'), args.options()),
  findOneAndDelete: ({ target, args }) => target.findOneAndDelete(args.document('filter'), args.options()),
  countDocuments: ({ target, args }) => target.countDocuments(args.document('filter'), args.options()),
  estimatedDocumentCount: ({ target, args }) => target.estimatedDocumentCount(args.options()),
  count: ({ target, args }) => target.count(args.document('filter'), args.options()),
  distinct: ({ target, args }) =>
    target.distinct(args.text('fieldName'), args.document('filter'), args.options()),
  aggregate: ({ target, args }) => target.aggregate(args.list('pipeline'), args.options()).toArray(),
  bulkWrite: async ({ target, args }) => {
    const requests = args.list('requests') as AnyBulkWriteOperation[]; // as the test format says
    const result = await target.bulkWrite(requests, args.options());
    return {
      insertedCount: result.insertedCount,
      insertedIds: result.insertedIds,
      matchedCount: result.matchedCount,
      modifiedCount: result.modifiedCount,
      deletedCount: result.deletedCount,
      upsertedCount: result.upsertedCount,
      upsertedIds: result.upsertedIds,
    };
  },
  createIndex: ({ target, args }) => target.createIndex(args.document('keys'), args.options()),
  dropIndex: ({ target, args }) => target.dropIndex(args.text('name'), args.options()),
  dropIndexes: ({ target, args }) => target.dropIndexes(args.options()),
  listIndexes: ({ target, args }) => target.listIndexes(args.options()).toArray(),
  listIndexNames: async ({ target, args }) => {
    const indexes = await target.listIndexes(args.options()).toArray();
    return indexes.map(({ name }: Document) => name as string);
  },
  rename: ({ target, args }) => target.rename(args.text('to'), args.options()),
  drop: ({ target, args }) => target.drop(args.options()),
  createFindCursor: async ({ target, args }) => {
    const cursor = target.find(args.document('filter'), args.options());
    await cursor.hasNext(); // the command is sent at once
    return cursor;
  },
  ...Object.fromEntries(
    [...SEARCH_INDEXES, 'createChangeStream', 'mapReduce'].map((name) => [name, refused(name)]),
  ),
};
