import { type Decimal, formatDecimal, parseDecimal } from '../../../values/decimal.ts';
import {
  formatAmount,
  fromDecimal,
  type Money,
  subtract,
  sum,
  toDecimal,
  zero,
} from '../../../values/money.ts';
import type { VatPeriodFigures } from './claim-by-period.ts';
import { type Rule, ruleOf } from '../../../values/dated-row.ts';
import { rateRowOf, type RoutedPart } from './draft-claim-line.ts';
import {
  exactSum,
  type ExemptCreditRefund,
  type ExportsOfPeriod,
  unrefundedRate,
} from './exempt-credit-refund.ts';
import type { WorkingStep } from './refund-claim.ts';
import { exactText } from './working-text.ts';

/** What a line has of an amount of the whole period. */
export interface Share {
  readonly whole: Money;
  /** Of the line. */
  readonly weight: Decimal;
  /** The weights of all lines; null = nothing is shared out. */
  readonly all: Decimal | null;
  readonly amount: Money;
}

/** A manufacturer's line with its share of the materials that were bought free of tax. */
export interface PeriodPart extends RoutedPart {
  readonly freeMaterials: Money;
}

/** What of a line is refunded and levied at its rates. */
export const taxedValueOf = ({ line, freeMaterials }: PeriodPart): Decimal =>
  toDecimal(subtract(line.fobCny, freeMaterials));

/** How the amounts of a manufacturer's line came about: from its rates, and from what the period comes to. */
export function lineWorking(
  part: PeriodPart,
  { refund, cost }: { readonly refund: Share; readonly cost: Share },
): readonly WorkingStep[] {
  const { fob, fobCny, fx, levy } = part.line;
  const rateRow = rateRowOf(part);
  const [rate, levyRate] = [parseDecimal(rateRow.rate), parseDecimal(levy.rate)];
  const atRate = (name: string, of: Decimal, text: string): WorkingStep =>
    exactStep(name, `${valueText({ ...part, fob: fobCny })} x ${text}`, taxedValueOf(part).times(of));
  const spread = `(${levyRate.toFixed()} - ${rate.toFixed()})`;
  return [
    {
      ...exactStep(
        'fobCny',
        `${formatAmount(fob)} ${fob.currency} x ${fx.rate.toFixed()}`,
        toDecimal(fob).times(fx.rate),
      ),
      ...{ amount: fobCny, rule: fx.rule },
    },
    { ...atRate('cap', rate, rate.toFixed()), rule: ruleOf(rateRow) },
    { ...atRate('nonCreditable', levyRate.minus(rate), spread), rule: ruleOf(levy) },
    shareStep('amount', refund),
    shareStep('toCost', cost),
  ];
}

/** The fen that rounding leaves go to the largest remainders, so that all shares are the whole. */
const shareStep = (name: string, { whole, weight, all, amount }: Share): WorkingStep =>
  all === null
    ? step(name, '0: nothing is shared out', amount)
    : {
        name,
        expression: `${formatAmount(whole)} x ${exactText(weight)} / ${exactText(all)}`,
        exact: exactText(toDecimal(whole).times(weight).div(all)),
        amount,
        rule: null,
      };

/** More pairs of rates than this are told as a sum. */
const MAX_TERMS = 8;

/** How a period's refund came about. Which rows the rates are from say its lines. */
export function periodWorking(
  { outputVat, inputVat, carriedIn }: VatPeriodFigures,
  {
    exports,
    result,
    rule,
  }: {
    readonly exports: readonly ExportsOfPeriod[];
    readonly result: ExemptCreditRefund;
    readonly rule: Rule;
  },
): readonly WorkingStep[] {
  const { nonCreditable, payable, cap, refund, credit, carriedOut } = result;
  const text = formatAmount;
  const left = payable.minor < 0n ? text({ ...payable, minor: -payable.minor }) : null;
  const over = (
    name: string,
    rate: (of: ExportsOfPeriod) => Decimal,
    rateText: typeof capText,
  ): WorkingStep => exactStep(name, termsOf(exports, rateText), exactSum(exports, rate));
  const steps = [
    over('nonCreditable', unrefundedRate, spreadText),
    step(
      'payable',
      `${text(outputVat)} - (${text(inputVat)} - ${text(nonCreditable)}) - ${text(carriedIn)}`,
      payable,
    ),
    over('cap', ({ refundRate }) => refundRate, capText),
    step('refund', left ? `min(${left}, ${text(cap)})` : '0: VAT is due', refund),
    step('credit', `${text(cap)} - ${text(refund)}`, credit),
    step('carriedOut', left ? `${left} - ${text(refund)}` : '0: VAT is due', carriedOut),
  ];
  const fob = sum(
    exports.map((each) => each.fob),
    'CNY',
  );
  return [step('fobCny', 'sum of the lines', fob), ...steps.map((each) => ({ ...each, rule }))];
}

const capText = ({ refundRate }: ExportsOfPeriod): string => refundRate.toFixed();
const spreadText = ({ levyRate, refundRate }: ExportsOfPeriod): string =>
  `(${levyRate.toFixed()} - ${refundRate.toFixed()})`;

const termsOf = (exports: readonly ExportsOfPeriod[], rateText: typeof capText): string =>
  exports.length > MAX_TERMS
    ? `sum over ${exports.length} pairs of rates`
    : exports.map((each) => `${valueText(each)} x ${rateText(each)}`).join(' + ');

const valueText = ({
  fob,
  freeMaterials = zero('CNY'),
}: Pick<ExportsOfPeriod, 'fob' | 'freeMaterials'>): string =>
  freeMaterials.minor > 0n ? `(${formatAmount(fob)} - ${formatAmount(freeMaterials)})` : formatAmount(fob);

/** A step that is rounded. */
const exactStep = (name: string, expression: string, exact: Decimal): WorkingStep => ({
  name,
  expression,
  exact: exactText(exact),
  amount: fromDecimal(exact, 'CNY'),
  rule: null,
});

/** A step between rounded amounts, which is exact. */
const step = (name: string, expression: string, amount: Money): WorkingStep => ({
  name,
  expression,
  exact: formatDecimal(toDecimal(amount)),
  amount,
  rule: null,
});
