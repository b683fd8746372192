import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import type { Transact } from '../../../../runtime/transact.ts';
import type { IncomingMail } from '../../../../subgraphs/supervision/customs/authority.ts';
import { writeMessage } from '../../../../subgraphs/supervision/customs/message-xml.ts';
import { receiveMail } from '../../../../subgraphs/supervision/services/receive-mail.ts';
import { openCustomsMail, queueList } from '../../../support/customs-mail.ts';
import { openTestDatabases } from '../../../support/databases.ts';

const letter = (deliveryId: string, xml: string): IncomingMail => ({ deliveryId, xml });
const answer = (head: Record<string, string>, guid = 'r') =>
  writeMessage({ kind: 'CEB604', guid, head: { returnTime: '20261123160000000', ...head }, lines: [] });

describe('mail from customs', () => {
  let databases: Databases;

  beforeAll(async () => {
    databases = await openTestDatabases();
  });
  afterAll(() => databases.close());

  it('that cannot be read is set aside, confirmed, and holds up nothing', async () => {
    const confirmed: string[] = [];
    const deps = await openCustomsMail(databases, {
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
    await queueList(deps, 'known');
    await receiveMail(deps);
    expect(confirmed).toEqual(['1', '2', '3', '4', '5']);
    const unread = await deps.models.refusedMail.find().sort({ _id: 1 }).lean();
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
    const deps = await openCustomsMail(databases, {
      receive: () => Promise.resolve([letter('1', answer({ guid: 'g', returnStatus: '800' }))]),
      confirm: (ids) => Promise.resolve(void confirmed.push(...ids)),
    });
    await queueList(deps, 'g');
    const isAway = () => Promise.reject(new Error('no database'));
    await expect(receiveMail({ ...deps, transact: isAway })).rejects.toThrow('no database');
    expect(confirmed).toEqual([]);
  });

  it('that fails holds up what is behind it about its declaration, and nothing else', async () => {
    const confirmed: string[] = [];
    const deps = await openCustomsMail(databases, {
      receive: () =>
        Promise.resolve(
          ['a1', 'a2', 'b1'].map((guid) =>
            letter(guid, answer({ guid: guid.slice(0, 1), returnStatus: '800' }, guid)),
          ),
        ),
      confirm: (ids) => Promise.resolve(void confirmed.push(...ids)),
    });
    for (const name of ['a', 'b']) await queueList(deps, name, `decl_${name}`);
    let turns = 0;
    const transact: Transact = (effect) =>
      [1, 2].includes((turns += 1)) ? Promise.reject(new Error('no database')) : deps.transact(effect);
    await expect(receiveMail({ ...deps, transact })).rejects.toThrow('no database');
    expect(confirmed).toEqual(['b1']);
  });
});
