import { type Money, sum, zero } from '../../../values/money.ts';
import { isAtCustoms, openOf, type ReturnDues, type ReturnedLine } from './return-dues.ts';

/** A declared line that holds goods of an order's line. */
export interface DeclaredUnits {
  readonly declarationId: string;
  readonly lineNumber: number;
  readonly orderLineNumber: number;
  /** Units that no live claim has, and that can be claimed. */
  readonly free: number;
}

/** What one line of a claim has of an order's line. */
export interface ClaimedUnits {
  readonly claimId: string;
  /** Within the claim. */
  readonly number: number;
  readonly orderLineNumber: number;
  /** Units whose refund stands, or is asked for. */
  readonly standing: number;
  /** What these come to. */
  readonly amountOf: (units: number) => Money;
}

/** Units of a declared line that cannot be claimed any more, because they came back unclaimed. */
export interface Retired {
  readonly declarationId: string;
  readonly lineNumber: number;
  readonly quantity: number;
}

/** Units of a claim's line that came back, and for which nothing was refunded: the claim does not stand for them any more. */
export interface GivenUp {
  readonly claimId: string;
  /** Of the claim. */
  readonly number: number;
  readonly quantity: number;
}

/** What a return owes, and what has to be remembered so that nobody is refunded for its goods later. */
export interface AssessedReturn {
  readonly dues: ReturnDues;
  readonly retired: readonly Retired[];
  readonly givenUp: readonly GivenUp[];
}

/**
 * What is to be repaid before goods that come back pass customs.
 *
 * Units of one line are alike, so those that nobody has claimed come back first: they cannot be claimed any more. Then come
 * those of claims that come to nothing for them, which give them up: nobody can claim them either once such a claim is taken
 * back. For the rest the refund is repaid, or a claim that was not paid yet is taken back.
 */
export function assessVat(
  dues: ReturnDues,
  declared: readonly DeclaredUnits[],
  claimed: readonly ClaimedUnits[],
): AssessedReturn {
  const nothing = { unitsToRepay: 0, toRepay: zero('CNY') };
  if (!isAtCustoms(dues)) return { dues: { ...dues, ...nothing }, retired: [], givenUp: [] };
  const assessed = dues.lines.map((line) =>
    assessLine(
      line,
      declared.filter(({ orderLineNumber }) => orderLineNumber === line.lineNumber),
      claimed.filter(({ orderLineNumber }) => orderLineNumber === line.lineNumber),
    ),
  );
  const lines = assessed.map(({ line }) => line);
  const unitsToRepay = assessed.reduce((units, each) => units + each.unitsToRepay, 0);
  const toRepay = sum(
    assessed.map((each) => each.toRepay),
    'CNY',
  );
  return {
    dues: { ...dues, lines, unitsToRepay, toRepay },
    retired: assessed.flatMap(({ retired }) => retired),
    givenUp: assessed.flatMap(({ givenUp }) => givenUp),
  };
}

function assessLine(
  line: ReturnedLine,
  declared: readonly DeclaredUnits[],
  claimed: readonly ClaimedUnits[],
): Omit<AssessedReturn, 'dues'> & Pick<ReturnDues, 'unitsToRepay' | 'toRepay'> & { line: ReturnedLine } {
  let need = openOf(line);
  const take = (most: number): number => {
    const units = Math.max(0, Math.min(need, most));
    need -= units;
    return units;
  };
  const retired = declared
    .map(({ declarationId, lineNumber, free }) => ({ declarationId, lineNumber, quantity: take(free) }))
    .filter(({ quantity }) => quantity > 0);
  const parts = nothingFirst(claimed)
    .map((each) => ({ ...each, quantity: take(each.standing) }))
    .filter(({ quantity }) => quantity > 0)
    .map((each) => ({ ...each, amount: each.amountOf(each.quantity) }));
  const refunded = parts.filter(({ amount }) => amount.minor > 0n);
  const givenUp = parts
    .filter(({ amount }) => amount.minor <= 0n)
    .map(({ claimId, number, quantity }) => ({ claimId, number, quantity }));
  return {
    line: { ...line, cleared: line.cleared + unitsOf(retired) + unitsOf(givenUp) },
    ...{ retired, givenUp },
    unitsToRepay: unitsOf(refunded),
    toRepay: sum(
      refunded.map(({ amount }) => amount),
      'CNY',
    ),
  };
}

const nothingFirst = (claimed: readonly ClaimedUnits[]): readonly ClaimedUnits[] => {
  const comesToNothing = ({ amountOf, standing }: ClaimedUnits): boolean => amountOf(standing).minor <= 0n;
  return [...claimed.filter(comesToNothing), ...claimed.filter((each) => !comesToNothing(each))];
};

const unitsOf = (parts: readonly { readonly quantity: number }[]): number =>
  parts.reduce((units, { quantity }) => units + quantity, 0);
