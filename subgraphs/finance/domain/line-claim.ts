import { Problem } from '../../../values/problem.ts';
import type { FreedPart } from './give-up-claim.ts';
import type { ClaimLine } from './refund-claim.ts';
import { lineKey } from './repay-claim.ts';

/** Who has a declared line. */
export interface LineClaim {
  /** Null = nobody. */
  readonly claimId: string | null;
  /** Units that nobody can claim any more: refunded for good, or come back. */
  readonly settled: number;
}

/** Units of a declared line that somebody can claim. */
export const freeUnits = (quantity: number, taken: LineClaim | undefined): number =>
  taken?.claimId == null ? quantity - (taken?.settled ?? 0) : 0;

/** What a new claim takes of a declared line: all that is free, since a line is in one live claim. @throws ALREADY_CLAIMED */
export function claimableUnits(
  { number, quantity }: { readonly number: number; readonly quantity: number },
  taken: LineClaim | undefined,
): number {
  const units = freeUnits(quantity, taken);
  if (units > 0) return units;
  throw taken?.claimId == null ? nothingLeft(number) : alreadyClaimed(number);
}

const nothingLeft = (lineNumber: number): Problem =>
  new Problem('ALREADY_CLAIMED', 'line-settled', {
    message: `Of line ${lineNumber} nothing can be claimed any more: its refund is final, or its goods came back`,
    lineNumber,
  });

export const alreadyClaimed = (lineNumber: number): Problem =>
  new Problem('ALREADY_CLAIMED', 'line-claimed', {
    message: `Line ${lineNumber} is in another live claim`,
    lineNumber,
  });

/**
 * Of each declared line of which a claim lets some units go, how many it does not: be it that their refund is final or that
 * they came back, nobody can claim these any more.
 */
export function settledUnits(
  lines: readonly ClaimLine[],
  freed: readonly FreedPart[],
): ReadonlyMap<string, number> {
  const settled = new Map(freed.map(({ line }) => [lineKey(line), 0]));
  const count = (key: string, units: number): void => {
    const before = settled.get(key);
    if (before !== undefined) settled.set(key, before + units);
  };
  for (const line of lines) count(lineKey(line), line.quantity);
  for (const { line, quantity } of freed) count(lineKey(line), -quantity);
  return settled;
}
