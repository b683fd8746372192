import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from './clock.ts';
import { isViewerRole } from './roles.ts';
import type { Viewer } from './viewer.ts';

/** The header in which the gateway says to a subgraph, over HTTP, who asks. */
export const VIEWER_HEADER = 'x-beltgraph-viewer';

/** Long enough for a slow call and clocks that differ a little; a signature found in a log is worth nothing later. */
const LIFETIME_MS = 30_000;
const MAX_LIFETIME_MS = 60_000;
const MAX_HEADER_LENGTH = 16_384;

/** Who asks, as a subgraph is told: a subgraph of ours knows roles and parties, another's needs account and scopes. */
export type SignedViewer = Pick<Viewer, 'account' | 'scopes'> & Partial<Pick<Viewer, 'role' | 'partyId'>>;

export interface SignedRequest {
  /** Null is a visitor. */
  readonly viewer: SignedViewer | null;
  /** The subgraph that is called; no other accepts it. */
  readonly audience: string;
  /** The request's body as it is sent. */
  readonly body: string | Buffer;
}

const payloadShape = z.object({
  v: z.literal(1),
  aud: z.string(),
  body: z.string(),
  exp: z.number().int(),
  nonce: z.string().min(16).max(64),
  viewer: z
    .object({
      account: z.string(),
      scopes: z.array(z.string()),
      role: z.string().optional(),
      partyId: z.string().nullable().optional(),
    })
    .nullable(),
});

type Payload = z.output<typeof payloadShape>;

/** Signs one request with HMAC-SHA256: who asks, for which subgraph, with which body, until when, once. */
export function signViewer(
  { viewer, audience, body }: SignedRequest,
  { secret, clock }: { readonly secret: string; readonly clock: Clock },
): string {
  const payload: Payload = {
    v: 1,
    aud: audience,
    body: hashOf(body),
    exp: clock.now().getTime() + LIFETIME_MS,
    nonce: randomBytes(16).toString('base64url'),
    viewer: viewer && {
      account: viewer.account,
      scopes: [...viewer.scopes],
      ...(viewer.role && { role: viewer.role }),
      ...(viewer.partyId !== undefined && { partyId: viewer.partyId }),
    },
  };
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${text}.${signatureOf(text, secret)}`;
}

/** Why a request was not accepted; for logs, not for whoever sent it. */
export class SignatureRefused extends Error {
  override readonly name = 'SignatureRefused';
}

export interface ViewerVerifier {
  /**
   * Who asks; null is a visitor.
   *
   * @throws SignatureRefused for anything but a fresh signature of this very body for this subgraph, seen once.
   */
  readonly verify: (header: string | undefined, body: Buffer) => Viewer | null;
}

/**
 * Accepts the requests that a holder of one of the secrets signed for one subgraph.
 *
 * Two secrets may live at once, so that they can be changed one process after the other. Each process remembers what it
 * has seen: behind several processes of one subgraph, a copied request could be taken once by each until it expires.
 */
export function createViewerVerifier({
  audience,
  secrets,
  clock,
}: {
  readonly audience: string;
  readonly secrets: readonly string[];
  readonly clock: Clock;
}): ViewerVerifier {
  const seen = createNonceMemory();
  return {
    verify: (header, body) => {
      const now = clock.now().getTime();
      const payload = readPayload(header, secrets);
      if (payload.aud !== audience) throw new SignatureRefused('signed for another subgraph');
      if (payload.exp <= now) throw new SignatureRefused('expired');
      if (payload.exp > now + MAX_LIFETIME_MS) throw new SignatureRefused('expires too late');
      if (!isEqual(payload.body, hashOf(body))) throw new SignatureRefused('signed for another body');
      if (!seen.add(payload.nonce, now)) throw new SignatureRefused('seen before');
      return viewerOf(payload.viewer);
    },
  };
}

function readPayload(header: string | undefined, secrets: readonly string[]): Payload {
  if (header === undefined || header.length > MAX_HEADER_LENGTH) throw new SignatureRefused('no signature');
  const [text = '', signature = '', ...rest] = header.split('.');
  // All secrets are tried, so that the time taken does not tell which one it was.
  const matches = secrets.filter((secret) => isEqual(signature, signatureOf(text, secret)));
  if (rest.length > 0 || matches.length === 0) throw new SignatureRefused('wrong signature');
  const result = payloadShape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  if (!result.success) throw new SignatureRefused('malformed');
  return result.data;
}

function viewerOf(viewer: Payload['viewer']): Viewer | null {
  if (!viewer) return null;
  const { account, role, partyId = null, scopes } = viewer;
  if (role === undefined || !isViewerRole(role)) throw new SignatureRefused('no role of ours');
  return { account, role, partyId, scopes: new Set(scopes) };
}

/** Remembers nonces for as long as a signature can live, in two halves that take turns. */
function createNonceMemory() {
  let current = new Set<string>();
  let previous = new Set<string>();
  let turnsAt = 0;
  return {
    /** False when the nonce is known. */
    add: (nonce: string, now: number): boolean => {
      if (now >= turnsAt) {
        previous = now < turnsAt + MAX_LIFETIME_MS ? current : new Set();
        current = new Set();
        turnsAt = now + MAX_LIFETIME_MS;
      }
      if (current.has(nonce) || previous.has(nonce)) return false;
      current.add(nonce);
      return true;
    },
  };
}

const hashOf = (body: string | Buffer): string => createHash('sha256').update(body).digest('base64url');

const signatureOf = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
