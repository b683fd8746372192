import {
  bookBy,
  type Chain,
  type ChainStep,
  close,
  confirm,
  type Deal,
  declare,
  ON_ITS_WAY,
  payByBank,
  placeBy,
  quoteBy,
  release,
  report,
  type Way,
} from './chain.ts';
import { registerBuyer } from './trader.ts';

export const BY_AIR: Way = { fromPortId: 'port_CNCAN', mode: 'AIR' };

/** A business of this order alone: what is insured on it is insured for no other. */
const register: ChainStep = async (trader, chain) => {
  chain.buyerId ??= await registerBuyer(trader, { key: chain.key, kind: 'BUSINESS' });
};

const onAccount = ({ buyerId = '' }: Chain): Deal => ({ buyerId, incoterm: 'DAP', terms: 'OPEN_ACCOUNT' });

/** From a business's registration to the booking of what it has ordered on account. */
export const toTheBooking = (way: Way): readonly ChainStep[] => [
  register,
  quoteBy(way),
  placeBy(onAccount),
  confirm,
  bookBy(way),
];

/** From the booking to where goods end that go by these steps. */
export const through = (statuses: readonly string[]): readonly ChainStep[] => [
  declare,
  release,
  report(...statuses),
  close,
];

/** An order on account that its buyer pays. */
export const ON_ACCOUNT: readonly ChainStep[] = [...toTheBooking(BY_AIR), ...through(ON_ITS_WAY), payByBank];
