import { Problem } from '../../../values/problem.ts';

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
  throw alreadyClaimed(number);
}

export const alreadyClaimed = (lineNumber: number): Problem =>
  new Problem('ALREADY_CLAIMED', 'line-claimed', {
    message: `Line ${lineNumber} is in another live claim`,
    lineNumber,
  });
