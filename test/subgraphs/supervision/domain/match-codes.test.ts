import { describe, expect, it } from '@jest/globals';
import { matchFrom, named, viewFrom } from '../../../support/declarations.ts';
import { orderPlaced, shipmentBooked } from '../../../support/order-events.ts';

const whole = viewFrom(orderPlaced(), shipmentBooked());
const ofBusiness = viewFrom(orderPlaced({ channel: 'B2B' }), shipmentBooked());

describe('the code of the goods', () => {
  it('demands four digits of a list that is released with summary statistics, and ten of one that is summed up', () => {
    const write = { '1/gcode': '9503' };
    const failed = (options: object) => named(matchFrom(whole, { write, ...options }), 'FAILED');
    expect(failed({ statisticsOnly: true })).toEqual([]);
    expect(failed({})).toEqual(['M10 1/gcode']);
    expect(failed({ zone: null })).toEqual(['M10 1/gcode']);
  });

  it('demands ten digits of business goods that are refunded, and six where the refund is given up', () => {
    const failed = (digits: number, options: object) => {
      const write = { '1/gcode': '9503008900'.slice(0, digits) };
      return named(matchFrom(ofBusiness, { write, ...options }), 'FAILED');
    };
    expect(failed(6, {})).toEqual(['M10 1/gcode']);
    expect(failed(10, {})).toEqual([]);
    expect(failed(6, { withoutRefund: true })).toEqual([]);
    expect(failed(5, { withoutRefund: true })).toEqual(['M10 1/gcode']);
    expect(failed(6, { mode: 'M0110' })).toEqual(['M10 1/gcode']);
  });

  it.each([
    ['of a parcel', whole, {}],
    ['outside of the zones', ofBusiness, { zone: null, mode: 'M9710' as const }],
    ['of general trade', ofBusiness, { mode: 'M0110' as const }],
    ['by the full form', ofBusiness, { form: 'FORM' as const }],
  ])('has no list without refund %s', (_case, view, options) => {
    expect(() => matchFrom(view, { withoutRefund: true, ...options })).toThrow(
      expect.objectContaining({ code: 'MODE_NOT_ALLOWED', reason: 'full-code-needed' }),
    );
  });

  it('fails a flag that says otherwise than the list', () => {
    const simplified = matchFrom(whole, { write: { statisticsFlag: 'A' } });
    expect(named(simplified, 'FAILED')).toEqual(['M12 statisticsFlag']);
  });

  it.each([
    ['outside of the zones', { zone: null }],
    ['of business', { mode: 'M9710' as const }],
  ])('has no simplified list %s', (_case, options) => {
    expect(() => matchFrom(whole, { statisticsOnly: true, ...options })).toThrow(
      expect.objectContaining({ code: 'MODE_NOT_ALLOWED' }),
    );
  });
});
