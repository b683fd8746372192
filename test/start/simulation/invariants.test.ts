import { describe, expect, it } from '@jest/globals';
import { noAttempts } from '../../../start/simulation/attempts.ts';
import { INVARIANTS } from '../../../start/simulation/invariants/index.ts';
import type { Observed } from '../../../start/simulation/observe.ts';
import { honestTrade } from '../../support/honest-trade.ts';

const failuresOf = (id: string, observed: Observed): readonly string[] => {
  const invariant = INVARIANTS.find((each) => each.id === id);
  if (!invariant || !('check' in invariant)) throw new Error(`${id} is not checked from outside`);
  return invariant.check(observed).failures;
};
const checked = INVARIANTS.filter((invariant) => 'check' in invariant).map(({ id }) => id);

/** The trade with one thing wrong in it. */
type Mistake = (trade: ReturnType<typeof honestTrade>) => void;

const MISTAKES: readonly (readonly [id: string, what: string, mistake: Mistake])[] = [
  ['I1', 'more available than there is', ({ level }) => (level.available = 9)],
  ['I1', 'a shortage that is not shown', ({ level }) => Object.assign(level, { onHand: 0, available: 0 })],
  ['I2', 'a level that is short', ({ level }) => (level.shortage = 1)],
  ['I2', 'more sold than there is', ({ attempts }) => attempts.I2.taken.push('x')],
  ['I3', 'a hold that is lost', ({ level }) => (level.reserved = 0)],
  ['I3', 'a hold of nobody', ({ level }) => (level.reserved = 3)],
  ['I4', 'a change that the feed left out', ({ changes }) => changes.pop()],
  [
    'I4',
    'a version that was skipped',
    ({ changes }) => Object.assign(changes[1]?.level ?? {}, { version: 3 }),
  ],
  ['I5', 'a key that took another input', ({ replays }) => replays.failures.push('x')],
  ['I8', 'a cent that is lost', ({ ledger }) => (ledger.held.amount = '8.99')],
  ['I8', 'an entry that is left out', ({ ledger }) => ledger.entries.nodes.pop()],
  ['I8', 'a balance below zero', ({ ledger }) => Object.assign(ledger, below())],
  ['I9', 'a total that is not the sum', ({ order }) => (order.total.amount = '10.01')],
  ['I9', 'a line that is not its price', ({ order }) => Object.assign(order.lines[0] ?? {}, { quantity: 2 })],
  ['I11', 'another rate than was taken', ({ rates }) => rates.set('stl_1', '7')],
  ['I12', 'costs that are not reported', ({ settlement }) => settlement.netted.pop()],
  [
    'I13',
    'more given back than came in',
    ({ order }) => Object.assign(order.payments[0] ?? {}, { refunded: { amount: '10.01' } }),
  ],
  ['I13', 'a refund of too much that went', ({ attempts }) => attempts.I13.taken.push('x')],
  ['I14', 'a declaration that is not its lines', ({ declaration }) => (declaration.declared.amount = '8.00')],
  [
    'I15',
    'more declared than ordered',
    ({ declaration }) => Object.assign(declaration.lines[0] ?? {}, { quantity: { value: '2' } }),
  ],
  ['I16', 'goods without a release', ({ order }) => order.timeline.nodes.splice(0, 1)],
  [
    'I16',
    'goods loaded before the release',
    ({ timeline }) => timeline('SHIPMENT_MOVED', '2026-11-01T00:00:00Z'),
  ],
  ['I16', 'a loading before the release that went', ({ attempts }) => attempts.I16.taken.push('x')],
  ['I17', 'money before the release', ({ timeline }) => timeline('SETTLEMENT_PAID', '2026-11-01T00:00:00Z')],
  ['I17', 'an offer before the release', ({ attempts }) => attempts.I17.taken.push('x')],
  ['I18', 'a list in no summary', ({ summary }) => Object.assign(summary, { lists: [], listCount: 0 })],
  ['I18', 'a list in two', ({ summaries, summary }) => summaries.push(summary)],
  ['I18', 'a total that is not that of the lists', ({ summary }) => (summary.total.amount = '8.00')],
  [
    'I18',
    'lines of the same goods',
    ({ summary }) => summary.lines.push({ ...cheap(), total: { amount: '0.00', currency: 'EUR' } }),
  ],
  [
    'I19',
    'a receipt that counted twice',
    ({ declaration }) => declaration.receipts.push({ ...(declaration.receipts[0] ?? closing()) }),
  ],
  ['I19', 'a state that went backwards', ({ declaration }) => (declaration.status = 'PASSED')],
  [
    'I19',
    'a word on a step that was over',
    ({ order }) =>
      order.timeline.nodes.push({ kind: 'CUSTOMS_RECEIPT', at: '2026-11-06T00:00:00Z', text: 'passed' }),
  ],
  ['I20', 'another verdict', ({ order }) => (order.match.passed = false)],
  ['I21', 'a zone of the past', ({ zone }) => (zone.revokedOn = '2025-04-01')],
  ['I21', 'a mode for firms', ({ declaration }) => (declaration.mode = 'M9710')],
  ['I21', 'a parcel that is sent to a firm', ({ order }) => (order.channel = 'B2B')],
  [
    'I21',
    'goods for a warehouse abroad by the mode for parcels',
    ({ order }) =>
      Object.assign(
        order,
        { channel: 'B2B' },
        { shipments: [{ id: 'shp_1', status: 'DELIVERED', toWarehouse: {} }] },
      ),
  ],
  ['I22', 'more than the VAT', ({ claimLine }) => (claimLine.amount.amount = '1.31')],
  [
    'I22',
    'more units than the invoice has',
    ({ claimLine }) => Object.assign(claimLine, { quantity: { value: '3' } }),
  ],
  [
    'I22',
    'two refunds by one invoice',
    ({ claim, claimLine }) =>
      claim.lines.nodes.push({ ...claimLine, ...standing() }, { ...claimLine, ...standing() }),
  ],
  ['I22', 'an invoice that nobody has issued', ({ claimLine }) => Object.assign(claimLine, unknownInvoice())],
  [
    'I22',
    'goods that were not declared',
    ({ declaration, claimLine }) => {
      declaration.lines.pop();
      claimLine.repaidQuantity.value = '0';
    },
  ],
  ['I22', 'a claim beyond an invoice that went', ({ attempts }) => attempts.I22.taken.push('x')],
  ['I23', 'a refund above the cap', ({ periodClaim }) => (periodClaim.amount.amount = '10.01')],
  ['I23', 'a cap that is lost in part', ({ period }) => (period.credit.amount = '2.99')],
  ['I23', 'less than nothing carried out', ({ period }) => (period.carriedOut.amount = '-0.01')],
  ['I23', 'a period claimed twice', ({ attempts }) => attempts.I23.taken.push('x')],
  ['I24', 'a claim that came too late', ({ claim }) => (claim.filedAt = '2029-11-05T00:00:00Z')],
  ['I24', 'goods that never left', ({ declaration }) => (declaration.exportedOn = null)],
  ['I24', 'a claim that is not its lines', ({ claim }) => (claim.amount.amount = '2.00')],
  ['I24', 'goods claimed twice', ({ claims }) => claims.takenTwice.push('x')],
  [
    'I25',
    'a refund that stands for what came back',
    ({ claimLine }) => (claimLine.repaidQuantity.value = '0'),
  ],
  ['I25', 'goods that passed unpaid', ({ returns }) => returns.passedUnpaid.push('x')],
  ['I25', 'a maker’s refund for what came back', ({ periodLine }) => (periodLine.repaidQuantity.value = '0')],
  ['I26', 'a part that is neither', ({ preRefund }) => (preRefund.amount.amount = '0.01')],
  [
    'I26',
    'a pre-refund that is not reconciled',
    ({ preRefund }) => Object.assign(preRefund, { reconciliation: null, amount: { amount: '1.00' } }),
  ],
  ['I26', 'one reconciled before its time', ({ attempts }) => attempts.I26.taken.push('x')],
  ['I27', 'a claim by a guess', ({ attempts }) => attempts.I27.taken.push('x')],
  ['I28', 'more outstanding than the limit', ({ cover }) => (cover.limit.approved.amount = '59.99')],
  [
    'I28',
    'a limit that is not what its covers take',
    ({ cover }) => (cover.limit.outstanding.amount = '0.00'),
  ],
  ['I28', 'an uninsured part that is not shown', ({ cover }) => (cover.uninsured.amount = '0.00')],
  [
    'I28',
    'an order without a cover that says nothing',
    ({ credit }) => Object.assign(credit, { cover: null, uninsured: null }),
  ],
  ['I29', 'more than the insured share', ({ cover }) => (cover.claim.indemnity.amount = '54.01')],
  ['I29', 'more than the policy’s most', ({ cover }) => (cover.policy.maxLiability.amount = '53.99')],
  ['I29', 'a payout that the policy does not know', ({ cover }) => (cover.policy.used.amount = '0.00')],
  ['I29', 'a payout for what was paid', ({ cover }) => (cover.status = 'DISCHARGED')],
  ['I29', 'a claim for what was paid that went', ({ attempts }) => attempts.I29.taken.push('x')],
  ['I30', 'a payout that is no receipt', ({ credit }) => (credit.proceeds.received = false)],
  ['I30', 'proceeds from nobody', ({ credit }) => (credit.cover.claim.indemnity.amount = '0.00')],
  ['I30', 'a refund without proceeds that went', ({ attempts }) => attempts.I30.taken.push('x')],
  ['I31', 'a blocked listing', ({ listings }) => listings.blocked.push('x')],
  ['I31', 'an offer of blocked goods that went', ({ attempts }) => attempts.I31.taken.push('x')],
  ['I32', 'an alert without evidence', ({ alert }) => alert.evidence.pop()],
  [
    'I32',
    'evidence that is not there',
    ({ alert }) => Object.assign(alert.evidence[0] ?? {}, { subject: null }),
  ],
  ['I32', 'an entry of the log that was changed', ({ audit }) => (audit.problem = 'Entry 2 was changed')],
  ['I33', 'weights that are not one', ({ set }) => set.indicators.pop()],
  ['I33', 'a score above a hundred', ({ zone }) => (zone.score = { total: '100.1' })],
  ['I34', 'a zone too few', ({ reference }) => reference.zones.pop()],
  ['I34', 'a zone too many in 2022', ({ reference }) => reference.zonesThen.push({ provinceCode: 'CN-00' })],
];

const standing = () => ({ repaid: { amount: '0.00', currency: 'CNY' } });
const unknownInvoice = () => ({ invoiceNumber: 'INV-2', ...standing(), repaidQuantity: { value: '0' } });
const below = () => ({ held: { amount: '-1.00' }, paidOut: { amount: '11.00' } });
const cheap = () => ({ hsCode: '9503006000', destination: 'DE', quantity: { unit: 'C62' } });
const closing = () => ({ message: 'CEB604', code: '899', at: '2026-11-05T00:00:00Z' });

describe('an invariant that is checked from outside', () => {
  it.each(checked)('%s holds of an honest trade', (id) => {
    expect(failuresOf(id, honestTrade().observed)).toEqual([]);
  });

  it.each(MISTAKES)('%s finds %s', (id, _what, mistake) => {
    const trade = honestTrade();
    mistake(trade);
    expect(failuresOf(id, trade.observed)).not.toEqual([]);
  });

  it('has a mistake here that it finds', () => {
    expect([...new Set(MISTAKES.map(([id]) => id))]).toEqual(checked);
  });

  it('counts what was tried and refused', () => {
    const { observed, attempts } = honestTrade();
    expect(attempts).toEqual(noAttempts());
    attempts.I16.refused = 4;
    const loading = INVARIANTS.find(({ id }) => id === 'I16');
    expect(loading && 'check' in loading && loading.check(observed).what).toContain('and 4 loadings');
  });
});
