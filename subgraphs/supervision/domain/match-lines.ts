import { Decimal } from '../../../values/decimal.ts';
import { formatAmount, multiply } from '../../../values/money.ts';
import { kilograms } from '../../../values/quantity.ts';
import { customsCode } from './customs-codes.ts';
import { itemNoOf } from './declaration-fields.ts';
import { demandedHsDigits } from './declaration-form.ts';
import type { Draft, DraftLine } from './draft-declaration.ts';
import { atMost, check, type MatchCheck, numberOf, same, type ValueOf } from './match-check.ts';
import { isZoneOn } from './zone-period.ts';

/** M3: every line is one of the order's, and with all other declarations no more is declared than was ordered. */
export const matchQuantities = ({ lines, others }: Draft, valueOf: ValueOf): readonly MatchCheck[] =>
  lines.flatMap(({ number: lineNumber, orderLine }) => {
    const elsewhere = others
      .flatMap((other) => other.lines)
      .filter((line) => line.orderLineNumber === orderLine.number)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const here = numberOf(valueOf('qty', lineNumber));
    return [
      same({
        code: 'M3',
        field: 'itemNo',
        lineNumber,
        declared: valueOf('itemNo', lineNumber),
        documented: itemNoOf(orderLine),
      }),
      atMost({
        code: 'M3',
        field: 'qty',
        lineNumber,
        declared: here?.plus(new Decimal(String(elsewhere))).toFixed() ?? null,
        documented: String(orderLine.quantity),
      }),
    ];
  });

/** M4: prices are the order's, and each total is quantity times price. */
export const matchPrices = ({ lines }: Draft, valueOf: ValueOf): readonly MatchCheck[] =>
  lines.flatMap(({ number: lineNumber, orderLine, quantity }) => [
    same({
      code: 'M4',
      field: 'price',
      lineNumber,
      declared: valueOf('price', lineNumber),
      documented: formatAmount(orderLine.unitPrice),
    }),
    same({
      code: 'M4',
      field: 'totalPrice',
      lineNumber,
      declared: valueOf('totalPrice', lineNumber),
      documented: formatAmount(
        multiply(orderLine.unitPrice, declaredUnits(valueOf('qty', lineNumber), quantity)),
      ),
    }),
  ]);

/** As many as are declared; what is no whole number fails in M3. */
function declaredUnits(declared: string | null, quantity: number): bigint {
  return declared !== null && /^\d{1,15}$/.test(declared) ? BigInt(declared) : BigInt(quantity);
}

/** M10: the code is the goods', with as many digits as the mode demands; legal units and quantities are those of it. */
export const matchGoods = (draft: Draft, valueOf: ValueOf): readonly MatchCheck[] =>
  draft.lines.flatMap((line) => [
    matchCode(draft, line, valueOf),
    ...line.legalQuantities.flatMap((_each, index) => matchLegalQuantity(draft, { line, index }, valueOf)),
  ]);

function matchCode(draft: Draft, { number: lineNumber, orderLine }: DraftLine, valueOf: ValueOf): MatchCheck {
  const digits = demandedHsDigits(draft.rule, {
    value: draft.declaredCny,
    involvesLicenceInspectionDuty: false,
    isInZone: draft.zone !== null && isZoneOn(draft.zone, draft.on),
    // A retail list that goes into a summary needs all ten: what is summed up can be refunded.
    wantsRefund: draft.mode === 'M9610' && !draft.statisticsOnly,
  });
  const declared = valueOf('gcode', lineNumber);
  const isRight =
    declared !== null &&
    declared.length >= digits &&
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
  if (!legal) return [];
  const { number: lineNumber } = line;
  const [qty, unit] = [`qty${index + 1}`, `unit${index + 1}`];
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
