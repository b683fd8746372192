import { type Money, proportion, sum } from '../../../values/money.ts';
import type { Declaration, DeclarationLine } from './declaration.ts';
import type { DocumentMatch } from './match-declaration.ts';

/** What of a declaration concerns some goods. */
export type PartOfDeclaration = Pick<Declaration, 'lines' | 'fields' | 'declared' | 'fob' | 'match'>;

/**
 * What a supplier reads of a declaration: of its own goods all, of others' nothing, and the head, which has no values.
 *
 * @param supplierId null = for whoever reads all of it
 */
export function partOfDeclaration(declaration: Declaration, supplierId: string | null): PartOfDeclaration {
  const { lines, fields, declared, fob, match } = declaration;
  const own = lines.filter((line) => line.supplierId === supplierId);
  if (supplierId === null || own.length === lines.length) return declaration;
  const numbers: ReadonlySet<number | null> = new Set(own.map(({ number }) => number));
  const part = sum(
    own.map(({ total }) => total),
    declared.currency,
  );
  return {
    lines: own,
    fields: fields.filter(({ lineNumber }) => lineNumber === null || numbers.has(lineNumber)),
    declared: part,
    fob: shareOf(fob, { part, whole: declared }),
    match: partOfMatch(match, lines, supplierId),
  };
}

/** The checks of a supplier's own goods; those of the head, which has the values of all, where all are its own. */
export function partOfMatch(
  match: DocumentMatch,
  lines: readonly Pick<DeclarationLine, 'number' | 'supplierId'>[],
  supplierId: string | null,
): DocumentMatch {
  const own = lines.filter((line) => line.supplierId === supplierId);
  if (supplierId === null || own.length === lines.length) return match;
  const isOwn = (lineNumber: number | null) => own.some(({ number }) => number === lineNumber);
  return { ...match, checks: match.checks.filter(({ lineNumber }) => isOwn(lineNumber)) };
}

const shareOf = (amount: Money, { part, whole }: { readonly part: Money; readonly whole: Money }): Money =>
  // Goods for nothing are a share of nothing.
  proportion(amount, part.minor, whole.minor === 0n ? 1n : whole.minor);
