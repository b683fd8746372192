import { describe, expect, it } from '@jest/globals';
import { readFinanceSettings } from '../../../subgraphs/finance/settings.ts';

describe('settings of finance', () => {
  it('have no provider’s secret and half an hour for an offer unless they are given', () => {
    expect(readFinanceSettings({})).toEqual({ webhookSecrets: [], quoteTtlMs: 1_800_000 });
  });

  it('take one or two secrets', () => {
    const [one, two] = ['a'.repeat(32), 'b'.repeat(32)];
    const { webhookSecrets } = readFinanceSettings({ PAYMENT_WEBHOOK_SECRETS: `${one}, ${two}` });
    expect(webhookSecrets).toEqual([one, two]);
    for (const wrong of ['short', `${one},${two},${one}`, `${one},`]) {
      expect(() => readFinanceSettings({ PAYMENT_WEBHOOK_SECRETS: wrong })).toThrow(
        'PAYMENT_WEBHOOK_SECRETS',
      );
    }
  });

  it.each(['0', '-1', '1.5', 'soon', '86401'])('refuse an offer of %s seconds', (seconds) => {
    expect(() => readFinanceSettings({ FX_QUOTE_SECONDS: seconds })).toThrow('FX_QUOTE_SECONDS');
  });
});
