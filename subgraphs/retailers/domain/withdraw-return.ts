import type { PartyRole } from './events.ts';
import type { Return } from './return.ts';
import { returnMachine } from './return-status.ts';

/**
 * A return that will not be sent after all; the carrier gives up what was booked for it.
 *
 * @throws ILLEGAL_TRANSITION once its goods are on their way, and for what is over.
 */
export function withdrawReturn<Given extends Return>(given: Given): Given {
  returnMachine.check(given.status, 'WITHDRAWN');
  return { ...given, status: 'WITHDRAWN' };
}

/** Who asked for it takes it back, or the operator in its place. */
export function mayWithdraw(
  { requestedBy, buyerId, retailerId }: Pick<Return, 'requestedBy' | 'buyerId' | 'retailerId'>,
  { role, partyId }: { readonly role: PartyRole; readonly partyId: string | null },
): boolean {
  if (role === 'PLATFORM') return true;
  if (role !== requestedBy) return false;
  return (role === 'BUYER' && partyId === buyerId) || (role === 'RETAILER' && partyId === retailerId);
}
