import type { Check } from './check.ts';
import { type Evidence, MAX_EVIDENCE, ratio } from './measured.ts';
import type { ClaimedGoods, WatchedClaim } from './watched.ts';

/** A refund claim for more than its declarations say has left the country. Nothing has to be remembered for it. */
export const refundWithoutExport: Check<WatchedClaim, null> = {
  code: 'REFUND_WITHOUT_EXPORT',
  itemsOf: (watched) => (watched.type === 'CLAIM' ? [watched] : []),
  matterOf: () => null,
  check: ({ claimId, zoneId, goods }, rule) => {
    const unmatched = goods.filter((each) => missingOf(each) > 0);
    const missing = unmatched.reduce((sum, each) => sum + missingOf(each), 0);
    if (missing === 0) return { state: null, measured: null };
    return {
      state: null,
      measured: {
        rule,
        key: '',
        zoneId,
        measure: ratio(BigInt(missing), 1n),
        before: 0,
        evidence: [evidenceOf(claimId, missing), ...unmatched.map(evidenceOfGoods)].slice(0, MAX_EVIDENCE),
        explanation: `A refund is claimed for ${missing} units that no declaration says have left, in ${unmatched.length} of ${goods.length} declared lines`,
      },
    };
  },
};

const missingOf = ({ claimed, exported }: ClaimedGoods): number => Math.max(0, claimed - exported);

const evidenceOf = (claimId: string, missing: number): Evidence => ({
  subject: { type: 'RefundClaim', id: claimId },
  measure: 'Units claimed without an export',
  observed: String(missing),
  expected: '0',
  unit: null,
});

const evidenceOfGoods = ({ orderId, hsCode, claimed, exported }: ClaimedGoods): Evidence => ({
  subject: { type: 'Order', id: orderId },
  measure: `Units of ${hsCode} claimed, against those declared and departed`,
  observed: String(claimed),
  expected: String(exported),
  unit: null,
});
