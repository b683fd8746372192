import { Decimal } from '../../../values/decimal.ts';
import { type Money, toDecimal } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { CustomsModeRule, DeclarationForm } from './customs-mode.ts';

/** What decides how a consignment is declared. */
export interface Consignment {
  /** In CNY. */
  readonly value: Money;
  /** A licence, an inspection or export duty. */
  readonly involvesLicenceInspectionDuty: boolean;
}

/** List or full form. @throws CURRENCY_MISMATCH for a value that is not in CNY */
export function chooseForm(rule: CustomsModeRule, consignment: Consignment): DeclarationForm {
  if (rule.form !== null) return rule.form;
  return isSmall(rule, consignment) ? 'LIST' : 'FORM';
}

export interface ZoneDeclaration extends Consignment {
  /** Declared in a place that is a pilot zone on the day. */
  readonly isInZone: boolean;
  readonly wantsRefund: boolean;
}

/** How many digits of the HS code customs demands: 4 or 6 where declaring is simplified, otherwise all 10. */
export function demandedHsDigits(rule: CustomsModeRule, declaration: ZoneDeclaration): 4 | 6 | 10 {
  const isSimplified = declaration.isInZone && !declaration.wantsRefund && isSmall(rule, declaration);
  return (isSimplified ? rule.smallHsDigits : null) ?? 10;
}

function isSmall(
  { smallUpToCny }: CustomsModeRule,
  { value, involvesLicenceInspectionDuty }: Consignment,
): boolean {
  if (value.currency !== 'CNY') {
    throw new Problem('CURRENCY_MISMATCH', 'value-not-in-cny', { message: 'Customs values goods in CNY' });
  }
  return !involvesLicenceInspectionDuty && toDecimal(value).lte(new Decimal(smallUpToCny));
}
