import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { createCollections } from '../../../../runtime/reference-data.ts';
import { writeMessage } from '../../../../subgraphs/supervision/customs/message-xml.ts';
import type { Behaviour } from '../../../../subgraphs/supervision/customs/simulated/behaviour.ts';
import { createSimulatedCustoms } from '../../../../subgraphs/supervision/customs/simulated/simulated-customs.ts';
import type { CustomsMessage } from '../../../../subgraphs/supervision/domain/customs-message.ts';
import { bindModels } from '../../../../subgraphs/supervision/models/index.ts';
import { readSimulatedBehaviour } from '../../../../subgraphs/supervision/services/simulated-behaviour.ts';
import {
  type AuthorityUnderTest,
  consignment,
  describeCustomsAuthority,
  takeMail,
} from '../../../support/customs-authority.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { createTestClock } from '../../../support/subgraph.ts';

describe('the simulated customs', () => {
  let databases: Databases;
  let count = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
  });
  afterAll(() => databases.close());

  async function open(behaviour: Partial<Behaviour> = {}): Promise<AuthorityUnderTest> {
    const models = bindModels(databases.of(`customs${(count += 1)}`));
    const clock = createTestClock();
    await createCollections([models.simulatedDocuments, models.simulatedMail]);
    const authority = createSimulatedCustoms({
      models,
      clock,
      behaviour: { ...readSimulatedBehaviour(), ...behaviour },
      texts: {},
    });
    return {
      authority,
      passSeconds: (seconds) => clock.set(new Date(clock.now().getTime() + seconds * 1_000).toISOString()),
    };
  }

  describeCustomsAuthority('the simulated customs', () => open());

  const send = async ({ authority }: AuthorityUnderTest, messages: readonly CustomsMessage[]) => {
    for (const message of messages) await authority.send({ guid: message.guid, xml: writeMessage(message) });
  };
  const said = (mail: readonly CustomsMessage[], kind = 'CEB604') =>
    mail.filter((each) => each.kind === kind).map(({ head }) => head['returnStatus']);

  it('says the same in every run', async () => {
    const run = async () => {
      const customs = await open({ faults: { duplicateShare: 0.5, lateShare: 0.5, lateMs: 2_000 } });
      await send(
        customs,
        consignment('9503008900', 'SAME').map((each) => ({
          ...each,
          guid: `${each.kind}-same`,
          head: { ...each.head, guid: `${each.kind}-same` },
        })),
      );
      customs.passSeconds(10);
      return takeMail(customs);
    };
    expect(await run()).toEqual(await run());
  });

  it('can say things twice and late, so that later words overtake them', async () => {
    const behaviour = { faults: { duplicateShare: 1, lateShare: 0.5, lateMs: 5_000 } };
    const customs = await open(behaviour);
    for (let index = 0; index < 5; index += 1) await send(customs, consignment('9503008900', `F${index}`));
    customs.passSeconds(20);
    const mail = await takeMail(customs);
    expect(said(mail)).toHaveLength(5 * 4 * 2);
    expect(new Set(mail.map(({ guid }) => guid)).size).toBe(mail.length / 2);
    const inOrder = ['2', '120', '399', '800'];
    const orders = Array.from({ length: 5 }, (_, index) => [
      ...new Set(
        mail.filter(({ head }) => head['copNo'] === `F${index}`).map(({ head }) => head['returnStatus']),
      ),
    ]);
    expect(orders.some((codes) => codes.join() !== inOrder.join())).toBe(true);
  });

  it('waits for order and waybill before it matches a list', async () => {
    const customs = await open();
    const [order, waybill, list] = consignment();
    await send(customs, [list!]);
    customs.passSeconds(5);
    expect(said(await takeMail(customs))).toEqual(['2']);
    await send(customs, [order!, waybill!]);
    customs.passSeconds(5);
    expect(said(await takeMail(customs))).toEqual(['120', '399', '800']);
  });

  it('refuses a number that is in good standing, and takes it again after a rejection', async () => {
    const customs = await open();
    await send(customs, consignment('9503008900', 'GOOD'));
    await send(customs, consignment('9503008900', 'GOOD'));
    customs.passSeconds(5);
    expect(said(await takeMail(customs)).filter((code) => code === '100')).toHaveLength(1);
    await send(customs, consignment('3604100000', 'BAD'));
    customs.passSeconds(5);
    expect(said(await takeMail(customs))).toEqual(['2', '100']);
    await send(customs, consignment('3604100000', 'BAD'));
    customs.passSeconds(5);
    expect(said(await takeMail(customs))).toEqual(['2', '120', '399', '800']);
  });

  it.each([
    ['an order of the platform', 0, { ebcCode: 'ret_2' }, 'CEB304'],
    ['a waybill of the carrier', 1, {}, 'CEB506'],
    ['a list of the enterprise, before it is matched too', 2, { orderNo: 'NO-other' }, 'CEB604'],
  ] as const)('refuses the number of %s while it is in good standing', async (_case, index, rest, answer) => {
    const customs = await open();
    const first = consignment()[index]!;
    const again = (guid: string) => ({ ...first, guid, head: { ...first.head, ...rest, guid } });
    await send(customs, [first]);
    expect(said(await takeMail(customs), answer)).toEqual(['2']);
    await send(customs, [again('second'), again('third'), again('second')]);
    const mail = (await takeMail(customs)).filter(({ kind }) => kind === answer);
    expect(mail.map(({ head }) => `${head['guid']} ${head['returnStatus']}`).sort()).toEqual([
      'second 100',
      'second 2',
      'third 100',
      'third 2',
    ]);
    // Sent again, the first is still the first.
    await send(customs, [first]);
    expect(said(await takeMail(customs), answer)).toEqual(['2']);
  });

  it('takes several lists of one order, and stores the order once', async () => {
    const customs = await open();
    const [order, waybill, list] = consignment('9503008900', 'P1');
    const [, waybill2, list2] = consignment('9503008900', 'P2');
    const ofOrder = { ...list2!, head: { ...list2!.head, orderNo: order!.head['orderNo'] ?? null } };
    await send(customs, [order!, waybill!, list!, waybill2!, ofOrder]);
    customs.passSeconds(5);
    const mail = await takeMail(customs);
    expect(said(mail, 'CEB304')).toEqual(['2', '120']);
    expect(said(mail).filter((code) => code === '800')).toHaveLength(2);
  });

  it('says no more of a list that was withdrawn', async () => {
    const customs = await open();
    await send(customs, consignment('9503008900', 'GONE'));
    await takeMail(customs);
    await send(customs, [{ kind: 'CEB605', guid: 'w', head: { guid: 'w', copNo: 'GONE' }, lines: [] }]);
    customs.passSeconds(5);
    const mail = await takeMail(customs);
    expect(said(mail)).toEqual([]);
    expect(said(mail, 'CEB606')).toEqual(['399']);
  });
});
