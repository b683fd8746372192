import { describe, expect, it } from '@jest/globals';
import { claimableUnits } from '../../../../subgraphs/supervision/domain/claimable-units.ts';
import type { ClaimedUnits } from '../../../../subgraphs/supervision/domain/order-documents.ts';
import type { OrderView } from '../../../../subgraphs/supervision/domain/order-view.ts';

/** A hundred units of an order's line left in two declarations, ten of the next line in the second of them. */
const declarations = [
  { declarationId: 'decl_1', exportedOn: '2026-11-24', lines: [declared(1, 1, 50)] },
  { declarationId: 'decl_2', exportedOn: '2026-11-25', lines: [declared(1, 1, 50), declared(2, 2, 10)] },
];

function declared(number: number, orderLineNumber: number, quantity: number) {
  return { number, orderLineNumber, quantity, supplierId: 'sup_1' };
}

const claim = (standing: string, ...lines: readonly ClaimedUnits[]) => ({ standing, lines });
const units = (name: string, quantity: number, freed = 0): ClaimedUnits => {
  const [declarationId = '', lineNumber] = name.split('/');
  return { declarationId, lineNumber: Number(lineNumber), quantity, freed };
};

/** Thirty units that come back. */
const returned = (status: string) => ({
  ...{ returnId: 'rtn_1', status },
  lines: [{ lineNumber: 1, quantity: 30 }],
});
/** Of a return, as finance tells it. */
const cleared = (...lines: readonly (readonly [lineNumber: number, cleared: number])[]) => ({
  returnId: 'rtn_1',
  lines: lines.map(([lineNumber, quantity]) => ({ lineNumber, cleared: quantity })),
});

const claimable = (given: object): readonly number[] => {
  const known = { declarations, claims: [], returns: [], returnDues: [], ...given };
  return [...claimableUnits(known as unknown as OrderView).values()];
};

describe('units that can be claimed of two declarations of a line', () => {
  it.each<[string, object, readonly number[]]>([
    ['all', {}, [50, 50, 10]],
    ['none of what is claimed', { claims: [claim('UNDER_WAY', units('decl_1/1', 50))] }, [0, 50, 10]],
    [
      'a line of a declaration whose other one is claimed',
      { claims: [claim('UNDER_WAY', units('decl_2/2', 10))] },
      [50, 50, 0],
    ],
    ['what is claimed no more', { claims: [claim('GIVEN_UP', units('decl_1/1', 50))] }, [50, 50, 10]],
    [
      'none of what has not left',
      { declarations: declarations.map((each) => ({ ...each, exportedOn: null })) },
      [],
    ],

    ['what stayed abroad, of the second', { returnDues: [cleared([1, 50])] }, [0, 50, 10]],
    ['what stayed abroad, of both', { returnDues: [cleared([1, 40]), cleared([1, 20])] }, [0, 40, 10]],
    ['what stayed abroad of each line', { returnDues: [cleared([1, 10], [2, 10])] }, [40, 50, 0]],
    [
      'what stayed abroad of what is not claimed',
      { claims: [claim('UNDER_WAY', units('decl_1/1', 50))], returnDues: [cleared([1, 20])] },
      [0, 30, 10],
    ],
    [
      'all that is not claimed where what came back was repaid',
      { claims: [claim('UNDER_WAY', units('decl_1/1', 50))], returnDues: [cleared([1, 0])] },
      [0, 50, 10],
    ],
    [
      'all of the second where a claim for the first did not find what came back',
      { claims: [claim('UNDER_WAY', units('decl_1/1', 30))], returnDues: [cleared([1, 20])] },
      [0, 50, 10],
    ],
    ['all of what was lost on its way back', { returns: [returned('CLOSED')] }, [50, 50, 10]],
    [
      'none of what was at customs before it was told how much of it nobody can claim',
      { returns: [returned('CLOSED')], returnDues: [{ returnId: 'rtn_1' }] },
      [20, 50, 10],
    ],

    ['what a claim let go', { claims: [claim('UNDER_WAY', units('decl_1/1', 50, 30))] }, [30, 50, 10]],
    [
      'what two claims let go, whichever is told first',
      {
        claims: [claim('PRE_PAID', units('decl_1/1', 30, 20)), claim('UNDER_WAY', units('decl_1/1', 50, 30))],
      },
      [20, 50, 10],
    ],
    [
      'nothing of what a claim let go and another took',
      { claims: [claim('UNDER_WAY', units('decl_1/1', 50, 30)), claim('UNDER_WAY', units('decl_1/1', 30))] },
      [0, 50, 10],
    ],
    [
      'what a claim let go, less what has come back since',
      { claims: [claim('UNDER_WAY', units('decl_1/1', 50, 30))], returnDues: [cleared([1, 10])] },
      [20, 50, 10],
    ],
    [
      'what a claim let go, where others had come back before it was filed',
      { claims: [claim('UNDER_WAY', units('decl_1/1', 30, 10))], returnDues: [cleared([1, 20])] },
      [10, 50, 10],
    ],
  ])('are %s', (_what, given, expected) => {
    expect(claimable(given)).toEqual(expected);
  });
});
