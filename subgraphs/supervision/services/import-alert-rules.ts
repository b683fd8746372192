import type { Connection } from 'mongoose';
import * as z from 'zod';
import { readFileRows } from '../../../runtime/file-rows.ts';
import type { Import } from '../../../runtime/import.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { day, isOrdered, maybeCount, openDay, ORDERED, text } from '../../../runtime/row-shapes.ts';
import { isDecimal, parseDecimal } from '../../../values/decimal.ts';
import {
  ALERT_PARAMETERS,
  ALERT_RULE_CODES,
  type AlertRuleCode,
  isThreshold,
  SEVERITIES,
} from '../domain/alerts/alert-rule.ts';
import { misfitOf } from '../domain/alerts/fits-together.ts';
import type { Models } from '../models/index.ts';
import { alertRuleRow, type AlertRules, readAlertRules } from './alert-rules.ts';

const mostOf = (name: string): number =>
  Math.max(...Object.values(ALERT_PARAMETERS).map((parameters) => parameters[name] ?? 0));

const NAMES = [...new Set(Object.values(ALERT_PARAMETERS).flatMap((parameters) => Object.keys(parameters)))];

const shape = z
  .strictObject({
    code: z.enum(ALERT_RULE_CODES),
    threshold: z
      .string()
      .refine(
        (cell) => isDecimal(cell) && isThreshold(parseDecimal(cell)),
        'is above 0, with at most three digits behind the point',
      ),
    severity: z.enum(SEVERITIES),
    ...Object.fromEntries(NAMES.map((name) => [name, maybeCount(1, mostOf(name))])),
    validFrom: day,
    validTo: openDay,
    source: text,
    text,
  })
  .refine(isOrdered, ORDERED)
  .transform((row, context) => {
    const { code, threshold } = row;
    const given = parametersOf(row);
    const misfit = misnamed(code, given) ?? misfitOf({ code, threshold, parameters: given });
    if (!misfit) return { ...row, parameters: given };
    context.addIssue({ code: 'custom', path: [misfit.column], message: misfit.message });
    return z.NEVER;
  });

const parametersOf = (row: object): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(row).filter(
      (cell): cell is [string, number] => NAMES.includes(cell[0]) && typeof cell[1] === 'number',
    ),
  );

function misnamed(code: AlertRuleCode, given: Readonly<Record<string, number>>) {
  const known = Object.keys(ALERT_PARAMETERS[code]);
  const missing = known.find((name) => given[name] === undefined);
  if (missing !== undefined) return { column: missing, message: `is missing: ${code} measures by it` };
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  return unknown === undefined
    ? null
    : { column: unknown, message: `is empty: ${code} does not measure by it` };
}

interface Target {
  readonly db: Connection;
  readonly models: Pick<Models, 'alertRules'>;
  readonly alertRules: AlertRules;
}

/**
 * What supervision looks for. A row takes the place of the sample of its rule on its days; what happened before, and what
 * was raised by it, stays.
 */
export const createAlertRulesImport = ({ db, models, alertRules }: Target): Import => ({
  name: 'alert-rules',
  run: async (rows, fileName = 'operator') => {
    const units = new Map(readAlertRules().map(({ code, unit }) => [code, unit]));
    const read = readFileRows(
      rows,
      shape,
      ({ validFrom, validTo, source = fileName, text: words, ...rule }) =>
        alertRuleRow(
          { ...rule, unit: units.get(rule.code) ?? '' },
          { validFrom, validTo, source, text: words, byOperator: true },
        ),
    );
    const imported = await importDatedRows({ name: 'alert-rules', db, model: models.alertRules }, read);
    alertRules.forget();
    return imported;
  },
});
