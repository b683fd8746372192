import type { CustomsModeRule } from '../domain/customs-mode.ts';
import type { DocumentMatch } from '../domain/match-declaration.ts';

/** Why a mode and a form: the dated row, as the schema's `Rule`. Its source is kept with it as it was read. */
export const ruleOf = ({ rule, form }: Pick<DocumentMatch, 'rule' | 'form'>) => ({
  key: `customs-mode/${rule.mode.slice(1)}/${rule.validFrom}`,
  text: textOf(rule, form),
  source: rule.source,
  validFrom: rule.validFrom,
  validTo: rule.validTo,
  sample: false,
});

function textOf({ mode, channels, form, smallUpToCny }: CustomsModeRule, chosen: string): string {
  const how =
    form === null
      ? `a list up to CNY ${smallUpToCny}, otherwise a full form; here ${chosen}`
      : `declared by ${form}`;
  return `${mode.slice(1)} is for ${channels.join(' and ')} exports, ${how}`;
}
