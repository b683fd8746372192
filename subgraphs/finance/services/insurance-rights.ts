import { requireScope, type Viewer } from '../../../runtime/viewer.ts';
import { Problem } from '../../../values/problem.ts';
import { sightOf } from './money-rights.ts';

/** Whoever may insure at all; whose policies is asked once they are known. */
export const requireInsured = (viewer: Viewer | null): Viewer => requireScope(viewer, 'insurance:write');

/** The insurer's side. */
export const requireInsurer = (viewer: Viewer | null): Viewer => requireScope(viewer, 'insurance:insurer');

/** The retailer that is insured. */
export const isHolder = (viewer: Viewer, { holderId }: { readonly holderId: string }): boolean =>
  viewer.role === 'retailer' && viewer.partyId === holderId;

/** Sees everybody's policies, limits and covers: insurer, authority and platform. */
export const seesAllInsurance = (viewer: Viewer | null): boolean =>
  sightOf(viewer, { retailerId: '', buyerId: '' }) === 'ALL';

/** A buyer does not see what its sellers insure on it. */
export const seesInsurance = (viewer: Viewer | null, holder: { readonly holderId: string }): boolean =>
  viewer !== null && (isHolder(viewer, holder) || seesAllInsurance(viewer));

/** The same for what is not the viewer's as for what does not exist. */
export const noSuch = (what: string, field?: string): Problem =>
  new Problem('NOT_FOUND', 'no-such-object', {
    message: `No such ${what}, or not yours`,
    ...(field && { field: [field] }),
  });
