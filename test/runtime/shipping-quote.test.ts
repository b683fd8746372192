import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type ShippingQuote, signQuote, verifyQuote } from '../../runtime/shipping-quote.ts';
import { money } from '../../values/money.ts';

function newKey(keyId: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    signing: { keyId, privateKey },
    known: { keyId, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() },
  };
}

const key = newKey('11111111');
const other = newKey('22222222');

const offer: Omit<ShippingQuote, 'id'> = {
  laneId: 'lane_sea_cn_north_europe',
  carrierId: 'carrier_MAEU',
  rateId: 'freight/lane_sea_cn_north_europe/MAEU/SEA_LCL/2026-10-01',
  fromPortId: 'port_CNSHA',
  destination: 'DE',
  mode: 'SEA',
  on: '2026-11-23',
  grossGrams: 2_000_000_000,
  volumeCm3: null,
  chargeableGrams: 2_000_000_000,
  price: money(123_456_789_012n, 'JPY'),
  days: { min: 28, max: 40 },
  expiresAt: new Date('2026-11-25T08:00:00.123Z'),
};

describe('verifyQuote', () => {
  it.each([
    ['as it was made', offer],
    ['with a volume', { ...offer, volumeCm3: 120_000 }],
    ['at a rate that an operator imported', { ...offer, rateId: `operator/${offer.rateId}` }],
    ['by air', { ...offer, mode: 'AIR' as const }],
  ])('gives the quote %s', (_case, made) => {
    const quote = signQuote(made, key.signing);
    expect(verifyQuote(quote.id, [other.known, key.known])).toEqual({ ...made, id: quote.id });
  });

  it('keeps ids short, and free of what an address would escape', () => {
    const { id } = signQuote(offer, key.signing);
    expect(id.length).toBeLessThan(256);
    expect(encodeURIComponent(id).replaceAll('%2F', '/')).toBe(id);
  });

  it('is null without the key that it names, and for another key of that name', () => {
    const { id } = signQuote(offer, key.signing);
    expect(verifyQuote(id, [])).toBeNull();
    expect(verifyQuote(id, [other.known])).toBeNull();
    expect(verifyQuote(id, [{ ...other.known, keyId: key.known.keyId }])).toBeNull();
  });

  it('is null when any character is another, and for another spelling of the same signature', () => {
    const { id } = signQuote(offer, key.signing);
    const altered = Array.from(id, (letter, at) =>
      ['A', 'B', '0', '~']
        .filter((next) => next !== letter)
        .map((next) => `${id.slice(0, at)}${next}${id.slice(at + 1)}`),
    ).flat();
    for (const each of [...altered, `${id}=`, id.slice(0, -1), `${id} `, `${id}~`]) {
      expect(verifyQuote(each, [key.known])).toBeNull();
    }
  });
});

describe('signQuote', () => {
  it.each([
    ['a part that holds the separator', { ...offer, fromPortId: 'port_A~B' }],
    ['the rate of another lane', { ...offer, laneId: 'lane_air_cn_eu' }],
  ])('refuses %s', (_case, made) => {
    expect(() => signQuote(made, key.signing)).toThrow(RangeError);
  });
});
