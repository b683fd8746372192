import { describe, expect, it } from '@jest/globals';
import { writeMessage } from '../../../../subgraphs/supervision/customs/message-xml.ts';
import type { RefusedMailRecord } from '../../../../subgraphs/supervision/models/refused-mail.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openDeclarations } from '../../../support/declarations.ts';

const databases = await databasesOfThisFile();
const graph = await openDeclarations(databases);

const records = () => databases.of('supervision').collection<RefusedMailRecord>('refused_mail');

let count = 0;

/** A letter about a declaration of its own, with a code that no customs has. */
async function refusedLetter() {
  const { declaration } = await graph.send(await graph.booked());
  const declarationId = String(declaration.id);
  const [list] = await graph.messages(declarationId);
  const xml = (returnStatus: string) =>
    writeMessage({
      kind: 'CEB604',
      guid: `answer-${count}`,
      head: { guid: String(list?._id), returnStatus, returnTime: '20261123160000000' },
      lines: [],
    });
  const _id = `delivery ${(count += 1)}`;
  const waiting = { reason: 'an unknown code "12345"', at: graph.clock.now(), outcome: null, decision: null };
  await records().insertOne({ _id, xml: xml('12345'), ...waiting });
  /** Customs says what it meant. */
  const mend = () => records().updateOne({ _id }, { $set: { xml: xml('800') } });
  return { _id, declarationId, mend };
}

const decide = (messageId: string, skipBecause: string | null = null, sender = 'customs') =>
  graph.instance.refused.decide({ sender, messageId }, { by: 'ann', skipBecause });
const listed = async () => (await graph.instance.refused.list()).map(({ messageId }) => messageId);

describe('a letter of customs that could not be applied', () => {
  it('is listed with its reason and all that it says', async () => {
    const { _id } = await refusedLetter();
    const found = (await graph.instance.refused.list()).find(({ messageId }) => messageId === _id);
    expect(found).toMatchObject({ sender: 'customs', about: 'letter', reason: 'an unknown code "12345"' });
    expect(found?.content).toContain('<ceb:returnStatus>12345</ceb:returnStatus>');
  });

  it('is refused again, with who tried, while nothing has changed', async () => {
    const { _id } = await refusedLetter();
    expect(await decide(_id)).toEqual({ outcome: 'REFUSED', refusedBecause: 'an unknown code "12345"' });
    expect(await listed()).toContain(_id);
    expect(await records().findOne({ _id })).toMatchObject({ decision: { by: 'ann', reason: null } });
  });

  it('is applied once it is mended, and once', async () => {
    const { _id, declarationId, mend } = await refusedLetter();
    await mend();
    const answers = await Promise.all([decide(_id), decide(_id)]);
    expect(answers).toContainEqual({ outcome: 'APPLIED', refusedBecause: null });
    expect(answers).toContain(null);
    expect(await graph.find(declarationId)).toMatchObject({ receipts: [{ code: '800' }] });
    expect(await listed()).not.toContain(_id);
  });

  it('is left out for ever when somebody says why', async () => {
    const { _id, declarationId } = await refusedLetter();
    expect(await decide(_id, 'sent to us by mistake')).toEqual({ outcome: 'SKIPPED', refusedBecause: null });
    expect(await records().findOne({ _id })).toMatchObject({
      outcome: 'SKIPPED',
      decision: { by: 'ann', reason: 'sent to us by mistake' },
    });
    expect(await graph.find(declarationId)).toMatchObject({ receipts: [] });
    expect(await decide(_id)).toBeNull();
  });

  it('is not found under another sender or another name', async () => {
    const { _id } = await refusedLetter();
    expect(await decide(_id, null, 'simulated')).toBeNull();
    expect(await decide('no such delivery')).toBeNull();
  });
});
