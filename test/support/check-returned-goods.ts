import assert from 'node:assert/strict';
import { refundClaimMoved, returnDuesChanged } from '../../subgraphs/finance/domain/events.ts';
import { freeUnits } from '../../subgraphs/finance/domain/line-claim.ts';
import type { ClaimLine } from '../../subgraphs/finance/domain/refund-claim.ts';
import { isLiveClaim } from '../../subgraphs/finance/domain/refund-status.ts';
import { standingOf } from '../../subgraphs/finance/domain/repay-claim.ts';
import { isAtCustoms, isVatRepaid, unitsOpen } from '../../subgraphs/finance/domain/return-dues.ts';
import type { Return } from '../../subgraphs/retailers/domain/return.ts';
import { claimableUnits, declaredLineKey } from '../../subgraphs/supervision/domain/claimable-units.ts';
import type { OrderView } from '../../subgraphs/supervision/domain/order-view.ts';
import { claimOnOrder } from '../../subgraphs/supervision/domain/refund-claim-document.ts';
import { groupsBy } from '../../values/group-by.ts';
import { DECLARED, ORDERED, type ReturnedGoods } from './returned-goods.ts';

const unitsOn = (
  lines: readonly { readonly lineNumber: number; readonly quantity: number }[],
  wanted: number,
): number => lines.reduce((all, { lineNumber, quantity }) => all + (lineNumber === wanted ? quantity : 0), 0);

/** Units of an order line that are with the buyer. */
export const deliveredOn = ({ delivered }: ReturnedGoods, lineNumber: number): number =>
  DECLARED.filter((line) => line.orderLineNumber === lineNumber && delivered.has(line.declarationId)).reduce(
    (all, { quantity }) => all + quantity,
    0,
  );

const isGivenUp = ({ status, shipment, refund }: Return): boolean => {
  if (status === 'WITHDRAWN') return shipment?.status !== 'BOOKED';
  return status === 'REFUSED' || (status === 'CLOSED' && shipment?.status === 'RETURNED' && refund === null);
};

/** What must hold after every step: @throws AssertionError */
export function checkReturnedGoods(real: ReturnedGoods): void {
  for (const [lineNumber, ordered] of ORDERED) {
    const live = real.returns.filter((each) => !isGivenUp(each));
    const returned = live.reduce((all, { lines }) => all + unitsOn(lines, lineNumber), 0);
    assert.ok(returned <= deliveredOn(real, lineNumber));
    const passed = real.dues
      .filter(isVatRepaid)
      .reduce((all, { lines }) => all + unitsOn(lines, lineNumber), 0);
    // Of what is back nothing stays refunded.
    assert.ok(real.standing(lineNumber) + passed <= ordered);
    const there = real.dues.filter(isAtCustoms);
    const back = there.reduce((all, { lines }) => all + unitsOn(lines, lineNumber), 0);
    // Nothing is asked for while the refund stands for no more than what stayed abroad.
    const isEnough = real.standing(lineNumber) + back <= ordered;
    assert.ok(!isEnough || there.every((dues) => unitsOpen(dues, lineNumber) === 0));
  }
  for (const { lines, refund } of real.returns) {
    for (const { quantity, received, damaged } of lines) {
      assert.ok((received ?? 0) + (damaged ?? 0) <= quantity);
    }
    if (refund) assert.ok(refund.due.minor <= refund.most.minor);
  }
  for (const { lines } of real.dues) {
    for (const line of lines) assert.ok(line.cleared + line.repaid <= line.quantity);
  }
  checkClaims(real);
  checkClaimable(real);
}

/**
 * What supervision asks to be claimed is what finance lets be claimed. Its events do not say what a claim that comes to nothing
 * gives up, nor which declarations' units came back before a claim was taken back.
 */
function checkClaimable({ claims, taken, returns, dues, told }: ReturnedGoods): void {
  const live = claims.filter(({ claim }) => isLiveClaim(claim.status));
  if (live.some(({ claim, lines }) => claim.amount.minor === 0n && lines.some(hasGivenUp))) return;
  const known = {
    declarations: [...groupsBy(DECLARED, ({ declarationId }) => declarationId)].map(
      ([declarationId, lines]) => ({ declarationId, exportedOn: '2026-12-01', lines }),
    ),
    claims: claims.map(({ claim, lines }) =>
      claimOnOrder(refundClaimMoved(claim, { previous: null, lines }), {
        ...{ orderId: 'ord_1', isFirstOrder: true, version: claim.version },
      }),
    ),
    returns: returns.map(({ _id: returnId, lines }) => ({ returnId, lines })),
    returnDues: dues.filter(({ returnId }) => told.has(returnId)).map((each) => returnDuesChanged(each)),
  };
  const claimable = claimableUnits(known as unknown as OrderView);
  const free = new Map(
    DECLARED.map(({ declarationId, number, quantity }) => {
      const key = declaredLineKey(declarationId, number);
      return [key, freeUnits(quantity, taken.get(key))];
    }),
  );
  if (live.length === claims.length) assert.deepEqual(claimable, free);
  const inAll = (units: ReadonlyMap<string, number>, wanted: number) =>
    DECLARED.filter(({ orderLineNumber }) => orderLineNumber === wanted).reduce(
      (all, { declarationId, number }) => all + (units.get(declaredLineKey(declarationId, number)) ?? 0),
      0,
    );
  for (const lineNumber of ORDERED.keys()) {
    assert.equal(inAll(claimable, lineNumber), inAll(free, lineNumber));
  }
}

const hasGivenUp = ({ repaidQuantity }: ClaimLine): boolean => repaidQuantity > 0;

function checkClaims({ claims, taken }: ReturnedGoods): void {
  for (const { claim, lines } of claims) {
    assert.equal(
      claim.repaid.minor,
      lines.reduce((all, { repaid }) => all + repaid.minor, 0n),
    );
    assert.ok(claim.repaid.minor <= claim.amount.minor);
    const isWhole = claim.amount.minor > 0n && lines.every((line) => standingOf(line) === 0);
    assert.equal(claim.status === 'CLAWED_BACK', isWhole);
    if (isWhole) assert.deepEqual(claim.repaid, claim.amount);
  }
  for (const { declarationId, number, quantity } of DECLARED) {
    const live = claims
      .filter(({ claim }) => isLiveClaim(claim.status))
      .flatMap(({ lines }) => lines)
      .filter((line) => line.declarationId === declarationId && line.lineNumber === number);
    assert.ok(live.length <= 1);
    const claimed = live.reduce((all, line) => all + line.quantity, 0);
    const { settled = 0 } = taken.get(`${declarationId}/${number}`) ?? {};
    assert.ok(claimed + settled <= quantity);
  }
}
