import { greatest, least, type Money, subtract, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { Ledger } from './ledger.ts';
import type { PaymentTerms } from '../../../values/payment-terms.ts';

/** How an insurer takes the risk. */
export const UNDERWRITING_MODELS = ['NAMED_BUYER', 'PLATFORM_POOL', 'OVERSEAS_STOCK'] as const;
export type UnderwritingModel = (typeof UNDERWRITING_MODELS)[number];

/** What of an order decides under which models it can be insured. */
export interface InsurableOrder {
  readonly channel: 'B2B' | 'B2C';
  readonly terms: PaymentTerms;
  /** A live shipment of it goes to a warehouse abroad. */
  readonly isStockAbroad: boolean;
}

/**
 * A named buyer's limit is for what businesses buy on credit; the pool is for consumers' orders, whose money the
 * platform holds; the stock model is for goods that lie abroad until they are sold.
 */
export function suits(model: UnderwritingModel, { channel, terms, isStockAbroad }: InsurableOrder): boolean {
  if (model === 'PLATFORM_POOL') return channel === 'B2C';
  const isBusiness = channel === 'B2B';
  if (model === 'OVERSEAS_STOCK') return isBusiness && isStockAbroad;
  return isBusiness && terms !== 'PREPAID' && !isStockAbroad;
}

/** @throws INVALID */
export function checkSuits(model: UnderwritingModel, order: InsurableOrder): void {
  if (suits(model, order)) return;
  throw new Problem('INVALID', 'policy-not-for-order', {
    message: `A policy of the model ${model} does not cover such an order`,
    field: ['policyId'],
  });
}

/**
 * What is not owed any more of an invoice, as its insurer sees it.
 *
 * A pool stands for the platform's own payment: what it still holds of a consumer's money is at risk, and what went back
 * to the consumer is not. What came in beyond the order's worth pays nothing of it, be it that too much was paid or that
 * goods came back, whose price is off the worth already.
 */
export const receivedOf = (
  model: UnderwritingModel,
  { captured, held, refunded }: Ledger,
  worth: Money,
): Money =>
  model === 'PLATFORM_POOL'
    ? greatest(subtract(least(captured, worth), held), zero(worth.currency))
    : subtract(captured, refunded);
