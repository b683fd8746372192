import * as z from 'zod';

const MINUTE = 60;
const MAX_SECRETS = 2;

/** What an installation can set for this subgraph, by the names of its environment. */
const shape = z.object({
  /** Live secrets of the simulated payment provider, the newest first; none = there is no such provider. */
  PAYMENT_WEBHOOK_SECRETS: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .pipe(
      z.array(z.string().min(32, 'At least 32 characters')).max(MAX_SECRETS, 'At most 2, split by a comma'),
    )
    .optional(),
  /** How long an offer to convert stays open, in seconds. */
  FX_QUOTE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(30 * MINUTE),
});

export interface FinanceSettings {
  readonly webhookSecrets: readonly string[];
  readonly quoteTtlMs: number;
}

/** @throws naming a setting that is wrong. */
export function readFinanceSettings(given: Readonly<Record<string, string>>): FinanceSettings {
  const result = shape.safeParse(given);
  if (!result.success) throw new Error(z.prettifyError(result.error));
  const { PAYMENT_WEBHOOK_SECRETS = [], FX_QUOTE_SECONDS } = result.data;
  return { webhookSecrets: PAYMENT_WEBHOOK_SECRETS, quoteTtlMs: FX_QUOTE_SECONDS * 1_000 };
}
