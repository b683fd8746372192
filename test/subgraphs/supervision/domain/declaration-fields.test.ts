import { describe, expect, it } from '@jest/globals';
import {
  fieldsOf,
  HEAD_FIELDS,
  LINE_FIELDS,
} from '../../../../subgraphs/supervision/domain/declaration-fields.ts';
import { draftFrom, shantou, viewFrom } from '../../../support/declarations.ts';
import { orderPlaced, shipmentBooked } from '../../../support/order-events.ts';

const view = viewFrom(orderPlaced(), shipmentBooked());

describe('the fields of a declaration', () => {
  it('are 48 of the head and 19 of each line, each once', () => {
    expect(new Set(HEAD_FIELDS.map(({ field }) => field)).size).toBe(48);
    expect(new Set(LINE_FIELDS.map(({ field }) => field)).size).toBe(19);
    expect(fieldsOf(draftFrom(view))).toHaveLength(48 + 2 * 19);
  });

  it('all tell the document and field that they were taken from; nobody types one', () => {
    const fields = fieldsOf(draftFrom(view));
    expect(fields.filter(({ source, documentField }) => source === 'MANUAL' || documentField === '')).toEqual(
      [],
    );
    const source = (name: string) => fields.find(({ field }) => field === name);
    expect(source('orderNo')).toEqual({
      field: 'orderNo',
      lineNumber: null,
      value: 'NO-order_1',
      source: 'ORDER',
      documentId: 'order_1',
      documentField: 'number',
    });
    expect(source('logisticsNo')).toMatchObject({
      source: 'SHIPMENT',
      documentId: 'shp_1',
      documentField: 'waybill',
    });
    expect(source('tradeMode')).toMatchObject({ source: 'RULE', documentId: null, value: '9610' });
  });

  it('speak customs’ codes', () => {
    const value = (name: string, lineNumber: number | null = null) =>
      fieldsOf(draftFrom(view)).find((each) => each.field === name && each.lineNumber === lineNumber)?.value;
    expect({
      country: value('country'),
      fCurrency: value('fCurrency'),
      trafMode: value('trafMode'),
      unit: value('unit', 1),
      unit2: value('unit2', 1),
      customsCode: value('customsCode'),
      portCode: value('portCode'),
    }).toEqual({
      country: '304',
      fCurrency: '300',
      trafMode: '5',
      unit: '007',
      unit2: '035',
      customsCode: '5100',
      portCode: '5100',
    });
  });

  it.each([
    ['B2C', {}, '9503008900'],
    ['B2C', { statisticsOnly: true }, '9503'],
    ['B2B', {}, '9503008900'],
    ['B2B', { withoutRefund: true }, '950300'],
  ] as const)('give the code of %s goods with %j as %s', (channel, choice, gcode) => {
    const draft = draftFrom(viewFrom(orderPlaced({ channel }), shipmentBooked()), choice);
    expect(fieldsOf(draft).find(({ field }) => field === 'gcode')?.value).toBe(gcode);
  });

  it('are refused rather than guessed where customs’ code is not known', () => {
    const unknown = { ...view, order: view.order && { ...view.order, destination: 'KE' } };
    expect(() => fieldsOf(draftFrom(unknown))).toThrow(expect.objectContaining({ code: 'RULE_UNKNOWN' }));
  });

  it('take the customs office from the zone, outside of the zones from the port', () => {
    const office = (zone: typeof shantou | null) =>
      fieldsOf(draftFrom(view, { zone })).find(({ field }) => field === 'customsCode')?.value;
    expect(office({ ...shantou, provinceCode: 'CN-ZJ' })).toBe('2900');
    expect(office(null)).toBe('5100');
  });
});
