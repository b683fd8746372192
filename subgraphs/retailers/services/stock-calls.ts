import * as z from 'zod';
import type { CallSignal } from '../../../runtime/call-signal.ts';
import type { Call, ServiceMutation } from '../../../runtime/call.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import { type Money, parseAmount } from '../../../values/money.ts';
import { type Quantity, UNITS } from '../../../values/quantity.ts';

/** What an order keeps of a SKU that is held for it. */
export interface HeldSku {
  readonly skuId: string;
  readonly supplierId: string;
  readonly version: number;
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string | null;
  readonly brandName: string | null;
  readonly hsCode: string;
  readonly origin: string;
  readonly legalQuantities: readonly Quantity[];
  readonly netGrams: number;
  readonly grossGrams: number;
  readonly basePrice: Money;
  readonly tierPrice: Money;
}

/** Stock that the suppliers' subgraph holds for an order. */
export interface Hold {
  readonly status: string;
  readonly expiresAt: Date;
  readonly skus: readonly HeldSku[];
}

const money = z
  .object({ amount: z.string(), currency: z.enum(CURRENCIES) })
  .transform(({ amount, currency }) => parseAmount(amount, currency));
const unit = z.enum(Object.keys(UNITS) as [keyof typeof UNITS]);

const reserveStockMutation: ServiceMutation<{ readonly reservation: Hold }> = {
  subgraph: 'manufacturers',
  name: 'reserveStock',
  document: `mutation HoldForOrder($input: ReserveStockInput!) {
    reserveStock(input: $input) {
      reservation {
        status
        expiresAt
        skus {
          skuId supplierId version code nameEn nameZh brandName hsCode origin
          legalQuantities { value unit }
          netGrams grossGrams
          basePrice { amount currency }
          tierPrice { amount currency }
        }
      }
      userErrors { code message field }
    }
  }`,
  answer: z.object({
    reservation: z.object({
      status: z.string(),
      expiresAt: z.string().transform((text) => new Date(text)),
      skus: z.array(
        z.object({
          skuId: z.string(),
          supplierId: z.string(),
          version: z.number(),
          code: z.string(),
          nameEn: z.string(),
          nameZh: z.string().nullable(),
          brandName: z.string().nullable(),
          hsCode: z.string(),
          origin: z.string(),
          legalQuantities: z.array(z.object({ value: z.string(), unit })),
          netGrams: z.number(),
          grossGrams: z.number(),
          basePrice: money,
          tierPrice: money,
        }),
      ),
    }),
  }),
};

const stepMutation = (step: 'commit' | 'release'): ServiceMutation<{ readonly status: string }> => {
  const name = `${step}Reservation`;
  const input = `${step === 'commit' ? 'Commit' : 'Release'}ReservationInput`;
  return {
    subgraph: 'manufacturers',
    name,
    document: `mutation ${step}ForOrder($input: ${input}!) {
      ${name}(input: $input) { status userErrors { code message field } }
    }`,
    answer: z.object({ status: z.string() }),
  };
};

const commitMutation = stepMutation('commit');
const releaseMutation = stepMutation('release');

export interface HoldDemand {
  readonly orderId: string;
  readonly ttlSeconds: number;
  readonly withMinimums: boolean;
  readonly lines: readonly {
    readonly lineNumber: number;
    readonly skuId: string;
    readonly quantity: number;
  }[];
}

/** The order is the intent: whatever call comes for it, its stock is held, kept and given back once. */
const keyed = <Input extends { readonly orderId: string }>(input: Input) => ({
  ...input,
  idempotencyKey: input.orderId,
});

/** Holds stock for an order. @throws Problems with what is wrong with each line. */
export const holdStock = async (call: Call, demand: HoldDemand, signal?: CallSignal): Promise<Hold> =>
  (await call(reserveStockMutation, { input: keyed(demand), signal })).reservation;

/** Keeps what is held for an order. @throws ILLEGAL_TRANSITION when the hold has ended. */
export const commitStock = async (call: Call, orderId: string, signal?: CallSignal): Promise<void> =>
  void (await call(commitMutation, { input: keyed({ orderId }), signal }));

/**
 * Gives back what is held for an order, as well as that can be done now.
 *
 * Where it fails, a hold ends by itself, and the stock of a cancelled order is given back when its event arrives.
 */
export const releaseStock = (call: Call, orderId: string, signal?: CallSignal): Promise<void> =>
  call(releaseMutation, { input: keyed({ orderId }), signal }).then(
    () => undefined,
    () => undefined,
  );
