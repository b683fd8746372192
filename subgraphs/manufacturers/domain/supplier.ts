/** Decides the method of the VAT refund: makers by FOB with a cap, traders by the supplier's invoice. */
export const SUPPLIER_ROLES = ['MANUFACTURER', 'TRADER'] as const;
export type SupplierRole = (typeof SUPPLIER_ROLES)[number];

export const TAXPAYER_TYPES = ['GENERAL', 'SMALL_SCALE'] as const;
export type TaxpayerType = (typeof TAXPAYER_TYPES)[number];

/** What `Supplier.brands` may have to answer at once. */
export const MAX_BRANDS = 50;
