import { type HttpAnswer, type HttpRequest, jsonAnswer, Refusal, type Route } from '../../../runtime/http.ts';
import { Problem } from '../../../values/problem.ts';
import { type PaymentProvider, type ProviderEvent, WebhookRefused } from '../providers/payment-provider.ts';
import { receiveReport, type ReportDeps } from './receive-report.ts';

const MAX_BODY_BYTES = 64_000;

/** Where a provider sends its events. */
export const webhookPath = ({ name }: Pick<PaymentProvider, 'name'>): string => `/webhooks/payments/${name}`;

/** The routes of the providers' events. Their signature is all that lets them in. */
export const paymentWebhooks = (
  providers: readonly PaymentProvider[],
  deps: ReportDeps,
): Readonly<Record<string, Route>> =>
  Object.fromEntries(
    providers.map((provider) => [
      webhookPath(provider),
      { methods: ['POST'], handle: (request: HttpRequest) => take(provider, request, deps) },
    ]),
  );

async function take(provider: PaymentProvider, request: HttpRequest, deps: ReportDeps): Promise<HttpAnswer> {
  if (request.body.length > MAX_BODY_BYTES) {
    throw new Refusal(
      413,
      new Problem('BAD_INPUT', 'body-too-large', { message: `At most ${MAX_BODY_BYTES} bytes` }),
    );
  }
  const event = readEvent(provider, request);
  try {
    const { outcome } = await receiveReport(deps, { providerName: provider.name, event });
    return jsonAnswer(200, { outcome });
  } catch (error) {
    throw error instanceof Problem ? refusalOf(error) : error;
  }
}

function readEvent(provider: PaymentProvider, request: HttpRequest): ProviderEvent {
  try {
    return provider.readWebhook(request);
  } catch (error) {
    if (!(error instanceof WebhookRefused)) throw error;
    const { message } = error;
    throw error.part === 'signature'
      ? new Refusal(401, new Problem('UNAUTHENTICATED', 'webhook-signature-refused', { message }))
      : new Refusal(400, new Problem('BAD_INPUT', 'malformed-webhook', { message }));
  }
}

/** One event under two contents is never mended by sending it again; all else is. */
const refusalOf = (problem: Problem): Refusal =>
  problem.code === 'IDEMPOTENCY_MISMATCH'
    ? new Refusal(409, problem)
    : new Refusal(503, problem, { 'retry-after': '1' });
