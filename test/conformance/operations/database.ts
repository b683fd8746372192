import type { Db, Document, MongoClient } from 'mongodb';
import { Skipped } from '../outcome.ts';
import type { OperationCall, OperationTable } from './operation.ts';

function cursorOf({ target, args }: OperationCall<Db>) {
  const command = args.document('command');
  args.optional('commandName');
  const batchSize = args.number('batchSize');
  const maxTimeMS = args.number('maxTimeMS');
  const comment = args.optional('comment');
  const cursor = target.runCursorCommand(command, args.options());
  if (batchSize !== undefined) cursor.setBatchSize(batchSize);
  if (maxTimeMS !== undefined) cursor.setMaxTimeMS(maxTimeMS);
  if (comment !== undefined) cursor.setComment(comment);
  return cursor;
}

const refused = (name: string) => () => {
  throw new Skipped(`${name}: change streams are refused`);
};

/** Operations on a database, by their names in the test format. */
export const DATABASE_OPERATIONS: OperationTable<Db> = {
  aggregate: ({ target, args }) => target.aggregate(args.list('pipeline'), args.options()).toArray(),
  createCollection: ({ target, args }) => target.createCollection(args.text('collection'), args.options()),
  dropCollection: ({ target, args }) => target.dropCollection(args.text('collection'), args.options()),
  modifyCollection: ({ target, args }) => {
    const session = args.session() as ReturnType<typeof args.session> | undefined; // it may be left out
    const command = { collMod: args.text('collection'), ...args.options() };
    return target.command(command, session ? { session } : {});
  },
  listCollections: ({ target, args }) =>
    target.listCollections(args.document('filter'), args.options()).toArray(),
  listCollectionObjects: ({ target, args }) =>
    target.listCollections(args.document('filter'), args.options()).toArray(),
  listCollectionNames: async ({ target, args }) => {
    const collections = await target
      .listCollections(args.document('filter'), { ...args.options(), nameOnly: true })
      .toArray();
    return collections.map(({ name }) => name);
  },
  runCommand: ({ target, args }) => {
    args.optional('commandName');
    return target.command(args.document('command'), args.options());
  },
  runCursorCommand: (call) => cursorOf(call).toArray(),
  createCommandCursor: async (call) => {
    const cursor = cursorOf(call);
    await cursor.hasNext(); // the command is sent at once
    return cursor;
  },
  createChangeStream: refused('createChangeStream'),
};

/** Operations on a client, by their names in the test format. */
export const CLIENT_OPERATIONS: OperationTable<MongoClient> = {
  listDatabases: async ({ target, args }) => {
    const { databases } = await target.db('admin').admin().listDatabases(args.options());
    return databases;
  },
  listDatabaseObjects: async ({ target, args }) => {
    const { databases } = await target.db('admin').admin().listDatabases(args.options());
    return databases;
  },
  listDatabaseNames: async ({ target, args }) => {
    const { databases } = await target
      .db('admin')
      .admin()
      .listDatabases({ ...args.options(), nameOnly: true });
    return databases.map(({ name }) => name);
  },
  clientBulkWrite: ({ target, args }) => {
    const models = args.list('models').map((model) => {
      const [name = ''] = Object.keys(model);
      return { ...(model[name] as Document), name };
    });
    return target.bulkWrite(models as unknown as Parameters<MongoClient['bulkWrite']>[0], args.options()); // as given
  },
  close: ({ target }) => target.close(),
  createChangeStream: refused('createChangeStream'),
};
