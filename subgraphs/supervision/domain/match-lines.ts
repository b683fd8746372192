import { Decimal } from '../../../values/decimal.ts';
import { formatAmount, times } from '../../../values/money.ts';
import { kilograms } from '../../../values/quantity.ts';
import { customsCode } from './customs-codes.ts';
import { itemNoOf } from './declaration-fields.ts';
import type { Draft, DraftLine } from './draft-declaration.ts';
import { atMost, check, matchEmpty, type MatchCheck, numberOf, same, type ValueOf } from './match-check.ts';

/**
 * M3: every line is one of the order's and as many of it as the parcel holds, and with all other declarations no more is
 * declared than was ordered.
 */
export const matchQuantities = ({ lines, others, codes }: Draft, valueOf: ValueOf): readonly MatchCheck[] =>
  lines.flatMap(({ number: lineNumber, orderLine, quantity }) => {
    const elsewhere = others
      .flatMap((other) => other.lines)
      .filter((line) => line.orderLineNumber === orderLine.number)
      .reduce((sum, line) => sum + line.quantity, 0);
    const of = (field: string) =>
      ({ code: 'M3', field, lineNumber, declared: valueOf(field, lineNumber) }) as const;
    const here = numberOf(valueOf('qty', lineNumber));
    const everywhere = here?.plus(new Decimal(String(elsewhere))).toFixed() ?? null;
    return [
      same({ ...of('itemNo'), documented: itemNoOf(orderLine) }),
      same({ ...of('qty'), documented: String(quantity) }),
      atMost({ ...of('qty'), declared: everywhere, documented: String(orderLine.quantity) }),
      same({ ...of('unit'), documented: customsCode(codes, 'units', orderLine.unit) }),
    ];
  });

/** M4: prices are the order's, and each total is the declared quantity times the price. */
export const matchPrices = ({ lines }: Draft, valueOf: ValueOf): readonly MatchCheck[] =>
  lines.flatMap(({ number: lineNumber, orderLine: { unitPrice } }) => {
    const of = (field: string) =>
      ({ code: 'M4', field, lineNumber, declared: valueOf(field, lineNumber) }) as const;
    const quantity = numberOf(valueOf('qty', lineNumber));
    return [
      same({ ...of('price'), documented: formatAmount(unitPrice) }),
      // Without a quantity there is no total that would be right.
      quantity === null
        ? check({ ...of('totalPrice'), documented: null }, 'FAILED')
        : same({ ...of('totalPrice'), documented: formatAmount(times(unitPrice, quantity)) }),
    ];
  });

/** M10: the code is the goods', with as many digits as the mode demands; legal units and quantities are those of it. */
export const matchGoods = (draft: Draft, valueOf: ValueOf): readonly MatchCheck[] =>
  draft.lines.flatMap((line) => [
    matchCode(draft, line, valueOf),
    ...[0, 1].flatMap((index) => matchLegalQuantity(draft, { line, index }, valueOf)),
  ]);

function matchCode(draft: Draft, { number: lineNumber, orderLine }: DraftLine, valueOf: ValueOf): MatchCheck {
  const declared = valueOf('gcode', lineNumber);
  const isRight =
    declared !== null &&
    declared.length >= draft.hsDigits &&
    orderLine.hsCode.startsWith(declared) &&
    /^\d+$/.test(declared);
  const compared = {
    code: 'M10',
    field: 'gcode',
    lineNumber,
    declared,
    documented: orderLine.hsCode,
  } as const;
  return check(compared, isRight ? 'PASSED' : 'FAILED');
}

function matchLegalQuantity(
  { codes }: Draft,
  { line, index }: { readonly line: DraftLine; readonly index: number },
  valueOf: ValueOf,
): readonly MatchCheck[] {
  const legal = line.legalQuantities[index];
  const { number: lineNumber } = line;
  const [qty, unit] = [`qty${index + 1}`, `unit${index + 1}`];
  if (!legal) return [qty, unit].flatMap((field) => matchEmpty('M10', { field, lineNumber }, valueOf));
  // A kilogram as legal unit is the net weight.
  const documented = legal.unit === 'KGM' ? kilograms(line.netGrams) : legal.value;
  return [
    same({ code: 'M10', field: qty, lineNumber, declared: valueOf(qty, lineNumber), documented }),
    same({
      code: 'M10',
      field: unit,
      lineNumber,
      declared: valueOf(unit, lineNumber),
      documented: customsCode(codes, 'units', legal.unit),
    }),
  ];
}
