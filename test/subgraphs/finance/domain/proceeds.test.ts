import { describe, expect, it } from '@jest/globals';
import { book, emptyLedger } from '../../../../subgraphs/finance/domain/ledger.ts';
import { worthOf } from '../../../../subgraphs/finance/domain/order-terms.ts';
import { proceedsOf } from '../../../../subgraphs/finance/domain/proceeds.ts';
import { money } from '../../../../values/money.ts';
import { euros } from '../../../support/finance.ts';

const ledger = (captured: bigint, refunded = 0n) => {
  const steps = [
    { debit: 'CAPTURED', credit: 'HELD', amount: euros(captured), causeId: 'pay_1' },
    { debit: 'HELD', credit: 'REFUNDED', amount: euros(refunded), causeId: 'pay_1' },
  ] as const;
  return steps.filter(({ amount }) => amount.minor > 0n).reduce(book, emptyLedger('EUR'));
};
const worth = (credited?: bigint) =>
  worthOf({ total: euros(58_20n), ...(credited !== undefined && { credited: euros(credited) }) });

describe('the proceeds of an order', () => {
  it.each([
    ['all is paid', worth(), ledger(58_20n), null, true],
    ['a cent is missing', worth(), ledger(58_19n), null, false],
    ['some of it was given back', worth(), ledger(58_20n, 24_90n), null, false],
    ['what came back was given back', worth(24_90n), ledger(58_20n, 24_90n), null, true],
    ['more than came back was given back', worth(24_90n), ledger(58_20n, 24_91n), null, false],
    ['what stayed abroad is paid', worth(24_90n), ledger(33_30n), null, true],
    ['what stayed abroad is not all paid', worth(24_90n), ledger(33_29n), null, false],
    ['the insurer has paid', worth(), emptyLedger('EUR'), euros(1n), true],
    ['nobody has paid', worth(), emptyLedger('EUR'), null, false],
  ])('are received or not where %s', (_what, ofOrder, books, indemnity, areReceived) => {
    expect(proceedsOf(ofOrder, books, indemnity)).toMatchObject({ areReceived });
  });

  it('are what was kept of the buyer’s money, and what the insurer paid', () => {
    const proceeds = proceedsOf(worth(24_90n), ledger(58_20n, 24_90n), money(5_00n, 'EUR'));
    expect(proceeds).toMatchObject({ fromBuyer: euros(33_30n), fromInsurer: euros(5_00n) });
  });
});
