import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { PlacedOrder } from '../../../../subgraphs/supervision/domain/next-steps.ts';
import type {
  ClaimedUnits,
  DeclarationDocument,
  RefundClaimDocument,
} from '../../../../subgraphs/supervision/domain/order-documents.ts';
import {
  CLAIM_DEADLINE,
  refundClaimSteps,
} from '../../../../subgraphs/supervision/domain/refund-claim-steps.ts';

const line = (number: number, supplierId: string) => ({
  ...{ number, orderLineNumber: number },
  ...{ supplierId, quantity: 3 },
});
const at = new Date('2026-11-25T00:00:00Z');

const declaration = (given: Partial<DeclarationDocument> = {}): DeclarationDocument =>
  ({
    declarationId: 'decl_1',
    shipmentId: 'shp_1',
    status: 'CLOSED',
    mode: 'M9710',
    summary: null,
    exportedOn: '2026-11-24',
    lines: [line(1, 'sup_1')],
    at,
    ...given,
  }) as unknown as DeclarationDocument;

const claim = (given: Partial<RefundClaimDocument> = {}): RefundClaimDocument => ({
  claimId: 'claim_1',
  supplierId: 'sup_1',
  standing: 'UNDER_WAY',
  at,
  dueOn: null,
  lines: [claimed()],
  isFirstOrder: true,
  version: 1,
  ...given,
});

const claimed = (given: Partial<ClaimedUnits> = {}): ClaimedUnits => ({
  ...{ declarationId: 'decl_1', lineNumber: 1 },
  ...{ quantity: 3, freed: 0, ...given },
});

const placed = (given: object = {}): PlacedOrder =>
  ({
    order: { terms: 'PREPAID' },
    ledger: { isPaid: true },
    declarations: [declaration()],
    summaries: [],
    claims: [],
    returns: [],
    returnDues: [],
    ...given,
  }) as unknown as PlacedOrder;

const steps = (given: object = {}) =>
  refundClaimSteps(placed(given)).map(
    ({ action, partyId, blockedBy }) =>
      `${action} ${partyId}${blockedBy.map((each) => ` after ${each}`).join('')}`,
  );
const list = { kind: 'SUMMARY', month: '2026-11', dueOn: '2026-12-15' };

describe('the steps to a tax refund', () => {
  it.each<[string, object, readonly string[]]>([
    ['is closed', {}, ['FILE_REFUND_CLAIM sup_1']],
    ['has departed only', { declarations: [declaration({ status: 'DEPARTED' })] }, []],
    [
      'has departed to be sold abroad, unpaid',
      { ledger: null, declarations: [declaration({ status: 'DEPARTED', mode: 'M9810' })] },
      ['FILE_REFUND_CLAIM sup_1'],
    ],
    ['is not paid', { ledger: { isPaid: false } }, ['FILE_REFUND_CLAIM sup_1 after PAY']],
    [
      'lacks the rest of its price',
      { order: { terms: 'DEPOSIT_30_70' }, ledger: { isPaid: false } },
      ['FILE_REFUND_CLAIM sup_1 after PAY_BALANCE'],
    ],
    [
      'waits for its summary',
      {
        declarations: [declaration({ summary: list as never })],
        summaries: [{ declarationId: 'decl_1', status: 'FILED' }],
      },
      ['FILE_REFUND_CLAIM sup_1 after DECLARE_SUMMARY'],
    ],
    [
      'is in an accepted summary',
      {
        declarations: [declaration({ summary: list as never })],
        summaries: [{ declarationId: 'decl_1', status: 'ACCEPTED' }],
      },
      ['FILE_REFUND_CLAIM sup_1'],
    ],
    [
      'is for statistics alone',
      { declarations: [declaration({ summary: { ...list, kind: 'STATISTICS' } as never })] },
      [],
    ],
    [
      'has goods of two suppliers, of which one has claimed',
      {
        declarations: [declaration({ lines: [line(1, 'sup_1'), line(2, 'sup_2')] as never })],
        claims: [claim()],
      },
      ['FILE_REFUND_CLAIM sup_2'],
    ],
    [
      'was claimed, and the claim given up',
      { claims: [claim({ standing: 'GIVEN_UP' })] },
      ['FILE_REFUND_CLAIM sup_1'],
    ],
    [
      'has two lines, of which one is claimed',
      {
        declarations: [declaration({ lines: [line(1, 'sup_1'), line(2, 'sup_1')] as never })],
        claims: [claim()],
      },
      ['FILE_REFUND_CLAIM sup_1'],
    ],
    [
      'has two lines, claimed one by one',
      {
        declarations: [declaration({ lines: [line(1, 'sup_1'), line(2, 'sup_1')] as never })],
        claims: [claim(), claim({ claimId: 'claim_2', lines: [claimed({ lineNumber: 2 })] })],
      },
      [],
    ],
    [
      'was claimed, and let go in part',
      { claims: [claim({ lines: [claimed({ freed: 1 })] })] },
      ['FILE_REFUND_CLAIM sup_1'],
    ],
  ])('of what %s', (_what, given, expected) => {
    expect(steps(given)).toEqual(expected);
  });

  it.each<[RefundClaimDocument['standing'], readonly string[]]>([
    ['UNDER_WAY', []],
    ['QUERIED', ['ANSWER_REFUND_QUERY sup_1']],
    ['PRE_PAID', ['RECONCILE_PRE_REFUND sup_1']],
    ['TAXED', ['SUPPLY_INVOICE sup_1']],
  ])('of a claim that is %s', (standing, expected) => {
    expect(steps({ claims: [claim({ standing })] })).toEqual(expected);
    expect(steps({ claims: [claim({ standing, isFirstOrder: false })] })).toEqual([]);
  });

  it.each([
    ['2025-12-31', null],
    ['2026-01-01', '2029-01-01T15:59:59.999Z'],
    ['2026-08-31', '2029-08-31T15:59:59.999Z'],
  ])('for what left on %s are due by %s', (exportedOn, dueAt) => {
    const [filing] = refundClaimSteps(placed({ declarations: [declaration({ exportedOn })] }));
    expect(filing?.dueAt?.toISOString() ?? null).toBe(dueAt);
    const [supply] = refundClaimSteps(
      placed({ declarations: [declaration({ exportedOn })], claims: [claim({ standing: 'TAXED' })] }),
    );
    expect(supply?.dueAt?.toISOString() ?? null).toBe(dueAt);
  });

  it('ask for an invoice in the time of the declarations that the claim has lines of', () => {
    const declarations = [
      declaration({ exportedOn: '2026-11-24' }),
      declaration({ declarationId: 'decl_2', exportedOn: '2026-11-29' }),
    ];
    const taxed = claim({ standing: 'TAXED', lines: [claimed({ declarationId: 'decl_2' })] });
    const found = refundClaimSteps(placed({ declarations, claims: [taxed] }));
    expect(found.map(({ action, dueAt }) => [action, dueAt?.toISOString()])).toEqual([
      ['FILE_REFUND_CLAIM', '2029-11-24T15:59:59.999Z'],
      ['SUPPLY_INVOICE', '2029-11-29T15:59:59.999Z'],
    ]);
  });

  it('are due when a pre-refund is', () => {
    const [step] = refundClaimSteps(
      placed({ claims: [claim({ standing: 'PRE_PAID', dueOn: '2027-04-15' })] }),
    );
    expect(step?.dueAt?.toISOString()).toBe('2027-04-15T15:59:59.999Z');
  });

  it('know the deadline that finance goes by', () => {
    const rows = JSON.parse(readFileSync('data/refund-rules.json', 'utf8')) as {
      rule: string;
      value: string;
      validFrom: string;
      validTo: string | null;
    }[];
    const last = rows.find(({ rule, validTo }) => rule === 'CLAIM_DEADLINE' && validTo === null);
    expect(last).toMatchObject({
      value: `P${CLAIM_DEADLINE.months}M`,
      validFrom: CLAIM_DEADLINE.exportedFrom,
    });
  });
});
