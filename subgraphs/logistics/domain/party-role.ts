/** The schema's `PartyRole`. */
export type PartyRole =
  'SUPPLIER' | 'RETAILER' | 'BUYER' | 'CARRIER' | 'FINANCE' | 'DECLARANT' | 'AUTHORITY' | 'PLATFORM';
