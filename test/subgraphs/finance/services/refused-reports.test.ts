import { describe, expect, it } from '@jest/globals';
import type { ProviderEventRecord } from '../../../../subgraphs/finance/models/provider-event.ts';
import { playPayment } from '../../../../subgraphs/finance/providers/play-payment.ts';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { newKey, openTestFinance } from '../../../support/finance.ts';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);

/** A payment in dollars of an order in euro: each of its three events is refused. */
async function refusedPayment() {
  const order = await graph.place();
  const amount = money(58_20n, 'USD');
  const of = { orderId: order._id };
  const ref = await playPayment(graph.provider, { play: 'captured', key: newKey(), amount, of });
  for (const event of graph.providerEvents()) await graph.send(event);
  const message = (sequence: number) => ({ sender: 'simulated', messageId: `${ref}/${sequence}` });
  return { order, ref, message };
}

const refusedOf = async (ref: string) =>
  (await graph.instance.refused.list()).filter(({ messageId }) => messageId.startsWith(ref));
const decide = (message: { sender: string; messageId: string }, skipBecause: string | null = null) =>
  graph.instance.refused.decide(message, { by: 'ann', skipBecause });
const recordOf = (ref: string, sequence: number) =>
  graph.models.providerEvents.findById(`simulated/${ref}/${sequence}`).lean<ProviderEventRecord>();

/** Somebody finds out what was meant. */
const mend = (ref: string, sequence: number) =>
  graph.models.providerEvents.updateOne(
    { _id: `simulated/${ref}/${sequence}` },
    {
      $set: Object.fromEntries(
        ['amount', 'refunded', 'fee'].map((name) => [`report.${name}.currency`, 'EUR']),
      ),
    },
  );

describe('what a payment provider told that cannot be booked', () => {
  it('is listed with its reason and all that it says, the longest waiting first', async () => {
    const { order, ref } = await refusedPayment();
    const refused = await refusedOf(ref);
    expect(refused.map(({ messageId }) => messageId)).toEqual([1, 2, 3].map((count) => `${ref}/${count}`));
    expect(refused[2]).toMatchObject({
      sender: 'simulated',
      about: `payment of ${order._id}`,
      reason: 'payment-in-other-currency',
      content: { status: 'CAPTURED', amount: money(58_20n, 'USD') },
    });
  });

  it('is refused again, with who tried, while nothing has changed', async () => {
    const { ref, message } = await refusedPayment();
    expect(await decide(message(3))).toEqual({
      outcome: 'REFUSED',
      refusedBecause: 'payment-in-other-currency',
    });
    expect(await refusedOf(ref)).toHaveLength(3);
    expect(await recordOf(ref, 3)).toMatchObject({ decision: { by: 'ann', reason: null } });
  });

  it('is booked once it is mended, once, and what came before it is superseded', async () => {
    const { order, ref, message } = await refusedPayment();
    await mend(ref, 1);
    await mend(ref, 3);
    const answers = await Promise.all([decide(message(3)), decide(message(3))]);
    expect(answers).toContainEqual({ outcome: 'APPLIED', refusedBecause: null });
    expect(answers).toContain(null);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '58.20' });
    expect(await decide(message(1))).toEqual({ outcome: 'SUPERSEDED', refusedBecause: null });
    expect((await refusedOf(ref)).map(({ messageId }) => messageId)).toEqual([`${ref}/2`]);
  });

  it('is left out for ever with a reason, which is kept', async () => {
    const { order, ref, message } = await refusedPayment();
    expect(await decide(message(2), 'Paid by mistake')).toEqual({ outcome: 'SKIPPED', refusedBecause: null });
    expect(await decide(message(2))).toBeNull();
    expect(await recordOf(ref, 2)).toMatchObject({
      outcome: 'SKIPPED',
      reason: 'payment-in-other-currency',
      decision: { by: 'ann', reason: 'Paid by mistake' },
    });
    expect(await graph.balances(order._id)).toBeNull();
    expect(await decide({ sender: 'simulated', messageId: 'none' })).toBeNull();
  });
});
