import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  createViewerVerifier,
  SignatureRefused,
  type SignedRequest,
  signViewer,
} from '../../runtime/signed-viewer.ts';
import { serviceViewer } from '../../runtime/viewer.ts';
import { createTestClock, viewerAs } from '../support/subgraph.ts';

const SECRET = 'a secret of more than thirty-two characters';
const OTHER_SECRET = 'another secret of more than 32 characters';
const BODY = '{"query":"{a}"}';
const viewer = viewerAs('supplier', 'sup_1', ['customs:write']);

function setUp(secrets: readonly string[] = [SECRET]) {
  const clock = createTestClock('2026-11-23T08:00:00Z');
  const verifier = createViewerVerifier({ audience: 'finance', secrets, clock });
  const sign = (request: Partial<SignedRequest> = {}, secret = SECRET) =>
    signViewer({ viewer, audience: 'finance', body: BODY, ...request }, { secret, clock });
  const verify = (header: string | undefined, body = BODY) => verifier.verify(header, Buffer.from(body));
  return { clock, sign, verify };
}

/** Signs a payload that `signViewer` would not make. */
function forge(header: string, change: (payload: Record<string, unknown>) => unknown): string {
  const [text = ''] = header.split('.');
  const payload = JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
  const forged = Buffer.from(JSON.stringify(change(payload))).toString('base64url');
  return `${forged}.${createHmac('sha256', SECRET).update(forged).digest('base64url')}`;
}

describe('a signed viewer', () => {
  it('arrives as it was', () => {
    const { sign, verify } = setUp();
    expect(verify(sign())).toEqual(viewer);
  });

  it('can be another subgraph', () => {
    const { sign, verify } = setUp();
    const service = serviceViewer('retailers');
    expect(verify(sign({ viewer: service }))).toEqual(service);
  });

  it('can be a visitor', () => {
    const { sign, verify } = setUp();
    expect(verify(sign({ viewer: null }))).toBeNull();
  });

  it('is accepted with either of two secrets while they change', () => {
    const { sign, verify } = setUp([OTHER_SECRET, SECRET]);
    expect(verify(sign({}, SECRET))).toEqual(viewer);
    expect(verify(sign({}, OTHER_SECRET))).toEqual(viewer);
  });

  it('is accepted once', () => {
    const { sign, verify } = setUp();
    const header = sign();
    verify(header);
    expect(() => verify(header)).toThrow(new SignatureRefused('seen before'));
  });

  it('is remembered for as long as it lives, and no copy is accepted then either', () => {
    const { clock, sign, verify } = setUp();
    const first = sign();
    verify(first);
    for (const second of [20, 29, 31, 61, 130]) {
      clock.set(new Date(Date.parse('2026-11-23T08:00:00Z') + second * 1_000).toISOString());
      verify(sign());
      expect(() => verify(first)).toThrow(SignatureRefused);
    }
  });

  it('expires', () => {
    const { clock, sign, verify } = setUp();
    const header = sign();
    clock.set('2026-11-23T08:01:00Z');
    expect(() => verify(header)).toThrow(new SignatureRefused('expired'));
  });

  it.each([
    ['without a header', () => undefined, 'no signature'],
    ['with an empty header', () => '', 'wrong signature'],
    ['with words', () => 'let me in', 'wrong signature'],
    ['that is very long', () => 'a'.repeat(20_000), 'no signature'],
    ['of another secret', ({ sign }: ReturnType<typeof setUp>) => sign({}, OTHER_SECRET), 'wrong signature'],
    [
      'for another subgraph',
      ({ sign }: ReturnType<typeof setUp>) => sign({ audience: 'logistics' }),
      'signed for another subgraph',
    ],
    [
      'of another body',
      ({ sign }: ReturnType<typeof setUp>) => sign({ body: '{}' }),
      'signed for another body',
    ],
    ['cut short', ({ sign }: ReturnType<typeof setUp>) => sign().slice(0, -1), 'wrong signature'],
    [
      'without its signature',
      ({ sign }: ReturnType<typeof setUp>) => `${sign().split('.')[0]}.`,
      'wrong signature',
    ],
    ['with more behind it', ({ sign }: ReturnType<typeof setUp>) => `${sign()}.x`, 'wrong signature'],
    ['whose words were changed', ({ sign }: ReturnType<typeof setUp>) => `x${sign()}`, 'wrong signature'],
    [
      'of no role of ours',
      ({ sign }: ReturnType<typeof setUp>) => sign({ viewer: { account: 'a', scopes: new Set() } }),
      'no role of ours',
    ],
    [
      'that lives too long',
      ({ sign }: ReturnType<typeof setUp>) =>
        forge(sign(), (payload) => ({ ...payload, exp: Number(payload['exp']) + 3_600_000 })),
      'expires too late',
    ],
    [
      'that lacks a part',
      ({ sign }: ReturnType<typeof setUp>) => forge(sign(), ({ nonce: _nonce, ...payload }) => payload),
      'malformed',
    ],
    ['that is no object', ({ sign }: ReturnType<typeof setUp>) => forge(sign(), () => null), 'malformed'],
  ])('is refused %s', (_case, headerOf, reason) => {
    const fixture = setUp();
    expect(() => fixture.verify(headerOf(fixture))).toThrow(new SignatureRefused(reason));
  });
});
