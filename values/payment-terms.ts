export const PAYMENT_TERMS = ['PREPAID', 'DEPOSIT_30_70', 'OPEN_ACCOUNT', 'DOCUMENTARY_CREDIT'] as const;

/** When a buyer pays, as it was agreed in the order. */
export type PaymentTerms = (typeof PAYMENT_TERMS)[number];
