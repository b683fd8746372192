import { createHmac, timingSafeEqual } from 'node:crypto';
import { WebhookRefused } from './payment-provider.ts';

export const SIGNATURE_HEADER = 'x-payment-signature';

/** How long a signature holds: a webhook that was overheard cannot be sent again later. */
const TOLERANCE_MS = 5 * 60_000;
const MAX_SIGNATURES = 5;

/** `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>", hexadecimal>`; a header may hold several `v1`. */
export function signWebhook(
  body: Buffer,
  { secret, at }: { readonly secret: string; readonly at: Date },
): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${macOf(body, seconds, secret).toString('hex')}`;
}

/**
 * Checks that a body was signed lately with one of the secrets.
 *
 * Two may be live at once, so that a secret is changed without a webhook lost in between.
 *
 * @throws WebhookRefused
 */
export function verifyWebhook(
  { header, body }: { readonly header: string | readonly string[] | undefined; readonly body: Buffer },
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: Date },
): void {
  const { seconds, signatures } = readHeader(header);
  if (Math.abs(now.getTime() - seconds * 1_000) > TOLERANCE_MS)
    throw refused('The signature is too old or too new');
  const isOurs = secrets.some((secret) => {
    const expected = macOf(body, seconds, secret);
    return signatures.some((given) => given.length === expected.length && timingSafeEqual(given, expected));
  });
  if (!isOurs) throw refused('The signature is wrong');
}

function readHeader(header: string | readonly string[] | undefined) {
  if (typeof header !== 'string') throw refused('The signature is missing');
  const parts = header.split(',').map((part) => part.trim());
  const seconds = /^t=(\d{1,12})$/.exec(parts[0] ?? '')?.[1];
  const signatures = parts.slice(1, 1 + MAX_SIGNATURES).flatMap((part) => {
    const hex = /^v1=([0-9a-f]{64})$/.exec(part)?.[1];
    return hex === undefined ? [] : [Buffer.from(hex, 'hex')];
  });
  if (seconds === undefined || signatures.length === 0) throw refused('The signature is malformed');
  return { seconds: Number(seconds), signatures };
}

const macOf = (body: Buffer, seconds: number, secret: string): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();

const refused = (message: string): WebhookRefused => new WebhookRefused('signature', message);
