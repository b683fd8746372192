import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { finance, PAYMENT_PLAYS, type SentWebhook } from '../../subgraphs/index.ts';
import { loadSettings, type Settings } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { readRunning } from '../running-file.ts';
import { noPositionals, runCommand, UsageError } from './command.ts';
import { durationMs } from './duration.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { withGraph } from './with-graph.ts';

const plays = PAYMENT_PLAYS.join(', ');

const usage = `npm run provider -- --event EVENT --order ID [--amount A --currency C]    begins a payment
npm run provider -- --event EVENT --ref REFERENCE [--amount A]           goes on with it

Lets the simulated payment provider do something and send its signed webhooks to the running installation.

EVENT      ${plays}
A          what is still due, or what is left of the payment, when it is not given
--duplicate       sends every webhook twice
--reorder         sends the last webhook first
--delay DURATION  sends them that much later, such as PT5S
--url URL         of the installation, when it is not this one's`;

const delay = z.string().transform((text, context) => {
  const ms = durationMs(text);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: `"${text}" is no duration such as PT5S` });
  return z.NEVER;
});

const shape = z
  .object({
    event: z.enum(PAYMENT_PLAYS, `is one of ${plays}`),
    order: z.string().optional(),
    ref: z.string().optional(),
    amount: z.string().optional(),
    currency: z.string().optional(),
    duplicate: z.boolean().default(false),
    reorder: z.boolean().default(false),
    delay: delay.default(0),
    url: z.url().optional(),
    positionals: noPositionals,
  })
  .refine(({ order, ref }) => (order === undefined) !== (ref === undefined), 'Give --order or --ref');

type Given = z.output<typeof shape>;

await runCommand(
  {
    usage,
    options: {
      event: { type: 'string' },
      order: { type: 'string' },
      ref: { type: 'string' },
      amount: { type: 'string' },
      currency: { type: 'string' },
      duplicate: { type: 'boolean' },
      reorder: { type: 'boolean' },
      delay: { type: 'string' },
      url: { type: 'string' },
    },
    shape,
    run: (given) => run(given, loadSettings(process.env)),
  },
  process.argv.slice(2),
);

/** Lets it happen, and sends what the provider has to say about it. */
async function run(given: Given, settings: Settings): Promise<void> {
  const url = given.url ?? readRunning(await openInstallation(settings.DATA_DIR))?.url;
  if (url === undefined) throw new UsageError('No installation runs here: npm start, or give --url');
  await withGraph(settings, async (graph) => {
    const { simulator } = graph.instanceOf(finance);
    if (!simulator) throw new Error('PAYMENT_WEBHOOK_SECRETS is not set: there is no simulated provider');
    const { ref, webhooks } = await simulator.play(given);
    process.stdout.write(`${ref}\n`);
    await sleep(given.delay);
    for (const webhook of planDeliveries(webhooks, given)) await send(webhook(), url);
  });
}

async function send({ path, headers, body }: SentWebhook, url: string): Promise<void> {
  const response = await fetch(new URL(path, url), { method: 'POST', headers, body });
  process.stdout.write(`${body}\n-> ${response.status} ${(await response.text()).trim()}\n`);
  if (!response.ok) throw new Error('The webhook was not taken');
}
