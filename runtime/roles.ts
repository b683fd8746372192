/**
 * Who may do what: each role's place in the trade, the scopes that it always has, and those that its token may add.
 *
 * Scopes guard mutations and private lists (`@requiresScopes` in the schemas). Which rows a viewer sees within them is
 * decided by the owner's loaders: a supplier with `inventory:read` reads its own feed and nobody else's.
 */
export const ROLES = {
  buyer: { party: 'BUYER', scopes: [], optionalScopes: ['tiers:read', 'shipments:write', 'customs:write'] },
  retailer: {
    party: 'RETAILER',
    scopes: [
      'listings:write',
      'orders:write',
      'payments:write',
      'shipments:write',
      'tiers:read',
      'insurance:write',
    ],
    optionalScopes: ['customs:write'],
  },
  supplier: {
    party: 'SUPPLIER',
    scopes: [
      'catalog:write',
      'inventory:read',
      'inventory:write',
      'orders:write',
      'tiers:read',
      'refunds:write',
    ],
    optionalScopes: ['customs:write', 'shipments:write', 'payments:write'],
  },
  carrier: { party: 'CARRIER', scopes: ['shipments:write'], optionalScopes: [] },
  declarant: { party: 'DECLARANT', scopes: ['customs:write'], optionalScopes: [] },
  customs: {
    party: 'AUTHORITY',
    scopes: ['customs:authority', 'supervision:read', 'supervision:write', 'audit:read'],
    optionalScopes: ['tax:authority'],
  },
  finance: {
    party: 'FINANCE',
    scopes: ['payments:write', 'insurance:insurer'],
    optionalScopes: ['tax:authority'],
  },
  zone: { party: 'AUTHORITY', scopes: ['supervision:read', 'supervision:write'], optionalScopes: [] },
  operator: {
    party: 'PLATFORM',
    scopes: [
      'parties:write',
      'catalog:write',
      'inventory:read',
      'inventory:write',
      'listings:write',
      'customs:write',
      'orders:write',
      'shipments:write',
      'tiers:read',
      'supervision:read',
      'supervision:write',
      'audit:read',
      'gateway:explain',
    ],
    optionalScopes: [],
  },
  integrator: { party: 'PLATFORM', scopes: [], optionalScopes: ['supervision:read', 'gateway:explain'] },
} as const satisfies Record<string, RoleDefinition>;

export interface RoleDefinition {
  /** The schema's `PartyRole`. */
  readonly party: PartyRole;
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
}

export type PartyRole =
  'SUPPLIER' | 'RETAILER' | 'BUYER' | 'CARRIER' | 'FINANCE' | 'DECLARANT' | 'AUTHORITY' | 'PLATFORM';

/** What a token can make of its bearer. */
export type Role = keyof typeof ROLES;

/** A subgraph that calls another one. No token carries it: it comes from inside, or under a gateway's signature. */
export const SERVICE_ROLE = 'service';

export type ViewerRole = Role | typeof SERVICE_ROLE;

export const isRole = (name: string): name is Role => Object.hasOwn(ROLES, name);

export const isViewerRole = (name: string): name is ViewerRole => name === SERVICE_ROLE || isRole(name);

/** The scopes of a role, and of those asked for the ones that the role may have. */
export function scopesOf(role: Role, asked: readonly string[] = []): ReadonlySet<string> {
  const { scopes, optionalScopes }: RoleDefinition = ROLES[role];
  return new Set([...scopes, ...asked.filter((scope) => optionalScopes.includes(scope))]);
}
