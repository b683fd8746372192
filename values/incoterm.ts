import { Problem } from './problem.ts';
import type { TransportMode } from './transport-mode.ts';

export type Side = 'SELLER' | 'BUYER';

/** What delivery terms say about costs and duties. */
export interface DeliveryTerms {
  /** Who bears the main carriage. */
  readonly freight: Side;
  /** Who bears an insurance of it; in D terms the seller, whose risk it is. */
  readonly insurance: Side;
  /** Least cover that the seller owes the buyer; null = none. */
  readonly mustInsure: 'MINIMUM' | 'ALL_RISKS' | null;
  readonly exportClearance: Side;
  /** Who clears the import and bears its duties, taxes and fees. */
  readonly importClearance: Side;
  readonly seaOnly: boolean;
}

const BUYER_CARRIES: DeliveryTerms = {
  freight: 'BUYER',
  insurance: 'BUYER',
  mustInsure: null,
  exportClearance: 'SELLER',
  importClearance: 'BUYER',
  seaOnly: false,
};
const SELLER_CARRIES: DeliveryTerms = { ...BUYER_CARRIES, freight: 'SELLER' };
const SELLER_DELIVERS: DeliveryTerms = { ...SELLER_CARRIES, insurance: 'SELLER' };

/** Incoterms 2020 of the International Chamber of Commerce. */
export const INCOTERMS = {
  EXW: { ...BUYER_CARRIES, exportClearance: 'BUYER' },
  FCA: BUYER_CARRIES,
  FAS: { ...BUYER_CARRIES, seaOnly: true },
  FOB: { ...BUYER_CARRIES, seaOnly: true },
  CPT: SELLER_CARRIES,
  CFR: { ...SELLER_CARRIES, seaOnly: true },
  CIP: { ...SELLER_CARRIES, insurance: 'SELLER', mustInsure: 'ALL_RISKS' },
  CIF: { ...SELLER_CARRIES, insurance: 'SELLER', mustInsure: 'MINIMUM', seaOnly: true },
  DAP: SELLER_DELIVERS,
  DPU: SELLER_DELIVERS,
  DDP: { ...SELLER_DELIVERS, importClearance: 'SELLER' },
} as const satisfies Record<string, DeliveryTerms>;

export type Incoterm = keyof typeof INCOTERMS;

export const isIncoterm = (code: string): code is Incoterm => Object.hasOwn(INCOTERMS, code);

export const termsOf = (incoterm: Incoterm): DeliveryTerms => INCOTERMS[incoterm];

/** @throws INVALID for FAS, FOB, CFR and CIF on anything but a ship. */
export function requireFittingTransport(incoterm: Incoterm, mode: TransportMode): void {
  if (termsOf(incoterm).seaOnly && mode !== 'SEA') {
    throw new Problem('INVALID', 'incoterm-for-sea-only', {
      message: `${incoterm} is for carriage by sea only`,
      field: ['incoterm'],
    });
  }
}
