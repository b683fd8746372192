import { describe, expect, it } from '@jest/globals';
import { isRole, type Role, ROLES, scopesOf } from '../../runtime/roles.ts';

const roles = Object.keys(ROLES).filter(isRole);

describe('roles', () => {
  it.each(roles)('%s has each scope once, given or optional but not both', (role) => {
    const { scopes, optionalScopes } = ROLES[role];
    const all: readonly string[] = [...scopes, ...optionalScopes];
    expect(new Set(all).size).toBe(all.length);
    all.forEach((scope) => expect(scope).toMatch(/^[a-z]+:[a-z]+$/));
  });

  it('may have their optional scopes when asked for, and no others', () => {
    expect(scopesOf('retailer', ['customs:write', 'audit:read', 'nonsense'])).toEqual(
      new Set([...ROLES.retailer.scopes, 'customs:write']),
    );
  });

  it.each<[Role, string]>([
    ['supplier', 'listings:write'],
    ['retailer', 'inventory:write'],
    ['buyer', 'listings:write'],
    ['carrier', 'customs:write'],
    ['customs', 'catalog:write'],
    ['integrator', 'parties:write'],
  ])('do not let a %s have %s', (role, scope) => {
    expect(scopesOf(role, [scope]).has(scope)).toBe(false);
  });

  it.each(['toString', 'admin', 'service', ''])('know no role "%s"', (name) => {
    expect(isRole(name)).toBe(false);
  });
});
