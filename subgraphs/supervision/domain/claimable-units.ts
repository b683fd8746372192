import type { DeclarationDocument, RefundClaimDocument } from './order-documents.ts';
import type { OrderView } from './order-view.ts';

type Known = Pick<OrderView, 'declarations' | 'claims' | 'returns' | 'returnDues'>;

/** A declared line, as far as claims have told of it. */
interface ToldUnits {
  readonly key: string;
  readonly orderLineNumber: number;
  /** Units that no live claim has, those among them that have come back since. */
  readonly free: number;
  /** Units that have come back, since a claim did not find them. */
  readonly back: number;
}

export const declaredLineKey = (declarationId: string, lineNumber: number): string =>
  `${declarationId}/${lineNumber}`;

/**
 * Units of each exported line of the order that somebody can claim: in no claim, or let go by the last one, and not come
 * back.
 *
 * Units of an order's line are alike. Finance says how many of them can be claimed no more since they came back; those that
 * no claim has missed yet it has taken declaration by declaration, in the order of their ids.
 */
export function claimableUnits(known: Known): ReadonlyMap<string, number> {
  const live = known.claims.filter(({ standing }) => standing !== 'GIVEN_UP');
  const told = known.declarations
    .filter(({ exportedOn }) => exportedOn !== null)
    .flatMap(({ declarationId, lines }) => lines.map((line) => toldUnits(declarationId, line, live)));
  const left = new Map<string, number>();
  for (const orderLineNumber of new Set(told.map((each) => each.orderLineNumber))) {
    const alike = told.filter((each) => each.orderLineNumber === orderLineNumber);
    const missed = alike.reduce((units, { back }) => units + back, 0);
    let rest = Math.max(0, clearedUnits(known, orderLineNumber) - missed);
    for (const { key, free } of alike) {
      const taken = Math.min(free, rest);
      rest -= taken;
      left.set(key, free - taken);
    }
  }
  return left;
}

/** A claim takes all of a line that the one before let go, so that the last one has let go the least. */
function toldUnits(
  declarationId: string,
  { number, orderLineNumber, quantity }: DeclarationDocument['lines'][number],
  live: readonly RefundClaimDocument[],
): ToldUnits {
  const claimed = live.flatMap(({ lines }) =>
    lines.filter((units) => units.declarationId === declarationId && units.lineNumber === number),
  );
  const free = Math.min(quantity, ...claimed.map(({ freed }) => freed));
  const kept = claimed.reduce((units, each) => units + each.quantity - each.freed, 0);
  const back = Math.max(0, quantity - free - kept);
  return { key: declaredLineKey(declarationId, number), orderLineNumber, free, back };
}

/** Units of an order's line that came back and can be claimed no more; all of a return whose units were not told. */
function clearedUnits({ returns, returnDues }: Known, orderLineNumber: number): number {
  const parts = returnDues.flatMap(({ returnId, lines }) => {
    if (lines) return lines.map(({ lineNumber, cleared }) => ({ lineNumber, units: cleared }));
    const returned = returns.find((each) => each.returnId === returnId);
    return (returned?.lines ?? []).map(({ lineNumber, quantity }) => ({ lineNumber, units: quantity }));
  });
  return parts.reduce((all, { lineNumber, units }) => all + (lineNumber === orderLineNumber ? units : 0), 0);
}
