import type { PaymentReport } from '../domain/report-payment.ts';
import type { Money } from '../../../values/money.ts';

/** What a provider has sent over HTTP, as it came. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** How a payment stands, under the name that the provider gave to telling it. */
export interface ProviderEvent {
  /** The same however often it is delivered. */
  readonly eventId: string;
  readonly report: PaymentReport;
}

/** A call to a provider; the same key again has no further effect. */
export interface ProviderCall {
  readonly key: string;
  readonly providerRef: string;
}

/**
 * A payment provider, as this subgraph works with any: what `test/contract/payment-provider.ts` asks of it.
 *
 * Calls may be repeated and may fail; what became of a payment is told by webhooks, at least once and in any order.
 */
export interface PaymentProvider {
  /** In the path of its webhooks. */
  readonly name: string;
  /** Its references are told from those of all others by how they are written. */
  readonly owns: (providerRef: string) => boolean;
  /** Asks the buyer for money; answers the provider's reference. */
  readonly createPayment: (payment: {
    readonly key: string;
    readonly orderId: string;
    readonly amount: Money;
  }) => Promise<string>;
  /** Takes the money that was promised. @throws ProviderDeclined */
  readonly capturePayment: (call: ProviderCall) => Promise<void>;
  /** Gives money back. @throws ProviderDeclined for what the provider will never carry out */
  readonly refundPayment: (call: ProviderCall & { readonly amount: Money }) => Promise<void>;
  /** Who sent this, and what does it say? @throws WebhookRefused */
  readonly readWebhook: (request: WebhookRequest) => ProviderEvent;
}

/** The provider's final no; any other failure is worth another try. */
export class ProviderDeclined extends Error {
  override readonly name = 'ProviderDeclined';
}

/** A webhook that is not taken. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
  /** `signature`: not from the provider, or not now. `body`: from the provider, but no event. */
  readonly part: 'signature' | 'body';

  constructor(part: 'signature' | 'body', message: string) {
    super(message);
    this.part = part;
  }
}
