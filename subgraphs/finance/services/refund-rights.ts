import { requireParty, requireScope, type Viewer } from '../../../runtime/viewer.ts';
import { Problem } from '../../../values/problem.ts';

export const TAX_AUTHORITY = 'tax:authority';

/** Tax offices and the platform read across parties; a claim tells what a firm pays for its goods, so nobody else does. */
const readsAll = ({ role, scopes }: Viewer): boolean => scopes.has(TAX_AUTHORITY) || role === 'operator';

/** The claims that a viewer sees, as a filter; its own alone, unless it is an authority. */
export const claimsVisibleTo = (viewer: Viewer): Record<string, unknown> =>
  readsAll(viewer) ? {} : { supplierId: { $in: viewer.partyId === null ? [] : [viewer.partyId] } };

export const seesClaim = (viewer: Viewer | null, { supplierId }: { readonly supplierId: string }): boolean =>
  viewer !== null && (readsAll(viewer) || viewer.partyId === supplierId);

/** Whoever may claim for this supplier: the supplier itself. */
export const requireClaimant = (viewer: Viewer | null, supplierId: string): Viewer =>
  requireParty(viewer, 'refunds:write', supplierId);

export const requireClaims = (viewer: Viewer | null): Viewer => requireScope(viewer, 'refunds:write');

export const requireTaxAuthority = (viewer: Viewer | null): Viewer => requireScope(viewer, TAX_AUTHORITY);

/** The same for a claim that is not the viewer's as for one that does not exist. */
export const noSuchClaim = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-claim', { message: 'No such claim, or not yours', field: ['claimId'] });
