import { randomUUID } from 'node:crypto';
import { serviceViewer } from '../../runtime/viewer.ts';
import type { ReserveStockInput } from '../../subgraphs/manufacturers/generated.ts';
import type { Manufacturers } from '../../subgraphs/manufacturers/index.ts';
import type { TestAnswer, TestSubgraph } from './subgraph.ts';

const RESERVE = `mutation ($input: ReserveStockInput!) {
  reserveStock(input: $input) {
    replayed
    userErrors { code message field }
    reservation {
      id status expiresAt
      skus {
        skuId supplierId version code nameEn nameZh brandName hsCode origin netGrams grossGrams moq quantity
        legalQuantities { value unit } basePrice { amount currency } tierPrice { amount currency }
      }
    }
  }
}`;

const step = (
  name: 'commit' | 'release',
) => `mutation ($input: ${name === 'commit' ? 'Commit' : 'Release'}ReservationInput!) {
  ${name}Reservation(input: $input) { status replayed userErrors { code message field } }
}`;

export interface StepAnswer {
  readonly status: string | null;
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

export interface ReserveAnswer extends Omit<StepAnswer, 'status'> {
  readonly reservation: {
    readonly id: string;
    readonly status: string;
    readonly expiresAt: string;
    // Tests compare it whole.
    readonly skus: readonly Readonly<Record<string, unknown>>[];
  } | null;
}

export const newOrderId = (): string => `ord_${randomUUID().replaceAll('-', '')}`;

/** The retailers subgraph, as far as it deals with stock. */
export function aStockCaller({ ask }: Pick<TestSubgraph<Manufacturers>, 'ask'>) {
  const viewer = serviceViewer('retailers');
  const given = (answer: TestAnswer, field: string): unknown => {
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return (answer.data as Record<string, unknown>)[field];
  };
  return {
    /** Of an order of its own, for an hour, unless it is said otherwise. */
    reserve: async (
      lines: readonly (readonly [skuId: string, quantity: number])[],
      rest: Partial<ReserveStockInput> = {},
    ) => {
      const orderId = rest.orderId ?? newOrderId();
      const input = {
        idempotencyKey: orderId,
        orderId,
        ttlSeconds: 3_600,
        withMinimums: false,
        lines: lines.map(([skuId, quantity], index) => ({ lineNumber: index + 1, skuId, quantity })),
        ...rest,
      };
      const answer = given(await ask(RESERVE, { input }, viewer), 'reserveStock') as ReserveAnswer;
      return { orderId, ...answer };
    },
    commit: async (orderId: string, idempotencyKey = `commit ${orderId}`) =>
      given(
        await ask(step('commit'), { input: { orderId, idempotencyKey } }, viewer),
        'commitReservation',
      ) as StepAnswer,
    release: async (orderId: string, idempotencyKey = `release ${orderId}`) =>
      given(
        await ask(step('release'), { input: { orderId, idempotencyKey } }, viewer),
        'releaseReservation',
      ) as StepAnswer,
  };
}
