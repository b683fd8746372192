import { Problem } from '../../../values/problem.ts';
import type { ShipmentLine } from './shipment.ts';

/** What is known here of a customs declaration. */
export interface DeclarationFacts {
  readonly _id: string;
  readonly status: string;
  /** When customs released its goods; null before. */
  readonly releasedAt: Date | null;
  readonly lines: readonly { readonly orderLineNumber: number; readonly quantity: number }[];
}

/** With customs, who has not decided yet. */
const EXAMINED: ReadonlySet<string> = new Set([
  'SUBMITTED',
  'MATCHED',
  'REVIEW',
  'PASSED',
  'INSPECTION',
  'DETAINED',
]);

/** Released, and all that follows a release. */
export const isReleased = (status: string): boolean => ['RELEASED', 'DEPARTED', 'CLOSED'].includes(status);

/**
 * Goods are loaded when customs has released them: all of them, and before.
 *
 * A declaration that was never sent, or that came to nothing, neither covers goods nor holds them up.
 *
 * @param at when they were loaded.
 * @throws NOT_RELEASED, which may be over in a moment.
 */
export function requireReleased(
  lines: readonly ShipmentLine[],
  declarations: readonly DeclarationFacts[],
  at: Date,
): void {
  if (declarations.some(({ status }) => EXAMINED.has(status))) {
    throw notReleased('Customs has not decided about all declarations of the shipment');
  }
  const released = declarations.filter(({ status }) => isReleased(status));
  if (!covers(released, lines)) {
    throw notReleased('Customs has not released all goods of the shipment');
  }
  const late = released.find(({ releasedAt }) => releasedAt === null || releasedAt > at);
  if (late) throw notReleased('Customs released the goods only later than this', ['at']);
}

function covers(released: readonly DeclarationFacts[], lines: readonly ShipmentLine[]): boolean {
  const open = new Map<number, number>();
  for (const { lineNumber, quantity } of lines) {
    open.set(lineNumber, (open.get(lineNumber) ?? 0) + quantity);
  }
  for (const { orderLineNumber, quantity } of released.flatMap((each) => each.lines)) {
    open.set(orderLineNumber, (open.get(orderLineNumber) ?? 0) - quantity);
  }
  return [...open.values()].every((quantity) => quantity <= 0);
}

const notReleased = (message: string, field = ['status']): Problem =>
  new Problem('NOT_RELEASED', 'goods-not-released', { message, field, retryable: true });
