import { parseDecimal } from '../../../values/decimal.ts';
import { formatAmount, type Money, split, sum, toDecimal, zero } from '../../../values/money.ts';
import type { Month } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import { type ClaimPart, draftLine, rateRowOf, type RoutedPart } from './draft-claim-line.ts';
import { exemptCreditRefund, type ExemptCreditRefund, type ExportsOfPeriod } from './exempt-credit-refund.ts';
import type { ClaimPeriod, WorkingStep } from './refund-claim.ts';
import { exactText } from './working-text.ts';

/** A manufacturer's figures of a VAT period, in CNY. */
export interface VatPeriodFigures {
  readonly month: Month;
  readonly outputVat: Money;
  readonly inputVat: Money;
  readonly carriedIn: Money;
  readonly freeMaterials: Money;
}

/** A manufacturer's lines: the period's refund, shared out by what each line adds to the cap. */
export function claimByPeriod(
  routed: readonly RoutedPart[],
  figures: VatPeriodFigures,
): ClaimPart & { readonly period: ClaimPeriod } {
  const exports = exportsOf(routed, figures);
  const result = exemptCreditRefund({ ...figures, exports });
  const refunds = shares(result.refund, routed, (part) => rateOf(part));
  const costs = shares(result.nonCreditable, routed, (part) => levyOf(part).minus(rateOf(part)));
  const lines = routed.map((part, index) => ({
    ...draftLine(part, part.line.left),
    rate: rateRowOf(part).rate,
    amount: refunds[index] ?? zero('CNY'),
    toCost: costs[index] ?? zero('CNY'),
    working: [fobStep(part)],
  }));
  const { month, carriedIn } = figures;
  const { credit, carriedOut } = result;
  return {
    lines,
    working: workingOf(figures, { exports, result }),
    period: { month, carriedIn, carriedOut, credit },
  };
}

const rateOf = (part: RoutedPart) => parseDecimal(rateRowOf(part).rate);
const levyOf = ({ line }: RoutedPart) => parseDecimal(line.levy.rate);

/** Exports that share both rates are one sum. */
function exportsOf(
  routed: readonly RoutedPart[],
  { freeMaterials }: VatPeriodFigures,
): readonly ExportsOfPeriod[] {
  const pairs = new Map<string, RoutedPart[]>();
  for (const part of routed) {
    const pair = `${part.line.levy.rate}/${rateRowOf(part).rate}`;
    const alike = pairs.get(pair);
    if (alike) alike.push(part);
    else pairs.set(pair, [part]);
  }
  if (freeMaterials.minor > 0n && pairs.size > 1) {
    throw new Problem('INVALID', 'free-materials-ambiguous', {
      message: 'Free materials are given for exports that share one levy and one refund rate',
      field: ['period', 'freeMaterials'],
    });
  }
  return [...pairs.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const fob = sum(
      parts.map(({ line }) => line.fobCny),
      'CNY',
    );
    return [{ fob, levyRate: levyOf(first), refundRate: rateOf(first), freeMaterials }];
  });
}

/** No line gets more by rounding than the whole has. */
function shares(
  whole: Money,
  routed: readonly RoutedPart[],
  rateOfPart: (part: RoutedPart) => ReturnType<typeof parseDecimal>,
): readonly Money[] {
  const weights = routed.map((part) =>
    BigInt(toDecimal(part.line.fobCny).times(rateOfPart(part)).times('1e8').toFixed(0)),
  );
  return weights.some((weight) => weight > 0n) ? split(whole, weights) : [];
}

function fobStep({ line }: RoutedPart): WorkingStep {
  const { fob, fobCny, fx } = line;
  return {
    name: 'fobCny',
    expression: `${formatAmount(fob)} ${fob.currency} x ${fx.rate.toFixed()}`,
    exact: exactText(toDecimal(fob).times(fx.rate)),
    amount: fobCny,
    rule: fx.rule,
  };
}

/** More pairs of rates than this are told as a sum. */
const MAX_TERMS = 8;

function workingOf(
  { outputVat, inputVat, carriedIn }: VatPeriodFigures,
  { exports, result }: { readonly exports: readonly ExportsOfPeriod[]; readonly result: ExemptCreditRefund },
): readonly WorkingStep[] {
  const fob = sum(
    exports.map((each) => each.fob),
    'CNY',
  );
  const over = (rateText: (of: ExportsOfPeriod) => string): string =>
    exports.length > MAX_TERMS
      ? `sum over ${exports.length} pairs of rates`
      : exports.map((each) => `${valueText(each)} x ${rateText(each)}`).join(' + ');
  const text = formatAmount;
  return [
    step('fobCny', 'sum of the lines', fob),
    step(
      'nonCreditable',
      over(({ levyRate, refundRate }) => `(${levyRate.toFixed()} - ${refundRate.toFixed()})`),
      result.nonCreditable,
    ),
    step(
      'payable',
      `${text(outputVat)} - (${text(inputVat)} - ${text(result.nonCreditable)}) - ${text(carriedIn)}`,
      result.payable,
    ),
    step(
      'cap',
      over(({ refundRate }) => refundRate.toFixed()),
      result.cap,
    ),
    step(
      'refund',
      result.payable.minor < 0n
        ? `min(${text(result.payable)} below 0, ${text(result.cap)})`
        : '0: VAT is due',
      result.refund,
    ),
    step('credit', `${text(result.cap)} - ${text(result.refund)}`, result.credit),
    step('carriedOut', 'credit that is left less the refund', result.carriedOut),
  ];
}

const valueText = ({ fob, freeMaterials }: ExportsOfPeriod): string =>
  freeMaterials && freeMaterials.minor > 0n
    ? `(${formatAmount(fob)} - ${formatAmount(freeMaterials)})`
    : formatAmount(fob);

const step = (name: string, expression: string, amount: Money): WorkingStep => ({
  name,
  expression,
  exact: exactText(toDecimal(amount)),
  amount,
  rule: null,
});
