import { customsInvariants } from './customs.ts';
import type { Invariant } from './invariant.ts';
import { insuranceInvariants } from './insurance.ts';
import { moneyInvariants } from './money.ts';
import { stockInvariants } from './stock.ts';
import { supervisionInvariants } from './supervision.ts';
import { taxInvariants } from './tax.ts';

const numberOf = ({ id }: Invariant): number => Number(id.slice(1));

/** The invariants of the trade, by number. */
export const INVARIANTS: readonly Invariant[] = [
  ...stockInvariants,
  ...moneyInvariants,
  ...customsInvariants,
  ...taxInvariants,
  ...insuranceInvariants,
  ...supervisionInvariants,
].sort((a, b) => numberOf(a) - numberOf(b));
