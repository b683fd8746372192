import { formatAmount } from '../../../values/money.ts';
import { kilograms } from '../../../values/quantity.ts';
import type { CustomsMessage, MessageFields, MessageKind } from './customs-message.ts';
import { customsCode } from './customs-codes.ts';
import { type DeclaredField, itemNoOf } from './declaration-fields.ts';
import type { Declaration } from './declaration.ts';
import type { Draft } from './draft-declaration.ts';

/** What a message's guid and times are made from. */
export interface Sending {
  /** A guid for each kind of message; the same for the same sending, so that it can be sent again. */
  readonly guidOf: (kind: MessageKind) => string;
  readonly at: Date;
}

/** Customs' way to write an instant: 14 digits, by the clock in China. */
export const customsTime = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '');

/** The messages that declare: order, waybill and list, each from its own document. */
export function declaringMessages(
  draft: Draft,
  fields: readonly DeclaredField[],
  { copNo, ...sending }: Sending & { readonly copNo: string },
): readonly CustomsMessage[] {
  return [
    orderMessage(draft, sending),
    waybillMessage(draft, sending),
    listMessage(fields, { copNo, ...sending }),
  ];
}

/** `appType` of a message: 1 = new, 2 = changed, 3 = deleted. */
const NEW = '1';
const CHANGED = '2';

const opening = (kind: MessageKind, { guidOf, at }: Sending): MessageFields => ({
  guid: guidOf(kind),
  appType: NEW,
  appTime: customsTime(at),
  appStatus: '2',
});

function orderMessage(draft: Draft, sending: Sending): CustomsMessage {
  const { order, codes } = draft;
  const currency = customsCode(codes, 'currencies', order.goods.currency);
  const head = {
    ...opening('CEB303', sending),
    orderType: 'E',
    orderNo: order.number,
    ebpCode: 'BELTGRAPH',
    ebpName: 'Beltgraph',
    ebcCode: order.retailerId,
    ebcName: order.retailerName,
    goodsValue: formatAmount(order.goods),
    freight: formatAmount(order.freight),
    currency,
    note: null,
  };
  const lines = order.lines.map((line) => ({
    gnum: String(line.number),
    itemNo: itemNoOf(line),
    itemName: line.nameEn,
    itemDescribe: null,
    barCode: null,
    unit: customsCode(codes, 'units', line.unit),
    currency,
    qty: String(line.quantity),
    price: formatAmount(line.unitPrice),
    totalPrice: formatAmount(line.amount),
    note: null,
  }));
  return { kind: 'CEB303', guid: sending.guidOf('CEB303'), head, lines };
}

function waybillMessage({ shipment, lines, codes }: Draft, sending: Sending): CustomsMessage {
  const head: MessageFields = {
    ...opening('CEB505', sending),
    logisticsCode: shipment?.carrierCode ?? null,
    logisticsName: shipment?.carrierName ?? null,
    logisticsNo: shipment?.waybill ?? null,
    freight: shipment && formatAmount(shipment.freight),
    insuredFee: shipment && formatAmount(shipment.insurance),
    currency: shipment && customsCode(codes, 'currencies', shipment.freight.currency),
    grossWeight: shipment && kilograms(shipment.grossGrams),
    packNo: shipment && String(shipment.packages),
    goodsInfo: lines
      .map(({ orderLine }) => orderLine.nameEn)
      .join('; ')
      .slice(0, 200),
    note: null,
  };
  return { kind: 'CEB505', guid: sending.guidOf('CEB505'), head, lines: [] };
}

function listMessage(
  fields: readonly DeclaredField[],
  { copNo, ...sending }: Sending & { readonly copNo: string },
): CustomsMessage {
  const of = (lineNumber: number | null): MessageFields =>
    Object.fromEntries(
      fields.filter((field) => field.lineNumber === lineNumber).map(({ field, value }) => [field, value]),
    );
  const numbers = [
    ...new Set(fields.map(({ lineNumber }) => lineNumber).filter((number) => number !== null)),
  ];
  const head = { ...of(null), ...opening('CEB603', sending), copNo };
  return { kind: 'CEB603', guid: sending.guidOf('CEB603'), head, lines: numbers.map(of) };
}

const identity = ({ copNo, preNo, invtNo, fields }: Declaration): MessageFields => {
  const value = (name: string) =>
    fields.find(({ field, lineNumber }) => field === name && lineNumber === null)?.value ?? null;
  return {
    customsCode: value('customsCode'),
    copNo,
    preNo,
    invtNo,
    logisticsCode: value('logisticsCode'),
    logisticsName: value('logisticsName'),
    logisticsNo: value('logisticsNo'),
  };
};

/** That the goods of a declaration have left; a change of it where that has been told before. */
export const departureMessage = (declaration: Declaration, sending: Sending): CustomsMessage => ({
  kind: 'CEB509',
  guid: sending.guidOf('CEB509'),
  head: {
    ...opening('CEB509', sending),
    ...(declaration.departedAt !== null && { appType: CHANGED }),
    ...identity(declaration),
    leaveTime: customsTime(sending.at),
  },
  lines: [],
});

/** That a declaration is taken back, and why. */
export const withdrawalMessage = (
  declaration: Declaration,
  reason: string,
  sending: Sending,
): CustomsMessage => ({
  kind: 'CEB605',
  guid: sending.guidOf('CEB605'),
  head: { ...opening('CEB605', sending), ...identity(declaration), reason },
  lines: [],
});
