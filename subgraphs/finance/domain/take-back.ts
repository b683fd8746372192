import { add, least, type Money, subtract } from '../../../values/money.ts';
import { booked, freeOf, type OrderMoney, withSettlement } from './order-money.ts';
import { takeBackFees } from './provider-fees.ts';
import { movedTo, type Settlement } from './settlement.ts';

/**
 * Frees an amount for a buyer who gets it back, whatever became of it: from what is held, then from providers' fees, then
 * from settlements, the newest first.
 *
 * A settlement that gives anything is REVERSED. What had been paid out comes back into the books as a debt of the
 * seller (`owed`): no account is ever below 0.
 */
export function takeBack(money: OrderMoney, needed: Money): OrderMoney {
  return money.settlements
    .toReversed()
    .reduce(
      (left, settlement) => takeBackFees(reverse(left, settlement, subtract(needed, freeOf(left))), needed),
      takeBackFees(money, needed),
    );
}

function reverse(money: OrderMoney, settlement: Settlement, missing: Money): OrderMoney {
  if (missing.minor <= 0n) return money;
  // Its money is still held: giving up the promise frees it.
  if (settlement.status === 'CONVERTED') return withSettlement(money, movedTo(settlement, 'REVERSED'));
  if (settlement.booked === null) return money;
  const fromPaidOut = least(missing, settlement.booked.paidOut);
  const fromFees = least(subtract(missing, fromPaidOut), settlement.booked.fees);
  const owed = add(fromPaidOut, fromFees);
  if (owed.minor === 0n) return money;
  const reversed: Settlement = {
    ...(settlement.status === 'REVERSED' ? settlement : movedTo(settlement, 'REVERSED')),
    booked: {
      paidOut: subtract(settlement.booked.paidOut, fromPaidOut),
      fees: subtract(settlement.booked.fees, fromFees),
    },
    owed: settlement.owed ? add(settlement.owed, owed) : owed,
  };
  const causeId = settlement._id;
  const steps = [
    { debit: 'PAID_OUT', credit: 'HELD', amount: fromPaidOut, causeId },
    { debit: 'FEES', credit: 'HELD', amount: fromFees, causeId },
  ] as const;
  return steps.filter(({ amount }) => amount.minor > 0n).reduce(booked, withSettlement(money, reversed));
}
