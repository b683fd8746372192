import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Channel } from '../../../values/channel.ts';
import { Problem } from '../../../values/problem.ts';
import { holdsOn, type Validity } from '../../../values/validity.ts';
import { isZoneOn, type ZonePeriod } from './zone-period.ts';

export const CUSTOMS_MODES = ['M9610', 'M1210', 'M1239', 'M9710', 'M9810', 'M0110', 'M1039'] as const;

/** Supervision mode of China's customs. */
export type CustomsMode = (typeof CUSTOMS_MODES)[number];

export const DECLARATION_FORMS = ['LIST', 'FORM'] as const;

/** An e-commerce list, or the full form of general trade. */
export type DeclarationForm = (typeof DECLARATION_FORMS)[number];

/** What customs lays down for a mode, on the days of its validity. */
export interface CustomsModeRule extends Validity {
  readonly mode: CustomsMode;
  readonly direction: 'EXPORT' | 'IMPORT';
  readonly channels: readonly Channel[];
  /** Null = a list for small consignments, otherwise a full form. */
  readonly form: DeclarationForm | null;
  /** Most that a small consignment is worth, in CNY. */
  readonly smallUpToCny: string;
  /** Digits of the HS code for small consignments in a pilot zone without refund; null = 10, as for all others. */
  readonly smallHsDigits: 4 | 6 | null;
  /** The announcement behind it. */
  readonly source: string;
}

/** The rule of a mode on a day. @throws RULE_UNKNOWN where no row covers the day */
export function modeRuleOn(
  rules: readonly CustomsModeRule[],
  mode: CustomsMode,
  on: CalendarDate,
): CustomsModeRule {
  const rule = rules.find((row) => row.mode === mode && holdsOn(row, on));
  if (rule) return rule;
  throw new Problem('RULE_UNKNOWN', 'mode-unknown-on-day', { message: `No rule of ${mode} on ${on}`, on });
}

/** A declaration as check M12 sees it. */
export interface ExportDeclaration {
  readonly channel: Channel;
  /** Null for a declaration outside every zone. */
  readonly zone: ZonePeriod | null;
  readonly on: CalendarDate;
}

/** Check M12: the mode serves exports through the channel, and the zone is one on the day. @throws MODE_NOT_ALLOWED */
export function requireModeAllowed(rule: CustomsModeRule, { channel, zone, on }: ExportDeclaration): void {
  const { mode } = rule;
  if (rule.direction === 'IMPORT') {
    throw new Problem('MODE_NOT_ALLOWED', 'import-only', { message: `${mode} is for imports only` });
  }
  if (!rule.channels.includes(channel)) {
    throw new Problem('MODE_NOT_ALLOWED', 'mode-not-for-channel', {
      message: `${mode} is not for ${channel}`,
    });
  }
  if (zone !== null && !isZoneOn(zone, on)) {
    throw new Problem('MODE_NOT_ALLOWED', 'zone-not-active', { message: `It is no pilot zone on ${on}`, on });
  }
}
