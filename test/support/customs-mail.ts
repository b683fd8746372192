import type { Databases } from '../../runtime/database.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import { createTransact } from '../../runtime/transact.ts';
import type { CustomsAuthority } from '../../subgraphs/supervision/customs/authority.ts';
import { bindModels } from '../../subgraphs/supervision/models/index.ts';
import { noConsumers } from './events.ts';
import { createTestClock } from './subgraph.ts';

let count = 0;

export type CustomsMail = Awaited<ReturnType<typeof openCustomsMail>>;

/** What mail with customs works with, on a database of its own: a customs that is away, but for what is given. */
export async function openCustomsMail(databases: Databases, given: Partial<CustomsAuthority>) {
  const db = databases.of(`mail${(count += 1)}`);
  const clock = createTestClock();
  const models = bindModels(db);
  await createCollections(Object.values(models));
  const authority: CustomsAuthority = {
    send: () => Promise.reject(new Error('away')),
    receive: () => Promise.resolve([]),
    confirm: () => Promise.resolve(),
    ...given,
  };
  const keys = idempotencyModel(db);
  return { models, clock, authority, keys, transact: createTransact(db, clock, noConsumers) };
}

/** A list that waits to be sent, of a declaration. */
export async function queueList(
  { clock, models }: CustomsMail,
  guid: string,
  aboutId = 'decl_1',
): Promise<void> {
  const now = clock.now();
  const record = { kind: 'CEB603', aboutId, attempt: 1, xml: '<x/>', createdAt: now, dueAt: now, tries: 0 };
  await models.customsMessages.insertMany([{ _id: guid, ...record }]);
}
