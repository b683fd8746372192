import { Decimal } from '../../../values/decimal.ts';
import { add, type Money, subtract, sum } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { FreedPart } from './give-up-claim.ts';
import { splitPreRefund } from './pre-refund.ts';
import { type ClaimLine, claimMoved, claimNoted, type RefundClaim } from './refund-claim.ts';
import type { RefundStatus } from './refund-status.ts';

/** So many units of a declared line. */
export interface LineQuantity {
  readonly declarationId: string;
  readonly lineNumber: number;
  readonly quantity: number;
}

export interface ClaimWithLines {
  readonly claim: RefundClaim;
  readonly lines: readonly ClaimLine[];
}

/** A claim after some of it was repaid, and what its invoices get back. */
export interface Repaid extends ClaimWithLines {
  readonly freed: readonly FreedPart[];
}

export const lineKey = ({ declarationId, lineNumber }: Omit<LineQuantity, 'quantity'>): string =>
  `${declarationId}/${lineNumber}`;

const WAS_PAID: ReadonlySet<RefundStatus> = new Set(['PAID', 'PRE_PAID', 'RECONCILED']);

/** Units of a claim line whose refund stands. */
export const standingOf = ({ quantity, repaidQuantity }: ClaimLine): number => quantity - repaidQuantity;

/** What the first units of a line to be repaid have of an amount of it, to the fen. */
export const partOfLine = ({ quantity }: ClaimLine, whole: Money, units: number): Money =>
  splitPreRefund(whole, {
    sold: new Decimal(String(quantity - units)),
    exported: new Decimal(String(quantity)),
  }).repaid;

/**
 * What the next units of a line come to when they are repaid.
 *
 * Parts telescope: however they are cut, all of them together are the whole, to the fen.
 */
export function nextPart(line: ClaimLine, quantity: number): FreedPart {
  const after = line.repaidQuantity + quantity;
  return {
    line,
    quantity,
    base: subtract(partOfLine(line, line.base, after), partOfLine(line, line.base, line.repaidQuantity)),
    amount: subtract(partOfLine(line, line.amount, after), line.repaid),
  };
}

/** A line of which that part was repaid. */
export const repaidLine = ({ line, quantity, amount }: FreedPart): ClaimLine => ({
  ...line,
  repaid: add(line.repaid, amount),
  repaidQuantity: line.repaidQuantity + quantity,
});

/**
 * Repays the refund of goods that come back, before customs lets them in free of duty; once all goods of the claim are
 * back, it is CLAWED_BACK. They cannot be claimed again by their old export.
 *
 * @throws ILLEGAL_TRANSITION where nothing was paid, NOT_FOUND, DUPLICATE, LIMIT_EXCEEDED for more than was refunded
 */
export function repayClaim(
  { claim, lines }: ClaimWithLines,
  returned: readonly LineQuantity[],
  { text, at }: { readonly text: string; readonly at: Date },
): Repaid {
  if (!WAS_PAID.has(claim.status)) {
    throw new Problem('ILLEGAL_TRANSITION', 'nothing-paid', {
      message: `Nothing is to be repaid of a claim that is ${claim.status}`,
      status: claim.status,
    });
  }
  checkQuantities(lines, returned, 'lines');
  const parts = takeUnits(lines, returned);
  const after = parts.map(repaidLine);
  return {
    claim: withRepaidLines(claim, after, { text, at }),
    lines: after,
    freed: parts.filter(({ quantity }) => quantity > 0),
  };
}

/**
 * A claim of whose lines some was repaid; once no unit of any stands, what was paid is CLAWED_BACK. Until then what nothing
 * was refunded for can still come back as well.
 */
export function withRepaidLines(
  claim: RefundClaim,
  lines: readonly ClaimLine[],
  { text, at }: { readonly text: string; readonly at: Date },
): RefundClaim {
  const repaid = sum(
    lines.map((line) => line.repaid),
    'CNY',
  );
  const isWhole = WAS_PAID.has(claim.status) && lines.every((line) => standingOf(line) === 0);
  if (isWhole) return { ...claimMoved(claim, { status: 'CLAWED_BACK', text, at }), repaid, dueOn: null };
  return { ...claimNoted(claim, { status: claim.status, text, at }), query: claim.query, repaid };
}

/** Of each line the units that are named, from the first claim line of a declared line on. */
export function takeUnits(
  lines: readonly ClaimLine[],
  wanted: readonly LineQuantity[],
): readonly FreedPart[] {
  const left = new Map(wanted.map((each) => [lineKey(each), each.quantity]));
  return lines.map((line) => {
    const open = left.get(lineKey(line)) ?? 0;
    const quantity = Math.min(open, standingOf(line));
    left.set(lineKey(line), open - quantity);
    return nextPart(line, quantity);
  });
}

/** @throws NOT_FOUND, DUPLICATE, LIMIT_EXCEEDED, at the place in the input */
export function checkQuantities(
  lines: readonly ClaimLine[],
  given: readonly LineQuantity[],
  argument: string,
): void {
  const standing = new Map<string, number>();
  for (const line of lines)
    standing.set(lineKey(line), (standing.get(lineKey(line)) ?? 0) + standingOf(line));
  const seen = new Set<string>();
  for (const [index, each] of given.entries()) {
    const field = [argument, String(index)];
    const key = lineKey(each);
    const left = standing.get(key);
    if (left === undefined) {
      throw new Problem('NOT_FOUND', 'no-such-line', { message: 'The claim has no such line', field });
    }
    if (seen.has(key)) {
      throw new Problem('DUPLICATE', 'line-twice', { message: 'A line stands here twice', field });
    }
    seen.add(key);
    if (each.quantity <= left) continue;
    throw new Problem('LIMIT_EXCEEDED', 'more-than-refunded', {
      message: `Of this line the refund of ${left} stands`,
      field: [...field, 'quantity'],
    });
  }
}
