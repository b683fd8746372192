import { type ClaimWithLines, nextPart, repaidLine, withRepaidLines } from './repay-claim.ts';

/**
 * A claim without goods that came back and for which it comes to nothing: to repay is nothing, and whoever claims its lines
 * after it finds so many units less.
 */
export function giveUpReturned(
  { claim, lines }: ClaimWithLines,
  returned: readonly { readonly number: number; readonly quantity: number }[],
  at: Date,
): ClaimWithLines {
  const unitsOf = (wanted: number): number =>
    returned.reduce((units, { number, quantity }) => units + (number === wanted ? quantity : 0), 0);
  const after = lines.map((line) => repaidLine(nextPart(line, unitsOf(line.number))));
  const units = returned.reduce((all, { quantity }) => all + quantity, 0);
  const text = `${units} units came back, for which nothing is refunded`;
  return { claim: withRepaidLines(claim, after, { text, at }), lines: after };
}
