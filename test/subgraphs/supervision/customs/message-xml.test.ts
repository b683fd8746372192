import { describe, expect, it } from '@jest/globals';
import {
  readMessage,
  UnreadableMessage,
  writeMessage,
} from '../../../../subgraphs/supervision/customs/message-xml.ts';
import type { CustomsMessage } from '../../../../subgraphs/supervision/domain/customs-message.ts';

const list: CustomsMessage = {
  kind: 'CEB603',
  guid: 'G-1',
  head: { guid: 'G-1', orderNo: 'A & B <c> "d"', tradeMode: '0110', note: null },
  lines: [
    { gnum: '1', gname: '玩具' },
    { gnum: '2', gname: null },
  ],
};
const receipt: CustomsMessage = {
  kind: 'CEB604',
  guid: 'R-1',
  head: { guid: 'G-1', returnStatus: '800' },
  lines: [],
};

const inMessage = (body: string, guid = ' guid="G"') =>
  `<ceb:CEB604Message${guid} xmlns:ceb="http://www.chinaport.gov.cn/ceb">${body}</ceb:CEB604Message>`;

describe('messages as XML', () => {
  it.each([list, receipt])('come back as they were written', (message) => {
    expect(readMessage(writeMessage(message))).toEqual(message);
  });

  it('have the parts and names that customs reads', () => {
    expect(writeMessage({ ...list, lines: list.lines.slice(0, 1) })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<ceb:CEB603Message guid="G-1" version="1.0" xmlns:ceb="http://www.chinaport.gov.cn/ceb"><ceb:Inventory>' +
        '<ceb:InventoryHead><ceb:guid>G-1</ceb:guid><ceb:orderNo>A &amp; B &lt;c&gt; &quot;d&quot;</ceb:orderNo>' +
        '<ceb:tradeMode>0110</ceb:tradeMode><ceb:note/></ceb:InventoryHead>' +
        '<ceb:InventoryList><ceb:gnum>1</ceb:gnum><ceb:gname>玩具</ceb:gname></ceb:InventoryList>' +
        '</ceb:Inventory></ceb:CEB603Message>',
    );
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['an element that does not end', '<a><b></a>'],
    ['entities', `<!DOCTYPE x [<!ENTITY a "b">]>${inMessage('<ceb:InventoryReturn/>')}`],
    ['entities in small letters', `<!doctype x>${inMessage('')}`],
    ['an instruction', `<?php echo 1 ?>${inMessage('')}`],
    ['raw text', inMessage('<![CDATA[x]]>')],
    ['an unknown message', '<CEB999Message guid="x"><A/></CEB999Message>'],
    ['a name without its ending', '<CEB604 guid="x"><InventoryReturn><a>1</a></InventoryReturn></CEB604>'],
    ['two messages', `${inMessage('')}${inMessage('')}`],
    ['no body', inMessage('<ceb:OrderReturn><ceb:guid>1</ceb:guid></ceb:OrderReturn>')],
    ['no guid', inMessage('<ceb:InventoryReturn><ceb:guid>1</ceb:guid></ceb:InventoryReturn>', '')],
    ['names of objects', inMessage('<ceb:InventoryReturn><__proto__>1</__proto__></ceb:InventoryReturn>')],
    [
      'depth',
      inMessage(`<ceb:InventoryReturn>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</ceb:InventoryReturn>`),
    ],
    [
      'length',
      inMessage(`<ceb:InventoryReturn><ceb:note>${'x'.repeat(500_000)}</ceb:note></ceb:InventoryReturn>`),
    ],
  ])('with %s are not read', (_case, xml) => {
    expect(() => readMessage(xml)).toThrow(UnreadableMessage);
  });

  it('of any kind are read or refused, and nothing else', () => {
    const whole = writeMessage(list);
    for (let cut = 0; cut < whole.length; cut += 7) {
      const part = whole.slice(0, cut) + whole.slice(cut + 3);
      try {
        readMessage(part);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableMessage);
      }
    }
  });
});
