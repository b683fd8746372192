import { bindModels } from '../../subgraphs/finance/models/index.ts';
import {
  createSimulatedProvider,
  type SimulatedEvent,
} from '../../subgraphs/finance/providers/simulated-provider.ts';
import { openTestDatabases } from '../support/databases.ts';
import { createTestClock } from '../support/subgraph.ts';
import { describePaymentProvider } from './payment-provider.ts';

describePaymentProvider('simulated', async () => {
  const databases = await openTestDatabases();
  const clock = createTestClock();
  const events: SimulatedEvent[] = [];
  const provider = createSimulatedProvider({
    models: bindModels(databases.of('finance')),
    clock,
    secrets: ['a secret of more than thirty-two characters'],
    onEvent: (event) => void events.push(event),
  });
  return {
    provider,
    webhooks: () => Promise.resolve(events.splice(0).map((event) => provider.sign(event))),
    authorize: (providerRef) => provider.happen(providerRef, 'authorized'),
    pass: (ms) => clock.set(new Date(clock.now().getTime() + ms).toISOString()),
    stop: () => databases.close(),
  };
});
