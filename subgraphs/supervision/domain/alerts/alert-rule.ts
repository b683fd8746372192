import type { CalendarDate } from '../../../../values/calendar-date.ts';
import { Decimal } from '../../../../values/decimal.ts';
import { holdsOn, type Validity } from '../../../../values/validity.ts';

export const ALERT_RULE_CODES = [
  'VALUE_DRIFT',
  'PRICE_OUTLIER',
  'ORDER_SPLITTING',
  'WEIGHT_MISMATCH',
  'SHARED_WAYBILL',
  'VELOCITY',
  'REFUND_WITHOUT_EXPORT',
  'STOCK_SHORTAGE',
] as const;

/** What is looked for. */
export type AlertRuleCode = (typeof ALERT_RULE_CODES)[number];

/** From the lightest: their order is that of their weight. */
export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One dated row of a rule. */
export interface AlertRule extends Validity {
  readonly code: AlertRuleCode;
  /** Value from which it raises, an exact decimal with at most three digits behind the point. */
  readonly threshold: string;
  readonly unit: string;
  readonly severity: Severity;
  readonly text: string;
  readonly source: string;
  /** How it measures: how much history, how long a time. */
  readonly parameters: Readonly<Record<string, number>>;
  /** True for a row that an operator imported; what earlier versions kept with an alert does not say. */
  readonly byOperator?: boolean;
}

/** How each rule measures, and the most that each parameter may be, so that what is remembered stays small. */
export const ALERT_PARAMETERS: Readonly<Record<AlertRuleCode, Readonly<Record<string, number>>>> = {
  VALUE_DRIFT: { history: 500, minimum: 500 },
  PRICE_OUTLIER: { peers: 500, minimum: 500 },
  ORDER_SPLITTING: { limit: 1_000_000_000, hours: 720, remembered: 500 },
  WEIGHT_MISMATCH: {},
  SHARED_WAYBILL: {},
  VELOCITY: { minutes: 43_200, remembered: 500 },
  REFUND_WITHOUT_EXPORT: {},
  STOCK_SHORTAGE: {},
};

/** The rules of one day, by what they look for, an operator's before the shipped; one without a row looks for nothing. */
export type RulesOfDay = ReadonlyMap<AlertRuleCode, AlertRule>;

export const rulesOn = (rows: readonly AlertRule[], on: CalendarDate): RulesOfDay =>
  new Map(
    rows
      .filter((row) => holdsOn(row, on))
      .sort((a, b) => Number(a.byOperator ?? false) - Number(b.byOperator ?? false))
      .map((row) => [row.code, row]),
  );

/** A parameter of a row. @throws RangeError when the data lacks it, which is a mistake of ours */
export function parameterOf({ code, validFrom, parameters }: AlertRule, name: string): number {
  const value = parameters[name];
  if (value === undefined) throw new RangeError(`The rule ${code} of ${validFrom} has no ${name}`);
  return value;
}

const MOST_DIGITS = 3;

/** True for what can be a threshold: above 0, with at most three digits behind the point. */
export const isThreshold = (value: Decimal): boolean => value.gt('0') && value.eq(value.round(MOST_DIGITS));

/** A threshold in thousandths, as measures are kept. */
export const thousandths = (threshold: string): number =>
  Number(new Decimal(threshold).times('1000').toFixed(0));
