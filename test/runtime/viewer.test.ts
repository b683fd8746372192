import { describe, expect, it } from '@jest/globals';
import {
  actsFor,
  partyOf,
  partyRoleOf,
  requireParty,
  requireScope,
  requireService,
  requireViewer,
  serviceViewer,
} from '../../runtime/viewer.ts';
import { viewerAs } from '../support/subgraph.ts';

const refusal = (code: string) => expect.objectContaining({ code });

describe('requireViewer', () => {
  it('turns a visitor away', () => {
    expect(() => requireViewer(null)).toThrow(refusal('UNAUTHENTICATED'));
  });
});

describe('requireScope', () => {
  it('gives the viewer who has it', () => {
    const retailer = viewerAs('retailer', 'ret_1');
    expect(requireScope(retailer, 'listings:write')).toBe(retailer);
  });

  it('refuses one who has not', () => {
    expect(() => requireScope(viewerAs('supplier', 'sup_1'), 'listings:write')).toThrow(refusal('FORBIDDEN'));
  });
});

describe('requireService', () => {
  it('gives a subgraph that calls, which acts for the platform', () => {
    const retailers = serviceViewer('retailers');
    expect(requireService(retailers)).toBe(retailers);
    expect(partyRoleOf(retailers)).toBe('PLATFORM');
  });

  it.each([null, viewerAs('operator'), viewerAs('supplier', 'sup_1')])('refuses %j', (viewer) => {
    expect(() => requireService(viewer)).toThrow(refusal('FORBIDDEN'));
  });

  it('is about no party: a subgraph acts for none', () => {
    expect(actsFor(serviceViewer('retailers'), 'sup_1')).toBe(false);
  });
});

describe('requireParty', () => {
  it.each([
    ['the party itself', viewerAs('retailer', 'ret_1'), null],
    ['the operator', viewerAs('operator'), null],
    ['another party', viewerAs('retailer', 'ret_2'), 'NOT_FOUND'],
    ['a role without the scope', viewerAs('supplier', 'ret_1'), 'FORBIDDEN'],
    ['a visitor', null, 'UNAUTHENTICATED'],
  ])('decides about %s', (_case, viewer, code) => {
    const ask = () => requireParty(viewer, 'listings:write', 'ret_1');
    if (code) expect(ask).toThrow(refusal(code));
    else expect(ask()).toBe(viewer);
  });
});

describe('actsFor', () => {
  it('is false for a viewer without a party and for a visitor', () => {
    expect(actsFor(viewerAs('integrator'), 'ret_1')).toBe(false);
    expect(actsFor(null, 'ret_1')).toBe(false);
  });
});

describe('partyOf', () => {
  it('is the party where the account acts for one', () => {
    expect(partyOf(viewerAs('retailer', 'ret_1'))).toBe('ret_1');
    expect(partyOf(viewerAs('operator'))).toBe('operator@test');
    expect(partyRoleOf(viewerAs('operator'))).toBe('PLATFORM');
  });
});
