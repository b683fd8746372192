import { describe, expect, it } from '@jest/globals';
import { createStatusMachine } from '../../values/status-machine.ts';

const parcel = createStatusMachine<'PACKED' | 'SENT' | 'LOST' | 'THERE'>('parcel', {
  PACKED: ['SENT', 'LOST'],
  SENT: ['THERE', 'LOST'],
  LOST: [],
  THERE: [],
});

describe('a status machine', () => {
  it('lets what is listed follow', () => {
    expect(parcel.mayBecome('PACKED', 'SENT')).toBe(true);
    expect(() => parcel.check('PACKED', 'SENT')).not.toThrow();
  });

  it.each([
    ['parcel', 'A parcel that is THERE cannot become SENT'],
    ['order', 'An order that is THERE cannot become SENT'],
  ])('refuses all else of a %s in words', (noun, message) => {
    const machine = createStatusMachine<'SENT' | 'THERE'>(noun, { SENT: ['THERE'], THERE: [] });
    expect(machine.mayBecome('THERE', 'SENT')).toBe(false);
    expect(() => machine.check('THERE', 'SENT')).toThrow(
      expect.objectContaining({ code: 'ILLEGAL_TRANSITION', reason: `${noun}-not-in-status`, message }),
    );
  });

  it('knows the fewest steps to a status, and where none lead there', () => {
    expect(parcel.pathTo('PACKED', 'THERE')).toEqual(['SENT', 'THERE']);
    expect(parcel.pathTo('PACKED', 'LOST')).toEqual(['LOST']);
    expect(parcel.pathTo('PACKED', 'PACKED')).toEqual([]);
    expect(parcel.pathTo('THERE', 'SENT')).toBeNull();
  });
});
