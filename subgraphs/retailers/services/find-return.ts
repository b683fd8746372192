import type { ClientSession } from 'mongoose';
import type { Viewer } from '../../../runtime/viewer.ts';
import { Problem } from '../../../values/problem.ts';
import type { Models } from '../models/index.ts';
import type { ReturnRecord } from '../models/return.ts';

/** A return as a transaction sees it. */
export const findReturn = (
  { returns }: Models,
  returnId: string,
  session: ClientSession,
): Promise<ReturnRecord | null> => returns.findById(returnId).session(session).lean<ReturnRecord>();

/** A return that the viewer may change, at the version that it expects. @throws NOT_FOUND, VERSION_CONFLICT */
export async function requireReturn(
  models: Models,
  { returnId, expectedVersion }: { readonly returnId: string; readonly expectedVersion?: number | null },
  { session, may }: { readonly session: ClientSession; readonly may: (found: ReturnRecord) => boolean },
): Promise<ReturnRecord> {
  const found = await findReturn(models, returnId, session);
  if (!found || !may(found)) {
    throw new Problem('NOT_FOUND', 'no-such-return', {
      message: 'No such return, or not yours to change',
      field: ['returnId'],
    });
  }
  if (expectedVersion != null && expectedVersion !== found.version) {
    throw new Problem('VERSION_CONFLICT', 'return-has-other-version', {
      message: `The return has version ${found.version}`,
      field: ['expectedVersion'],
    });
  }
  return found;
}

/** The seller, and the operator in its place. */
export const isSellerOf = ({ role, partyId }: Viewer, { retailerId }: ReturnRecord): boolean =>
  role === 'operator' || (role === 'retailer' && partyId === retailerId);

/** The seller, and the maker whose goods alone come back. */
export const mayReceive = (viewer: Viewer, found: ReturnRecord): boolean =>
  isSellerOf(viewer, found) ||
  (viewer.role === 'supplier' && found.supplierIds.every((id) => id === viewer.partyId));
