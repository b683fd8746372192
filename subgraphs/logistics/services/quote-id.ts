import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { CURRENCIES } from '../../../values/currency.ts';
import { money } from '../../../values/money.ts';
import type { ShippingQuote } from './shipping-quote.ts';

/** Ids that hold a whole quote under a signature: making one writes nothing, and reading one asks nobody. */
export interface QuoteIds {
  readonly sign: (quote: Omit<ShippingQuote, 'id'>) => Promise<ShippingQuote>;
  /** The quote of an id; null for an id that this installation did not make. */
  readonly read: (id: string) => Promise<ShippingQuote | null>;
}

const PREFIX = 'quote_';
const MAX_LENGTH = 1_000;

/** The content of an id, in this order. Its first element tells a later layout from this one. */
const content = z.tuple([
  z.literal(1),
  z.string(), // lane
  z.string(), // carrier
  z.string(), // rate
  z.string(), // port
  z.string(), // destination
  z.string(), // day
  z.int(), // gross grams
  z.int().nullable(), // cubic centimetres
  z.int(), // chargeable grams
  z.string(), // minor units
  z.enum(CURRENCIES),
  z.int(), // days, at least
  z.int(), // days, at most
  z.int(), // end, in milliseconds
]);

export function createQuoteIds(readSecret: () => Promise<string>): QuoteIds {
  return {
    sign: async (quote) => {
      const text = encode(quote);
      return { id: `${PREFIX}${text}.${signatureOf(text, await readSecret())}`, ...quote };
    },
    read: async (id) => {
      if (!id.startsWith(PREFIX) || id.length > MAX_LENGTH) return null;
      const [text = '', signature = '', ...more] = id.slice(PREFIX.length).split('.');
      if (more.length > 0 || !isEqual(signature, signatureOf(text, await readSecret()))) return null;
      return decode(id, text);
    },
  };
}

const signatureOf = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(`${PREFIX}${text}`).digest('base64url');

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function encode(quote: Omit<ShippingQuote, 'id'>): string {
  const { price, days } = quote;
  const values: z.output<typeof content> = [
    1,
    quote.laneId,
    quote.carrierId,
    quote.rateId,
    quote.fromPortId,
    quote.destination,
    quote.on,
    quote.grossGrams,
    quote.volumeCm3,
    quote.chargeableGrams,
    price.minor.toString(),
    price.currency,
    days.min,
    days.max,
    quote.expiresAt.getTime(),
  ];
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decode(id: string, text: string): ShippingQuote {
  const values = content.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  const [, laneId, carrierId, rateId, fromPortId, destination, on, grossGrams, volumeCm3, ...rest] = values;
  const [chargeableGrams, minor, currency, min, max, endsAt] = rest;
  return {
    id,
    laneId,
    carrierId,
    rateId,
    fromPortId,
    destination,
    on,
    grossGrams,
    volumeCm3,
    chargeableGrams,
    price: money(BigInt(minor), currency),
    days: { min, max },
    expiresAt: new Date(endsAt),
  };
}
