/** Kinds of trade that an order can be of. */
export const TRADES = ['PARCEL', 'ON_DEPOSIT', 'ON_ACCOUNT', 'TO_STOCK'] as const;

/** A parcel to a consumer (9610), or goods to a business (9710), which pays a deposit or after delivery, or for its stock abroad (9810). */
export type Trade = (typeof TRADES)[number];

/** To consumers or to businesses. */
export type Channel = 'B2C' | 'B2B';

/** How one kind of trade is done. */
export interface TradeTerms {
  readonly channel: Channel;
  readonly terms: 'PREPAID' | 'DEPOSIT_30_70' | 'OPEN_ACCOUNT';
  /** One of these by the order's fate. */
  readonly incoterms: readonly string[];
  readonly fromPortId: string;
  readonly transport: 'POST' | 'AIR' | 'SEA';
}

const BY_POST = { fromPortId: 'port_CNCAN', transport: 'POST' } as const;
const BY_SEA = { fromPortId: 'port_CNSHA', transport: 'SEA' } as const;
const BY_AIR = { fromPortId: 'port_CNCAN', transport: 'AIR' } as const;

export const TRADE_TERMS: Readonly<Record<Trade, TradeTerms>> = {
  PARCEL: { channel: 'B2C', terms: 'PREPAID', incoterms: ['DDP'], ...BY_POST },
  ON_DEPOSIT: { channel: 'B2B', terms: 'DEPOSIT_30_70', incoterms: ['DAP', 'CPT', 'CIP'], ...BY_AIR },
  ON_ACCOUNT: { channel: 'B2B', terms: 'OPEN_ACCOUNT', incoterms: ['DAP', 'CPT', 'FCA'], ...BY_AIR },
  TO_STOCK: { channel: 'B2B', terms: 'OPEN_ACCOUNT', incoterms: ['DAP', 'CIF', 'DPU'], ...BY_SEA },
};

/** How many of a hundred orders are of each; parcels are all others. */
const SHARES: Readonly<Record<Exclude<Trade, 'PARCEL'>, number>> = {
  ON_DEPOSIT: 6,
  ON_ACCOUNT: 7,
  TO_STOCK: 4,
};

export function tradeOf(percent: number): Trade {
  let sum = 0;
  for (const [trade, share] of Object.entries(SHARES) as [Trade, number][]) {
    sum += share;
    if (percent <= sum) return trade;
  }
  return 'PARCEL';
}

/** Which part of all orders goes to consumers, or to businesses. */
export function shareOf(channel: Channel): number {
  const businesses = Object.values(SHARES).reduce((sum, share) => sum + share, 0) / 100;
  return channel === 'B2B' ? businesses : 1 - businesses;
}
