import { createRandom } from '../catalogue/random.ts';
import { type Trade, tradeOf } from './trade.ts';

export const ENDINGS = [
  'COMPLETED',
  'RETURNED',
  'CANCELLED_UNPAID',
  'HOLD_EXPIRED',
  'CANCELLED_PAID',
  'PARTLY_REFUNDED',
  'DISPUTE_WON',
  'CHARGED_BACK',
  'PAID_LATE',
  'UNPAID',
  'PARTLY_SOLD',
  'UNSOLD',
] as const;

/** What becomes of an order. */
export type Ending = (typeof ENDINGS)[number];

/** How many of a hundred orders end so. */
const SHARES: Readonly<Record<Ending, number>> = {
  COMPLETED: 55,
  RETURNED: 7,
  CANCELLED_UNPAID: 8,
  HOLD_EXPIRED: 5,
  CANCELLED_PAID: 8,
  PARTLY_REFUNDED: 8,
  DISPUTE_WON: 5,
  CHARGED_BACK: 4,
  PAID_LATE: 0,
  UNPAID: 0,
  PARTLY_SOLD: 0,
  UNSOLD: 0,
};

/** Whoever has not paid yet, or by no card, has other ends in the place of these. */
const INSTEAD: Readonly<Record<Trade, Readonly<Partial<Record<Ending, Ending>>>>> = {
  PARCEL: {},
  ON_DEPOSIT: { PARTLY_REFUNDED: 'COMPLETED', DISPUTE_WON: 'COMPLETED', CHARGED_BACK: 'COMPLETED' },
  ON_ACCOUNT: {
    RETURNED: 'PAID_LATE',
    DISPUTE_WON: 'PAID_LATE',
    PARTLY_REFUNDED: 'UNPAID',
    CANCELLED_PAID: 'UNPAID',
    CHARGED_BACK: 'UNPAID',
  },
  TO_STOCK: {
    RETURNED: 'UNSOLD',
    CANCELLED_PAID: 'UNSOLD',
    PARTLY_REFUNDED: 'PARTLY_SOLD',
    DISPUTE_WON: 'PARTLY_SOLD',
    CHARGED_BACK: 'PARTLY_SOLD',
  },
};

/** One order's story and what goes wrong around it, the same for the same seed. */
export interface Fate {
  readonly trade: Trade;
  readonly ending: Ending;
  /** Sales units of a parcel; of goods for businesses, times the fewest that are sold. */
  readonly quantity: number;
  /** Of the goods on offer, and of the buyers: any number, to be taken modulo what there is. */
  readonly goods: number;
  readonly buyer: number;
  /** Of the delivery terms of its trade. */
  readonly incoterm: number;
  /** The provider sends each of its webhooks twice, or the last first. */
  readonly duplicateWebhooks: boolean;
  readonly reorderWebhooks: boolean;
  /** The carrier's events come twice, or the later of two first. */
  readonly duplicateReports: boolean;
  readonly reorderReports: boolean;
  /** Every mutation is sent twice, as after an answer that was lost. */
  readonly resend: boolean;
  /** An idempotency key is used again for something else, as by a careless client. */
  readonly contradict: boolean;
  /** Its supplier has bought the goods for more than they are sold, and the tax office asks why. */
  readonly isDear: boolean;
  /** Where several units could come back, the buyer keeps one. */
  readonly keepsOne: boolean;
  /** One of the units that come back is not as it left. */
  readonly isOneDamaged: boolean;
}

export function fateOf(seed: string, index: number): Fate {
  const random = createRandom(`${seed}/order/${index}`);
  const ending = endingOf(random.integer(1, 100));
  const drawn = {
    quantity: random.integer(1, 3),
    goods: random.integer(0, 1_000_000),
    buyer: random.integer(0, 1_000_000),
    duplicateWebhooks: random.chance(0.2),
    reorderWebhooks: random.chance(0.2),
    duplicateReports: random.chance(0.2),
    reorderReports: random.chance(0.2),
    resend: random.chance(0.2),
    contradict: random.chance(0.1),
  };
  const trade = tradeOf(random.integer(1, 100));
  return {
    ...drawn,
    trade,
    ending: INSTEAD[trade][ending] ?? ending,
    incoterm: random.integer(0, 1_000_000),
    isDear: random.chance(0.1),
    keepsOne: random.chance(0.5),
    isOneDamaged: random.chance(0.3),
  };
}

function endingOf(percent: number): Ending {
  let sum = 0;
  for (const ending of ENDINGS) {
    sum += SHARES[ending];
    if (percent <= sum) return ending;
  }
  return 'COMPLETED';
}
