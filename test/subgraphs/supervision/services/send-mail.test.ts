import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { writeMessage } from '../../../../subgraphs/supervision/customs/message-xml.ts';
import { sendMail } from '../../../../subgraphs/supervision/services/send-mail.ts';
import { openCustomsMail, queueList } from '../../../support/customs-mail.ts';
import { openTestDatabases } from '../../../support/databases.ts';

describe('mail to customs', () => {
  let databases: Databases;

  beforeAll(async () => {
    databases = await openTestDatabases();
  });
  afterAll(() => databases.close());

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
    const deps = await openCustomsMail(databases, {
      send: ({ guid }) => (
        sent.push(guid),
        answers[sent.length - 1]?.() ?? Promise.reject(new Error('once too often'))
      ),
    });
    await queueList(deps, 'g');
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
});
