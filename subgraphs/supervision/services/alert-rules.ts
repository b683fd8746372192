import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { isDecimal, parseDecimal } from '../../../values/decimal.ts';
import {
  ALERT_RULE_CODES,
  type AlertRule,
  type AlertRuleCode,
  isThreshold,
  SEVERITIES,
} from '../domain/alerts/alert-rule.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { createRefreshed, type Refreshed } from '../../../runtime/refreshed.ts';
import { datedRow, idOfRow, type Origin, SAMPLE } from '../../../values/dated-row.ts';
import type { AlertRuleRecord } from '../models/alert-rule.ts';
import type { Models } from '../models/index.ts';

const day = z.string().refine(isCalendarDate);

const shape = z.strictObject({
  about: z.string(),
  source: z.string(),
  rules: z.array(
    z.strictObject({
      code: z.enum(ALERT_RULE_CODES),
      validFrom: day,
      validTo: day.nullable(),
      threshold: z.string().refine((text) => isDecimal(text) && isThreshold(parseDecimal(text))),
      unit: z.string(),
      severity: z.enum(SEVERITIES),
      parameters: z.record(z.string(), z.int().positive()),
      text: z.string(),
    }),
  ),
});

/** All rows of all rules that are shipped, from `data/alert-rules.json`. */
export function readAlertRules(): readonly AlertRule[] {
  const { rules, source } = readReferenceFile('alert-rules.json', shape).content;
  return rules.map((rule) => ({ ...rule, source }));
}

const seriesOf = (code: AlertRuleCode): string => `alert/${code}`;

/** The row of a rule, shipped or an operator's. */
export function alertRuleRow(
  { code, threshold, unit, severity, parameters }: GivenAlertRule,
  origin: Origin,
): AlertRuleRecord {
  const how = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  const text = [`${code} from ${threshold} ${unit}`, ...how].join(', ');
  const place = { series: seriesOf(code), subject: code, text };
  return { ...datedRow(place, origin), code, threshold, unit, severity, parameters };
}

export type GivenAlertRule = Pick<AlertRule, 'code' | 'threshold' | 'unit' | 'severity' | 'parameters'>;

/** The rules of this installation, as every process of it has them a moment after they changed. */
export type AlertRules = Refreshed<readonly AlertRule[]>;

const REFRESH_MS = 2_000;

export const createAlertRules = ({ alertRules }: Pick<Models, 'alertRules'>, clock: Clock): AlertRules =>
  createRefreshed(
    async () => {
      const rows = await alertRules.find({}, null, { batchSize: 10_000 }).lean<AlertRuleRecord[]>();
      return rows.map(({ _id, subject: _subject, ...rule }) => rule);
    },
    { clock, everyMs: REFRESH_MS },
  );

/** The dated row, as the schema's `Rule`. */
export const ruleOfAlert = ({ code, text, source, validFrom, validTo, byOperator }: AlertRule) => ({
  key: idOfRow(`${byOperator ? 'operator/' : ''}${seriesOf(code)}`, validFrom),
  text,
  source,
  validFrom,
  validTo,
  sample: source === SAMPLE,
});
