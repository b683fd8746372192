import { type Incoterm, termsOf } from '../../../values/incoterm.ts';
import { Problem } from '../../../values/problem.ts';
import type { OrderFacts } from './order-facts.ts';
import type { PartyRole } from './party-role.ts';

/** In which part of an order somebody ships. */
export interface Booker {
  readonly role: PartyRole;
  /** A supplier ships its own goods; null = all. */
  readonly supplierId: string | null;
}

export interface Asking {
  readonly role: PartyRole;
  readonly partyId: string | null;
}

/**
 * As what somebody may ship an order; null where the order is not theirs.
 *
 * Who bears the main carriage books it: under terms where the seller does, the retailer, or a supplier for its own goods;
 * under EXW, FCA, FAS and FOB the buyer, or the retailer as its agent.
 *
 * @throws INVALID where the order is theirs and its carriage is not.
 */
export function bookerOf(order: OrderFacts, { role, partyId }: Asking): Booker | null {
  if (role === 'PLATFORM') return { role, supplierId: null };
  if (role === 'RETAILER') return partyId === order.retailerId ? { role, supplierId: null } : null;
  if (role === 'BUYER' && partyId === order.buyerId)
    return ifBears('BUYER', order.incoterm, { role, supplierId: null });
  const isSupplier = role === 'SUPPLIER' && order.lines.some(({ supplierId }) => supplierId === partyId);
  return isSupplier ? ifBears('SELLER', order.incoterm, { role, supplierId: partyId }) : null;
}

function ifBears(side: 'SELLER' | 'BUYER', incoterm: Incoterm, booker: Booker): Booker {
  if (termsOf(incoterm).freight === side) return booker;
  throw new Problem('INVALID', 'carriage-of-the-other-side', {
    message: `Under ${incoterm} the carriage is booked by the ${side === 'SELLER' ? 'buyer' : 'seller'} or the retailer`,
    field: ['orderId'],
  });
}
