import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type PaymentProvider,
  type ProviderEvent,
  type WebhookRequest,
  WebhookRefused,
} from '../../subgraphs/finance/providers/payment-provider.ts';
import { money } from '../../values/money.ts';

/** A provider under test, and what stands in for its side. */
export interface ProviderUnderTest {
  readonly provider: PaymentProvider;
  /** The webhooks that it has sent since the last time, in the order in which things happened. */
  readonly webhooks: () => Promise<readonly WebhookRequest[]>;
  /** The buyer agrees to pay. */
  readonly authorize: (providerRef: string) => Promise<void>;
  /** Moves the time by which signatures are checked. */
  readonly pass: (ms: number) => void;
  readonly stop: () => Promise<void>;
}

/** What this subgraph relies on, of any payment provider. */
export function describePaymentProvider(name: string, open: () => Promise<ProviderUnderTest>): void {
  describe(`the payment provider ${name}`, () => {
    let tested: ProviderUnderTest;
    let provider: PaymentProvider;
    let runs = 0;

    beforeAll(async () => {
      tested = await open();
      provider = tested.provider;
    });
    afterAll(() => tested.stop());

    const newKey = () => `contract-${(runs += 1)}`;
    const amount = money(100_00n, 'EUR');

    async function create(key = newKey()): Promise<string> {
      return await provider.createPayment({ key, orderId: `ord_${key}`, amount });
    }

    async function captured(): Promise<string> {
      const providerRef = await create();
      await tested.authorize(providerRef);
      await provider.capturePayment({ key: newKey(), providerRef });
      return providerRef;
    }

    async function reports(): Promise<readonly ProviderEvent[]> {
      return (await tested.webhooks()).map((webhook) => provider.readWebhook(webhook));
    }

    it('has a name that is part of a path, and knows its own references', async () => {
      expect(provider.name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(provider.owns(await create())).toBe(true);
      expect(provider.owns('bank_1')).toBe(false);
    });

    it('begins one payment for one key', async () => {
      const key = newKey();
      expect(await create(key)).toBe(await create(key));
      expect(await create()).not.toBe(await create());
    });

    it('tells how a payment stands, whole and counted, after each step', async () => {
      await reports();
      const providerRef = await captured();
      await provider.refundPayment({ key: newKey(), providerRef, amount: money(30_00n, 'EUR') });
      await provider.refundPayment({ key: newKey(), providerRef, amount: money(70_00n, 'EUR') });
      const told = (await reports()).map(({ report }) => report);
      expect(told.map(({ status }) => status).slice(-4)).toEqual([
        'AUTHORIZED',
        'CAPTURED',
        'PARTLY_REFUNDED',
        'REFUNDED',
      ]);
      expect(told.map(({ refunded }) => refunded.minor).slice(-2)).toEqual([30_00n, 100_00n]);
      const sequences = told.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      expect(new Set(sequences).size).toBe(sequences.length);
      expect(sequences[0]).toBeGreaterThanOrEqual(1);
      for (const report of told) expect(report).toMatchObject({ providerRef, amount });
    });

    it('tells what it has kept for its work, which is never less than before', async () => {
      await reports();
      const providerRef = await captured();
      await provider.refundPayment({ key: newKey(), providerRef, amount });
      const kept = (await reports()).map(({ report }) => report.fee);
      expect(kept.every(({ currency }) => currency === amount.currency)).toBe(true);
      const minors = kept.map(({ minor }) => Number(minor));
      expect(minors[0]).toBeGreaterThanOrEqual(0);
      expect(minors).toEqual([...minors].sort((a, b) => a - b));
    });

    it('gives each event a name of its own, the same however often it is read', async () => {
      await reports();
      await captured();
      const webhooks = await tested.webhooks();
      const ids = webhooks.map((webhook) => provider.readWebhook(webhook).eventId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(webhooks.map((webhook) => provider.readWebhook(webhook).eventId)).toEqual(ids);
    });

    it('carries out a call once for one key', async () => {
      const providerRef = await captured();
      const call = { key: newKey(), providerRef, amount: money(60_00n, 'EUR') };
      await provider.refundPayment(call);
      await provider.refundPayment(call);
      expect((await reports()).at(-1)?.report.refunded).toEqual(money(60_00n, 'EUR'));
    });

    it('carries out calls at once, each once', async () => {
      const providerRef = await captured();
      const refunds = Array.from({ length: 5 }, () =>
        provider.refundPayment({ key: newKey(), providerRef, amount: money(20_00n, 'EUR') }),
      );
      await Promise.all(refunds);
      expect((await reports()).at(-1)?.report).toMatchObject({ status: 'REFUNDED', refunded: amount });
    });

    it('declines for good what it will never do', async () => {
      const providerRef = await captured();
      const tooMuch = { key: newKey(), providerRef, amount: money(100_01n, 'EUR') };
      await expect(provider.refundPayment(tooMuch)).rejects.toThrow(
        expect.objectContaining({ name: 'ProviderDeclined' }),
      );
      const unknown = { key: newKey(), providerRef: 'none' };
      await expect(provider.capturePayment(unknown)).rejects.toThrow(
        expect.objectContaining({ name: 'ProviderDeclined' }),
      );
      const again = { key: newKey(), providerRef };
      await expect(provider.capturePayment(again)).rejects.toThrow(
        expect.objectContaining({ name: 'ProviderDeclined' }),
      );
    });

    const partOf = (webhook: WebhookRequest): string => {
      try {
        provider.readWebhook(webhook);
        return 'none';
      } catch (error) {
        if (error instanceof WebhookRefused) return error.part;
        throw error;
      }
    };

    it('signs what it sends: nothing of it can be changed, and not for long', async () => {
      await reports();
      await create();
      const [webhook] = await tested.webhooks();
      if (!webhook) throw new Error('A payment that begins is told');
      expect(partOf(webhook)).toBe('none');
      expect(partOf({ ...webhook, headers: {} })).toBe('signature');
      const changed = Buffer.from(webhook.body);
      changed[changed.length - 2] = (changed.at(-2) ?? 0) ^ 1;
      expect(partOf({ ...webhook, body: changed })).toBe('signature');
      expect(partOf({ ...webhook, body: Buffer.concat([webhook.body, Buffer.from(' ')]) })).toBe('signature');
      tested.pass(3_600_000);
      expect(partOf(webhook)).toBe('signature');
    });
  });
}
