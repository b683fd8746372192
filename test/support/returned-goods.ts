import { assessVat } from '../../subgraphs/finance/domain/assess-return.ts';
import { decideClaim } from '../../subgraphs/finance/domain/decide-claim.ts';
import { giveUpReturned } from '../../subgraphs/finance/domain/give-up-returned.ts';
import { withdrawClaim } from '../../subgraphs/finance/domain/give-up-claim.ts';
import {
  claimableUnits,
  freeUnits,
  type LineClaim,
  settledUnits,
} from '../../subgraphs/finance/domain/line-claim.ts';
import { claimMoved, type RefundClaim } from '../../subgraphs/finance/domain/refund-claim.ts';
import { isLiveClaim, type RefundStatus } from '../../subgraphs/finance/domain/refund-status.ts';
import {
  type ClaimWithLines,
  lineKey,
  nextPart,
  repayClaim,
  standingOf,
} from '../../subgraphs/finance/domain/repay-claim.ts';
import { neededOf, repaidFor } from '../../subgraphs/finance/domain/repay-for-return.ts';
import { withRepaidBefore } from '../../subgraphs/finance/domain/repaid-before.ts';
import { isAtCustoms, isVatRepaid, type ReturnDues } from '../../subgraphs/finance/domain/return-dues.ts';
import { type CountedLine, receiveReturn } from '../../subgraphs/retailers/domain/receive-return.ts';
import { requestReturn, type WantedReturnLine } from '../../subgraphs/retailers/domain/request-return.ts';
import type { Return, ReturnShipment } from '../../subgraphs/retailers/domain/return.ts';
import { nextReturnStatus, withShipment } from '../../subgraphs/retailers/domain/return-progress.ts';
import { returnMachine } from '../../subgraphs/retailers/domain/return-status.ts';
import { withdrawReturn } from '../../subgraphs/retailers/domain/withdraw-return.ts';
import { money, zero } from '../../values/money.ts';
import { aClaim, aClaimLine } from './claims.ts';
import { anOrder, anOrderLine } from './orders.ts';
import { aReturn } from './returns.ts';

/** Two shipments, each with its declaration: seven units of the first line of an order, five of the second. */
export const DECLARED = [
  { declarationId: 'decl_1', number: 1, orderLineNumber: 1, quantity: 4 },
  { declarationId: 'decl_2', number: 1, orderLineNumber: 1, quantity: 3 },
  { declarationId: 'decl_2', number: 2, orderLineNumber: 2, quantity: 5 },
] as const;
export const ORDERED: ReadonlyMap<number, number> = new Map([
  [1, 7],
  [2, 5],
]);

const AT = { text: null, at: new Date('2026-12-20T08:00:00Z') };
const keyOf = ({ declarationId, number }: (typeof DECLARED)[number]): string =>
  lineKey({ declarationId, lineNumber: number });

/** One order whose goods come back, and their tax: the rules of retailers and finance put together as the services do. */
export class ReturnedGoods {
  readonly #order = {
    ...anOrder({ lines: [...ORDERED].map(([number, quantity]) => anOrderLine({ number, quantity })) }),
    isLedgerClosed: true,
  };
  readonly delivered = new Set<string>();
  readonly returns: Return[] = [];
  readonly dues: ReturnDues[] = [];
  readonly claims: ClaimWithLines[] = [];
  readonly taken = new Map<string, LineClaim>();
  /** The returns that finance has told of: they were at customs. */
  readonly told = new Set<string>();

  request(lines: readonly WantedReturnLine[]): void {
    const shipments = [...this.delivered].map((declarationId) => ({
      shipmentId: declarationId,
      status: 'DELIVERED',
      version: 1,
      lines: DECLARED.filter((each) => each.declarationId === declarationId).map(
        ({ orderLineNumber: lineNumber, quantity }) => ({ lineNumber, quantity }),
      ),
    }));
    const wanted = { lines, reason: 'UNWANTED' } as const;
    const taken = requestReturn({ ...this.#order, shipments }, wanted, this.returns);
    const _id = `rtn_${this.returns.length}`;
    this.returns.push(aReturn({ _id, lines: taken, status: 'REQUESTED' }));
    this.dues.push({
      ...{ returnId: _id, orderId: 'ord_1', status: 'REQUESTED', supplierIds: ['sup_1'] },
      lines: taken.map(({ lineNumber, quantity }) => ({ lineNumber, quantity, cleared: 0, repaid: 0 })),
      ...{ unitsToRepay: 0, toRepay: zero('CNY'), repaid: zero('CNY') },
      ...{ due: null, most: null, credited: null, refunded: null, version: 0 },
    });
  }

  decide(index: number, status: 'APPROVED' | 'REFUSED'): void {
    const before = at(this.returns, index);
    returnMachine.check(before.status, status);
    this.#keep(index, { ...before, status });
  }

  withdraw(index: number): void {
    this.#keep(index, withdrawReturn(at(this.returns, index)));
  }

  /** Logistics tells of a shipment, and the return goes as far as that takes it. */
  tell(index: number, heard: ReturnShipment): void {
    const after = withShipment(at(this.returns, index), heard);
    if (after) this.#keep(index, after);
  }

  receive(index: number, counted: readonly CountedLine[]): void {
    this.#keep(index, receiveReturn(at(this.returns, index), counted, this.#order));
  }

  /** Claims all that is free of a declared line, at so much tax a unit. */
  file(line: (typeof DECLARED)[number], each = 10_01n): void {
    const key = keyOf(line);
    const quantity = claimableUnits(line, this.taken.get(key));
    const { declarationId, number: lineNumber, orderLineNumber } = line;
    const amount = money(BigInt(quantity) * each, 'CNY');
    const given = { declarationId, lineNumber, orderLineNumber, quantity, amount };
    const lines = [aClaimLine(given)];
    const _id = `rfc_${this.claims.length}`;
    this.claims.push({ claim: aClaim(lines, { _id, status: 'READY' }), lines });
    this.taken.set(key, { claimId: _id, settled: this.taken.get(key)?.settled ?? 0 });
    this.#lookAgain();
  }

  /** What comes to nothing is agreed to, and not paid. */
  pay(index: number): void {
    const { claim, lines } = at(this.claims, index);
    const steps = ['SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'PAID'] as const;
    const ahead: readonly RefundStatus[] = claim.amount.minor > 0n ? steps : steps.slice(0, -1);
    const paid = ahead.reduce<RefundClaim>((moved, status) => claimMoved(moved, { ...AT, status }), claim);
    this.claims[index] = { claim: paid, lines };
    this.#lookAgain();
  }

  withdrawClaim(index: number): void {
    const { claim, lines } = at(this.claims, index);
    this.#end(index, { claim: withdrawClaim(claim, 'So', AT.at), lines });
  }

  rejectClaim(index: number): void {
    const { claim, lines } = at(this.claims, index);
    const rows = { rules: [], calendars: [] };
    const rejected = ['SUBMITTED', 'REJECTED'] as const;
    const after = rejected.reduce(
      (moved, status) => decideClaim(moved, { decisionId: 'x', status, ...AT, text: 'So' }, rows),
      claim,
    );
    this.#end(index, { claim: after, lines });
  }

  #end(index: number, { claim, lines }: ClaimWithLines): void {
    this.claims[index] = { claim, lines };
    const freed = lines.map((line) => nextPart(line, standingOf(line)));
    for (const [key, units] of settledUnits(lines, freed)) {
      const { settled = 0 } = this.taken.get(key) ?? {};
      this.taken.set(key, { claimId: null, settled: settled + units });
    }
    this.#lookAgain();
  }

  /** Repays so many units of a claim for a return, or what it needs. */
  repay(index: number, of: number, quantity: number | null): void {
    const before = at(this.claims, index);
    const dues = at(this.dues, of);
    const [line] = before.lines;
    if (!line) throw new RangeError('A claim has a line');
    const wanted = quantity === null ? neededOf(dues, before.lines) : [{ ...line, quantity }];
    const { claim, lines, freed } = repayClaim(before, wanted, { ...AT, text: 'Back' });
    this.dues[of] = repaidFor(dues, freed);
    this.claims[index] = { claim, lines };
    this.#assess(of);
    this.#lookAgain();
  }

  /** Repays so many units of a claim, for no return in particular. */
  repayBefore(index: number, quantity: number): void {
    const before = at(this.claims, index);
    const [line] = before.lines;
    if (!line) throw new RangeError('A claim has a line');
    const { claim, lines } = repayClaim(before, [{ ...line, quantity }], { ...AT, text: 'Before' });
    this.claims[index] = { claim, lines };
    this.#lookAgain();
  }

  standing(orderLineNumber: number): number {
    return this.claims
      .filter(({ claim }) => isLiveClaim(claim.status))
      .flatMap(({ lines }) => lines.filter((line) => line.orderLineNumber === orderLineNumber))
      .reduce((all, line) => all + standingOf(line), 0);
  }

  #keep(index: number, given: Return): void {
    let kept = given;
    for (let next = nextReturnStatus(kept); next !== null; next = nextReturnStatus(kept)) {
      kept = { ...kept, status: next };
    }
    this.returns[index] = kept;
    const { refund } = kept;
    this.dues[index] = { ...at(this.dues, index), status: kept.status, due: refund?.due ?? null };
    this.#assess(index);
  }

  #lookAgain(): void {
    for (const [index, dues] of this.dues.entries()) if (dues.unitsToRepay > 0) this.#assess(index);
  }

  #assess(index: number): void {
    const declared = DECLARED.map((line) => ({
      ...{ declarationId: line.declarationId, lineNumber: line.number },
      ...{ orderLineNumber: line.orderLineNumber, quantity: line.quantity },
      free: freeUnits(line.quantity, this.taken.get(keyOf(line))),
    }));
    const claimed = this.claims
      .filter(({ claim }) => isLiveClaim(claim.status))
      .flatMap(({ claim, lines }) => lines.map((line) => ({ ...line, claimId: claim._id })))
      .map((line) => ({
        ...{ claimId: line.claimId, number: line.number },
        orderLineNumber: line.orderLineNumber,
        ...{ repaidQuantity: line.repaidQuantity, repaid: line.repaid },
        standing: standingOf(line),
        amountOf: (units: number) => nextPart(line, units).amount,
      }));
    const before = at(this.dues, index);
    if (isAtCustoms(before)) this.told.add(before.returnId);
    const others = this.dues.filter((each) => each !== before);
    const known = isAtCustoms(before) ? withRepaidBefore(before, { declared, claimed, others }) : before;
    const { dues, retired, givenUp } = assessVat(known, declared, claimed);
    for (const { declarationId, lineNumber, quantity } of retired) {
      const key = lineKey({ declarationId, lineNumber });
      const { claimId = null, settled = 0 } = this.taken.get(key) ?? {};
      this.taken.set(key, { claimId, settled: settled + quantity });
    }
    for (const [place, claimed] of this.claims.entries()) {
      const ofClaim = givenUp.filter(({ claimId }) => claimId === claimed.claim._id);
      if (ofClaim.length > 0) this.claims[place] = giveUpReturned(claimed, ofClaim, AT.at);
    }
    this.dues[index] = dues;
    const isRepaid = isVatRepaid(dues);
    this.returns[index] = {
      ...at(this.returns, index),
      isCleared: isRepaid,
      dues: { isVatRepaid: isRepaid, isBuyerSettled: false, version: 1 },
    };
  }
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no ${index}`);
  return item;
}
