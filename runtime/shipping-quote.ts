import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';
import type { CalendarDate } from '../values/calendar-date.ts';
import { CURRENCIES } from '../values/currency.ts';
import { money, type Money } from '../values/money.ts';
import { TRANSPORT_MODES, type TransportMode } from '../values/transport-mode.ts';

/** An offer to ship, as it was made. */
export interface ShippingQuote {
  readonly id: string;
  readonly laneId: string;
  readonly carrierId: string;
  /** Of the freight rate that the price came from. */
  readonly rateId: string;
  readonly fromPortId: string;
  /** Country. */
  readonly destination: string;
  readonly mode: TransportMode;
  /** Day on which the goods are handed over. */
  readonly on: CalendarDate;
  readonly grossGrams: number;
  readonly volumeCm3: number | null;
  readonly chargeableGrams: number;
  readonly price: Money;
  /** Door to door. */
  readonly days: { readonly min: number; readonly max: number };
  readonly expiresAt: Date;
}

/** What whoever is handed a quote checks it with; `QuoteKeyMade` carries it to the other subgraphs. */
export interface QuotePublicKey {
  /** Short: each quote names the key that it was signed with. */
  readonly keyId: string;
  /** Ed25519, as SPKI in PEM. */
  readonly publicKey: string;
}

/** What its maker signs with. */
export interface QuoteSigningKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

const PREFIX = 'quote_';
/** Stands in no part, and needs no escape in an address. */
const BETWEEN = '~';
/** Tells a later layout from this one. */
const LAYOUT = '2';
const MAX_LENGTH = 1_000;

/** A quote whose id is the quote itself under a signature: making one writes nothing, and reading one asks nobody. */
export function signQuote(
  quote: Omit<ShippingQuote, 'id'>,
  { keyId, privateKey }: QuoteSigningKey,
): ShippingQuote {
  const text = `${PREFIX}${encode(quote, keyId)}`;
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64url');
  return { id: `${text}${BETWEEN}${signature}`, ...quote };
}

/** The quote of an id, also an expired one; null for an id that the owner of these keys did not make. */
export function verifyQuote(id: string, keys: readonly QuotePublicKey[]): ShippingQuote | null {
  if (!id.startsWith(PREFIX) || id.length > MAX_LENGTH) return null;
  const end = id.lastIndexOf(BETWEEN);
  const text = id.slice(0, Math.max(0, end));
  const parts = text.slice(PREFIX.length).split(BETWEEN);
  const key = keys.find(({ keyId }) => keyId === parts[1]);
  if (!key || parts[0] !== LAYOUT || !isSigned(text, id.slice(end + 1), key)) return null;
  return decode(id, parts);
}

function isSigned(text: string, signature: string, { publicKey }: QuotePublicKey): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  // Several texts are the same bytes in base64url; an id has one spelling.
  if (bytes.toString('base64url') !== signature) return false;
  return verify(null, Buffer.from(text), createPublicKey(publicKey), bytes);
}

/** A rate is of a lane and a carrier and says so in its id, which need not say it twice in the quote's. */
const rateStem = (laneId: string, carrierId: string): string =>
  `freight/${laneId}/${carrierId.replace(/^carrier_/, '')}/`;

/** Begins the id of a rate that an operator imported; no weight rule is called so. */
const OPERATOR = 'operator/';

/** A rate's id without what its lane and carrier say; empty for an id that is made otherwise. */
function shortRate({
  laneId,
  carrierId,
  rateId,
}: Pick<ShippingQuote, 'laneId' | 'carrierId' | 'rateId'>): string {
  const stem = rateStem(laneId, carrierId);
  const whose = rateId.startsWith(OPERATOR) ? OPERATOR : '';
  return rateId.startsWith(stem, whose.length) ? `${whose}${rateId.slice(whose.length + stem.length)}` : '';
}

function longRate(rate: string, stem: string): string {
  const whose = rate.startsWith(OPERATOR) ? OPERATOR : '';
  return `${whose}${stem}${rate.slice(whose.length)}`;
}

const short = (number: number | bigint): string => number.toString(36);

function encode(quote: Omit<ShippingQuote, 'id'>, keyId: string): string {
  const { laneId, carrierId, rateId, price, days } = quote;
  const parts = [
    LAYOUT,
    keyId,
    laneId,
    carrierId,
    shortRate(quote),
    quote.fromPortId,
    quote.destination,
    quote.mode,
    quote.on,
    short(quote.grossGrams),
    quote.volumeCm3 === null ? '' : short(quote.volumeCm3),
    short(quote.chargeableGrams),
    price.minor.toString(),
    price.currency,
    short(days.min),
    short(days.max),
    short(quote.expiresAt.getTime()),
  ];
  const bad = parts.find((part) => part.includes(BETWEEN));
  if (bad !== undefined || parts[4] === '') throw new RangeError(`No quote can be of ${bad ?? rateId}`);
  return parts.join(BETWEEN);
}

const text = z.string().min(1);
const number = z
  .string()
  .regex(/^[0-9a-z]+$/)
  .transform((digits) => Number.parseInt(digits, 36));

const layout = z.tuple([
  z.literal(LAYOUT),
  text, // key
  text, // lane
  text, // carrier
  text, // rate, behind its lane and carrier
  text, // port
  text, // destination
  z.enum(TRANSPORT_MODES),
  text, // day
  number, // gross grams
  z
    .literal('')
    .transform(() => null)
    .or(number), // cubic centimetres
  number, // chargeable grams
  text, // minor units
  z.enum(CURRENCIES),
  number, // days, at least
  number, // days, at most
  number, // end, in milliseconds
]);

function decode(id: string, parts: readonly string[]): ShippingQuote {
  const [, , laneId, carrierId, rate, fromPortId, destination, mode, on, ...rest] = layout.parse(parts);
  const [grossGrams, volumeCm3, chargeableGrams, minor, currency, min, max, endsAt] = rest;
  return {
    id,
    laneId,
    carrierId,
    rateId: longRate(rate, rateStem(laneId, carrierId)),
    fromPortId,
    destination,
    mode,
    on,
    grossGrams,
    volumeCm3,
    chargeableGrams,
    price: money(BigInt(minor), currency),
    days: { min, max },
    expiresAt: new Date(endsAt),
  };
}
