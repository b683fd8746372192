import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { createCollections } from '../../../../runtime/reference-data.ts';
import { writeMessage } from '../../../../subgraphs/supervision/customs/message-xml.ts';
import type { Behaviour } from '../../../../subgraphs/supervision/customs/simulated/behaviour.ts';
import { createSimulatedCustoms } from '../../../../subgraphs/supervision/customs/simulated/simulated-customs.ts';
import type { CustomsMessage } from '../../../../subgraphs/supervision/domain/customs-message.ts';
import { bindModels } from '../../../../subgraphs/supervision/models/index.ts';
import { readSimulatedBehaviour } from '../../../../subgraphs/supervision/services/simulated-behaviour.ts';
import { type AuthorityUnderTest, consignment, takeMail } from '../../../support/customs-authority.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { createTestClock } from '../../../support/subgraph.ts';

const application = (copNo: string, lists: readonly string[], guid = copNo): CustomsMessage => ({
  kind: 'CEB701',
  guid,
  head: { guid, copNo, customsCode: '5100', agentCode: 'ret_1', ebcCode: 'ret_1' },
  lines: lists.map((list) => ({ invtNo: null, copNo: list })),
});

describe('an application for a summary', () => {
  let databases: Databases;
  let count = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
  });
  afterAll(() => databases.close());

  /** A customs that has two lists of its own: `L1` and `L2`. */
  async function open(behaviour: Partial<Behaviour> = {}, hsCode?: string): Promise<AuthorityUnderTest> {
    const models = bindModels(databases.of(`summary${(count += 1)}`));
    const clock = createTestClock();
    await createCollections([models.simulatedDocuments, models.simulatedMail]);
    const authority = createSimulatedCustoms({
      models,
      clock,
      behaviour: { ...readSimulatedBehaviour(), ...behaviour },
      texts: {},
    });
    const customs = {
      authority,
      passSeconds: (seconds: number) =>
        clock.set(new Date(clock.now().getTime() + seconds * 1_000).toISOString()),
    };
    for (const list of ['L1', 'L2']) {
      for (const message of consignment(hsCode, list)) await send(customs, message);
    }
    customs.passSeconds(60);
    await takeMail(customs);
    return customs;
  }

  const send = ({ authority }: AuthorityUnderTest, message: CustomsMessage) =>
    authority.send({ guid: message.guid, xml: writeMessage(message) });
  async function said(customs: AuthorityUnderTest): Promise<readonly string[]> {
    customs.passSeconds(60);
    return (await takeMail(customs)).map(({ kind, head }) => `${kind} ${head['returnStatus']}`);
  }

  it('is stored, and its result comes as a message of its own', async () => {
    const customs = await open();
    await send(customs, application('S1', ['L1', 'L2']));
    expect(await said(customs)).toEqual(['CEB702 2', 'CEB702 120', 'CEB792 399']);
  });

  it('is answered once however often it is sent', async () => {
    const customs = await open();
    for (let time = 0; time < 3; time += 1) await send(customs, application('S1', ['L1']));
    expect(await said(customs)).toEqual(['CEB702 2', 'CEB702 120', 'CEB792 399']);
  });

  it('is refused with a list that customs does not have, or that is in another summary', async () => {
    const customs = await open();
    await send(customs, application('S1', ['L1', 'L9']));
    await send(customs, application('S2', ['L1']));
    await send(customs, application('S3', ['L1', 'L2']));
    const answers = await said(customs);
    expect(answers.filter((each) => each === 'CEB702 100')).toHaveLength(2);
    expect(answers.filter((each) => each === 'CEB792 399')).toHaveLength(1);
  });

  it('that was refused for its goods is accepted when it is sent again', async () => {
    const customs = await open({}, '3604100000');
    for (const message of consignment('3604100000', 'L1')) await send(customs, message);
    for (const message of consignment('3604100000', 'L2')) await send(customs, message);
    await said(customs);
    await send(customs, application('S1', ['L1', 'L2'], 'first'));
    expect(await said(customs)).toEqual(['CEB702 2', 'CEB702 100']);
    await send(customs, application('S1', ['L1', 'L2'], 'second'));
    expect(await said(customs)).toEqual(['CEB702 2', 'CEB702 120', 'CEB792 399']);
  });

  it('can be answered twice, late and in another order', async () => {
    const faults = { duplicateShare: 1, lateShare: 0.5, lateMs: 5_000 };
    const orders = new Set<string>();
    for (const seed of ['a', 'b', 'c', 'd']) {
      const customs = await open({ seed, faults });
      await send(customs, application('S1', ['L1', 'L2']));
      const answers = await said(customs);
      expect(answers).toHaveLength(6);
      orders.add([...new Set(answers)].join(', '));
    }
    expect(orders.size).toBeGreaterThan(1);
  });
});
