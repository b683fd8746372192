import { describe, expect, it } from '@jest/globals';
import type { CustomsAuthority } from '../../subgraphs/supervision/customs/authority.ts';
import { readMessage, writeMessage } from '../../subgraphs/supervision/customs/message-xml.ts';
import type { CustomsMessage } from '../../subgraphs/supervision/domain/customs-message.ts';

/** An adapter under test, and time, which it may take to answer. */
export interface AuthorityUnderTest {
  readonly authority: CustomsAuthority;
  readonly passSeconds: (seconds: number) => void;
}

let count = 0;

/** The three messages of a consignment of their own. */
export function consignment(hsCode = '9503008900', copNo = `COP${(count += 1)}`): readonly CustomsMessage[] {
  count += 1;
  const order = { ebpCode: 'BELTGRAPH', ebcCode: 'ret_1', orderNo: `NO-${copNo}` };
  const waybill = { logisticsCode: 'DHL', logisticsNo: `WB-${copNo}` };
  const guid = (kind: string) => `${kind}-${copNo}-${count}`;
  return [
    { kind: 'CEB303', guid: guid('303'), head: { guid: guid('303'), ...order }, lines: [{ gnum: '1' }] },
    { kind: 'CEB505', guid: guid('505'), head: { guid: guid('505'), ...waybill }, lines: [] },
    {
      kind: 'CEB603',
      guid: guid('603'),
      head: { guid: guid('603'), ...order, ...waybill, copNo, customsCode: '5100', ieDate: '20261123' },
      lines: [{ gnum: '1', gcode: hsCode }],
    },
  ];
}

/** Takes all that has come, and confirms it. */
export async function takeMail({ authority }: AuthorityUnderTest): Promise<readonly CustomsMessage[]> {
  const taken: CustomsMessage[] = [];
  for (;;) {
    const mail = await authority.receive(10);
    if (mail.length === 0) return taken;
    taken.push(...mail.map(({ xml }) => readMessage(xml)));
    await authority.confirm(mail.map(({ deliveryId }) => deliveryId));
  }
}

/** What every way to customs must do, the simulated one and any gateway. */
export function describeCustomsAuthority(name: string, open: () => Promise<AuthorityUnderTest>): void {
  describe(`${name} as a way to customs`, () => {
    const send = ({ authority }: AuthorityUnderTest, message: CustomsMessage) =>
      authority.send({ guid: message.guid, xml: writeMessage(message) });

    it('acknowledges each message with a CEB900 that names it', async () => {
      const customs = await open();
      for (const message of consignment()) {
        const { kind, head } = readMessage(await send(customs, message));
        expect([kind, head['guid']]).toEqual(['CEB900', message.guid]);
      }
    });

    it('answers all three documents, whichever came first, with receipts that name what they answer', async () => {
      const customs = await open();
      const messages = consignment();
      for (const message of [...messages].reverse()) await send(customs, message);
      customs.passSeconds(5);
      const mail = await takeMail(customs);
      const answers = (kind: string) =>
        new Set(mail.filter((each) => each.kind === kind).map(({ head }) => head['guid']));
      expect(answers('CEB304')).toEqual(new Set([messages[0]?.guid]));
      expect(answers('CEB506')).toEqual(new Set([messages[1]?.guid]));
      expect(answers('CEB604')).toEqual(new Set([messages[2]?.guid]));
      mail.forEach(({ head }) => {
        expect(head['returnStatus']).toMatch(/^-?\d+$/);
        expect(head['returnTime']).toMatch(/^\d{17}$/);
      });
    });

    it('has one effect of a message that is sent twice', async () => {
      const once = await open();
      const messages = consignment();
      for (const message of [...messages, ...messages]) await send(once, message);
      once.passSeconds(5);
      const mail = await takeMail(once);
      const said = mail.map(({ head }) => `${head['guid']} ${head['returnStatus']}`);
      expect(new Set(said).size).toBe(said.length);
    });

    it('says everything again until it is confirmed, and then no more', async () => {
      const customs = await open();
      for (const message of consignment()) await send(customs, message);
      customs.passSeconds(5);
      const first = await customs.authority.receive(3);
      expect(first).toHaveLength(3);
      expect(await customs.authority.receive(3)).toEqual(first);
      await customs.authority.confirm(first.map(({ deliveryId }) => deliveryId));
      const next = await customs.authority.receive(3);
      expect(next.map(({ deliveryId }) => deliveryId)).not.toEqual(
        expect.arrayContaining([first[0]?.deliveryId ?? '']),
      );
      await takeMail(customs);
      expect(await customs.authority.receive(3)).toEqual([]);
    });

    it('does not take what it cannot read', async () => {
      const { authority } = await open();
      await expect(authority.send({ guid: 'x', xml: '<order/>' })).rejects.toThrow();
    });
  });
}
