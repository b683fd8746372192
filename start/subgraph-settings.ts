import type { Settings } from './config.ts';
import { openInstallation, readSecret } from './installation.ts';

type SubgraphsOwn = Pick<
  Settings,
  'NODE_ENV' | 'DATA_DIR' | 'FX_QUOTE_SECONDS' | 'PAYMENT_WEBHOOK_SECRETS' | 'SIMULATED_CUSTOMS_FAULTS'
>;

/** What subgraphs are told of the settings, by name; development makes what is not given. */
export async function subgraphSettings({
  NODE_ENV,
  DATA_DIR,
  FX_QUOTE_SECONDS,
  PAYMENT_WEBHOOK_SECRETS: given,
  SIMULATED_CUSTOMS_FAULTS,
}: SubgraphsOwn): Promise<Readonly<Record<string, string>>> {
  const isMade = given === undefined && NODE_ENV !== 'production';
  const secrets = isMade
    ? await readSecret(await openInstallation(DATA_DIR), 'payment-webhook-secret')
    : given;
  return {
    FX_QUOTE_SECONDS: String(FX_QUOTE_SECONDS),
    SIMULATED_CUSTOMS_FAULTS: String(SIMULATED_CUSTOMS_FAULTS),
    ...(secrets !== undefined && { PAYMENT_WEBHOOK_SECRETS: secrets }),
  };
}
