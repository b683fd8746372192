import type { Incoterm } from '../../../values/incoterm.ts';
import type { Money } from '../../../values/money.ts';

export const ORDER_STATUSES = ['PLACED', 'CONFIRMED', 'FULFILLING', 'COMPLETED', 'CANCELLED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What is known here of an order line of the retailers subgraph. */
export interface OrderLineFacts {
  /** From 1. */
  readonly number: number;
  readonly supplierId: string;
  /** In sales units. */
  readonly quantity: number;
  /** Of one sales unit. */
  readonly netGrams: number;
  /** Of all units. */
  readonly amount: Money;
}

/** What is known here of an order: who may ship it, what, where to and under which terms. */
export interface OrderFacts {
  readonly _id: string;
  readonly retailerId: string;
  readonly buyerId: string;
  /** Country where the goods go. */
  readonly destination: string;
  readonly incoterm: Incoterm;
  readonly status: OrderStatus;
  /** Of the whole order. */
  readonly insurance: Money;
  readonly lines: readonly OrderLineFacts[];
}

/** Goods leave for an order that every party has agreed to, and that has not come to its end. */
export const isShippable = (status: OrderStatus): boolean =>
  status === 'CONFIRMED' || status === 'FULFILLING';
