import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { createCollections } from '../../../../runtime/reference-data.ts';
import { createTransact } from '../../../../runtime/transact.ts';
import type { CustomsAuthority, IncomingMail } from '../../../../subgraphs/supervision/customs/authority.ts';
import { writeMessage } from '../../../../subgraphs/supervision/customs/message-xml.ts';
import { bindModels } from '../../../../subgraphs/supervision/models/index.ts';
import { receiveMail, sendMail } from '../../../../subgraphs/supervision/services/exchange-mail.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { noConsumers } from '../../../support/events.ts';
import { createTestClock } from '../../../support/subgraph.ts';

describe('mail with customs', () => {
  let databases: Databases;
  let count = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
  });
  afterAll(() => databases.close());

  async function open(authority: Partial<CustomsAuthority>) {
    const db = databases.of(`mail${(count += 1)}`);
    const clock = createTestClock();
    const models = bindModels(db);
    await createCollections(Object.values(models));
    const way: CustomsAuthority = {
      send: () => Promise.reject(new Error('away')),
      receive: () => Promise.resolve([]),
      confirm: () => Promise.resolve(),
      ...authority,
    };
    return { models, clock, authority: way, transact: createTransact(db, clock, noConsumers) };
  }

  const queued = async (deps: Awaited<ReturnType<typeof open>>, guid: string) => {
    const now = deps.clock.now();
    const record = {
      kind: 'CEB603',
      aboutId: 'decl_1',
      attempt: 1,
      xml: '<x/>',
      createdAt: now,
      dueAt: now,
    };
    await deps.models.customsMessages.insertMany([{ _id: guid, ...record, tries: 0 }]);
  };
  const acknowledged = (guid: string) =>
    writeMessage({ kind: 'CEB900', guid: 'a', head: { guid }, lines: [] });

  it('goes again, later and later, until customs names it in its acknowledgement', async () => {
    const answers = [
      () => Promise.reject(new Error('away')),
      () => Promise.resolve('no XML'),
      () => Promise.resolve(acknowledged('another')),
      () => Promise.resolve(acknowledged('g')),
    ];
    const sent: string[] = [];
    const deps = await open({
      send: ({ guid }) => (
        sent.push(guid),
        answers[sent.length - 1]?.() ?? Promise.reject(new Error('once too often'))
      ),
    });
    await queued(deps, 'g');
    const waits: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const before = sent.length;
      await sendMail(deps);
      if (sent.length > before) waits.push(round);
      deps.clock.set(new Date(deps.clock.now().getTime() + 1_000).toISOString());
    }
    expect(sent).toEqual(['g', 'g', 'g', 'g']);
    expect(waits).toEqual([0, 1, 3, 7]);
    expect(await deps.models.customsMessages.findById('g').lean()).toMatchObject({ dueAt: null, tries: 4 });
  });

  it('that cannot be read is set aside, confirmed, and holds up nothing', async () => {
    const letter = (deliveryId: string, xml: string): IncomingMail => ({ deliveryId, xml });
    const answer = (head: Record<string, string>) =>
      writeMessage({
        kind: 'CEB604',
        guid: 'r',
        head: { returnTime: '20261123160000000', ...head },
        lines: [],
      });
    const confirmed: string[] = [];
    const deps = await open({
      receive: () =>
        Promise.resolve(
          confirmed.length > 0
            ? []
            : [
                letter('1', '<!DOCTYPE x>'),
                letter('2', answer({ guid: 'unknown', returnStatus: '800' })),
                letter('3', answer({ guid: 'known', returnStatus: '12345' })),
                letter('4', answer({ guid: 'known', returnStatus: '800', returnTime: 'now' })),
                letter('5', answer({ guid: 'known', returnStatus: '800' })),
              ],
        ),
      confirm: (ids) => Promise.resolve(void confirmed.push(...ids)),
    });
    await queued(deps, 'known');
    await receiveMail(deps);
    expect(confirmed).toEqual(['1', '2', '3', '4', '5']);
    const unread = await deps.models.unreadMail.find().sort({ _id: 1 }).lean();
    expect(unread.map(({ reason }) => reason)).toEqual([
      'a document type, an entity or an instruction',
      'an answer to nothing that was sent',
      'an unknown code "12345"',
      'no time',
      'No such declaration, or not yours',
    ]);
  });

  it('that could not be applied for want of the database comes again', async () => {
    const confirmed: string[] = [];
    const deps = await open({
      receive: () =>
        Promise.resolve([
          {
            deliveryId: '1',
            xml: writeMessage({
              kind: 'CEB604',
              guid: 'r',
              head: { guid: 'g', returnStatus: '800', returnTime: '20261123160000000' },
              lines: [],
            }),
          },
        ]),
      confirm: (ids) => Promise.resolve(void confirmed.push(...ids)),
    });
    await queued(deps, 'g');
    const isAway = () => Promise.reject(new Error('no database'));
    await expect(receiveMail({ ...deps, transact: isAway })).rejects.toThrow('no database');
    expect(confirmed).toEqual([]);
  });
});
