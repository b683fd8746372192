import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { isDecimal, parseDecimal } from '../../../values/decimal.ts';
import { ALERT_RULE_CODES, type AlertRule, isThreshold, SEVERITIES } from '../domain/alerts/alert-rule.ts';
import { SAMPLE } from '../../../values/dated-row.ts';

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

/** All rows of all rules, from `data/alert-rules.json`. */
export function readAlertRules(): readonly AlertRule[] {
  const { rules, source } = readReferenceFile('alert-rules.json', shape).content;
  return rules.map((rule) => ({ ...rule, source }));
}

/** The dated row, as the schema's `Rule`. */
export const ruleOfAlert = ({ code, text, source, validFrom, validTo }: AlertRule) => ({
  key: `alert/${code}/${validFrom}`,
  text,
  source,
  validFrom,
  validTo,
  sample: source === SAMPLE,
});
