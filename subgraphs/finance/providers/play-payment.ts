import type { Money } from '../../../values/money.ts';
import type { Happening, SimulatedProvider } from './simulated-provider.ts';

export const PLAYS = [
  'authorized',
  'captured',
  'failed',
  'voided',
  'refunded',
  'disputed',
  'won',
  'charged_back',
] as const satisfies readonly (Happening | 'captured' | 'refunded')[];
export type Play = (typeof PLAYS)[number];

/** What a payment goes through from its beginning to an event. */
const FROM_THE_BEGINNING: Readonly<Record<Play, readonly Play[]>> = {
  authorized: ['authorized'],
  captured: ['authorized', 'captured'],
  failed: ['failed'],
  voided: ['authorized', 'voided'],
  refunded: ['authorized', 'captured', 'refunded'],
  disputed: ['authorized', 'captured', 'disputed'],
  won: ['authorized', 'captured', 'disputed', 'won'],
  charged_back: ['authorized', 'captured', 'disputed', 'charged_back'],
};

export interface PaymentPlay {
  readonly play: Play;
  /** Makes the keys of this play's calls. */
  readonly key: string;
  readonly amount: Money;
  /** A payment of this order begins, or the one with this reference goes on. */
  readonly of: { readonly orderId: string } | { readonly providerRef: string };
}

/** Lets something happen to a payment at the simulated provider; answers its reference. */
export async function playPayment(
  provider: SimulatedProvider,
  { play, key, amount, of }: PaymentPlay,
): Promise<string> {
  const isNew = 'orderId' in of;
  const providerRef = isNew ? await provider.createPayment({ key, amount, ...of }) : of.providerRef;
  for (const step of isNew ? FROM_THE_BEGINNING[play] : [play]) {
    const call = { key: `${key}/${step}`, providerRef };
    if (step === 'captured') await provider.capturePayment(call);
    else if (step === 'refunded') await provider.refundPayment({ ...call, amount });
    else await provider.happen(providerRef, step);
  }
  return providerRef;
}
