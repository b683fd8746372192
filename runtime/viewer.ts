import { Problem } from '../values/problem.ts';
import { type PartyRole, ROLES, SERVICE_ROLE, type ViewerRole } from './roles.ts';

/** Who asks, as the token says; null is a visitor. */
export interface Viewer {
  /** The account, the token's subject. */
  readonly account: string;
  readonly role: ViewerRole;
  /** The party that the account acts for, such as `sup_…`; null for roles without one. */
  readonly partyId: string | null;
  readonly scopes: ReadonlySet<string>;
}

export const partyRoleOf = ({ role }: Viewer): PartyRole =>
  role === SERVICE_ROLE ? 'PLATFORM' : ROLES[role].party;

/** Whose idempotency keys a viewer's are: the party's, so that two accounts of one firm do not write twice. */
export const partyOf = ({ partyId, account }: Viewer): string => partyId ?? account;

export function requireViewer(viewer: Viewer | null): Viewer {
  if (!viewer)
    throw new Problem('UNAUTHENTICATED', 'sign-in-required', { message: 'A token is needed here' });
  return viewer;
}

export function requireScope(viewer: Viewer | null, scope: string): Viewer {
  const known = requireViewer(viewer);
  if (!known.scopes.has(scope)) {
    throw new Problem('FORBIDDEN', 'scope-missing', { message: `The token lacks the scope ${scope}`, scope });
  }
  return known;
}

/** True for the party itself and for the platform's operator. */
export const actsFor = (viewer: Viewer | null, partyId: string): boolean =>
  viewer !== null && (viewer.role === 'operator' || viewer.partyId === partyId);

/** The viewer, who has the scope and acts for the party; a party that is not the viewer's does not exist for it. */
export function requireParty(viewer: Viewer | null, scope: string, partyId: string): Viewer {
  const known = requireScope(viewer, scope);
  if (!actsFor(known, partyId)) {
    throw new Problem('NOT_FOUND', 'no-such-party', { message: 'No such party, or not yours' });
  }
  return known;
}

/** A subgraph, as another one that it calls sees it. */
export const serviceViewer = (subgraph: string): Viewer => ({
  account: `${SERVICE_ROLE}:${subgraph}`,
  role: SERVICE_ROLE,
  partyId: null,
  scopes: new Set(),
});

/** Another subgraph; whoever else asks has no business here. */
export function requireService(viewer: Viewer | null): Viewer {
  if (viewer?.role === SERVICE_ROLE) return viewer;
  throw new Problem('FORBIDDEN', 'between-subgraphs-only', {
    message: 'Only another subgraph may call here',
  });
}
