import { groupBy } from '../../../values/group-by.ts';
import type { Observed } from '../observe.ts';
import type { ObservedClaim, ObservedClaimLine } from '../observe-claims.ts';
import { LEVY_RATE } from '../purchase-invoices.ts';
import { unless } from './invariant.ts';
import { exact, shareOf, sum } from './money.ts';

/** The lines of all of them. */
export const linesOf = (claims: readonly ObservedClaim[]): readonly Line[] =>
  claims.flatMap(({ lines }) => lines.nodes);
type Line = ObservedClaimLine;

const ENDED: ReadonlySet<string> = new Set(['REJECTED', 'WITHDRAWN']);
export const liveOf = (claims: readonly ObservedClaim[]) => claims.filter(({ status }) => !ENDED.has(status));

/** Units that a line still claims. */
const unitsOf = ({ quantity, repaidQuantity }: Line): number =>
  Number(quantity.value) - Number(repaidQuantity.value);
export const unitsIn = (lines: readonly Line[]): number =>
  lines.reduce((units, line) => units + unitsOf(line), 0);

const lineKey = (declarationId: string, number: number): string => `${declarationId}/${number}`;

/** Of each invoice no more than its quantity and its VAT. */
export function invoiceFailures(lines: readonly Line[], { invoices }: Observed['world']): readonly string[] {
  const issued = new Map(
    groupBy(invoices.issued, ({ number }) => number).map((all) => [all[0]?.number, all]),
  );
  return groupBy(
    lines.filter(({ invoiceNumber }) => invoiceNumber !== null),
    ({ invoiceNumber }) => invoiceNumber ?? '',
  ).flatMap((ofInvoice) => {
    const number = ofInvoice[0]?.invoiceNumber;
    const given = issued.get(number ?? '') ?? [];
    const units = given.reduce((all, { quantity }) => all + quantity, 0);
    const vat = sum(given.map(({ amountExVat }) => shareOf(amountExVat, LEVY_RATE)));
    const refunded = sum(ofInvoice.map(({ amount, repaid }) => exact(amount.amount) - exact(repaid.amount)));
    const isWithin = unitsIn(ofInvoice) <= units && refunded <= vat;
    return unless(isWithin, `Invoice ${number} is used for ${unitsIn(ofInvoice)} of ${units}`) ?? [];
  });
}

/** Of each declared line no more than was declared. */
export function declaredFailures(lines: readonly Line[], { orders }: Observed): readonly string[] {
  const declared = new Map(
    orders.flatMap(({ declarations }) =>
      declarations.flatMap((each) =>
        each.lines.map(({ number, quantity }) => [lineKey(each.id, number), Number(quantity.value)] as const),
      ),
    ),
  );
  return groupBy(lines, ({ declaration, lineNumber }) => lineKey(declaration.id, lineNumber)).flatMap(
    (all) => {
      const key = all[0] ? lineKey(all[0].declaration.id, all[0].lineNumber) : '';
      const most = declared.get(key) ?? 0;
      return (
        unless(unitsIn(all) <= most, `${unitsIn(all)} of ${key} are claimed, ${most} were declared`) ?? []
      );
    },
  );
}
