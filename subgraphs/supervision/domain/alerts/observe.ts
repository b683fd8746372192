import type { AlertRuleCode, RulesOfDay } from './alert-rule.ts';
import { type AnyCheck, anyCheck } from './check.ts';
import type { Measured } from './measured.ts';
import { orderSplitting } from './order-splitting.ts';
import { priceOutlier } from './price-outlier.ts';
import { refundWithoutExport } from './refund-without-export.ts';
import { sharedWaybill } from './shared-waybill.ts';
import { stockShortage } from './stock-shortage.ts';
import { valueDrift } from './value-drift.ts';
import { velocity } from './velocity.ts';
import type { Watched } from './watched.ts';
import { weightMismatch } from './weight-mismatch.ts';

const CHECKS: readonly AnyCheck[] = [
  anyCheck(valueDrift),
  anyCheck(priceOutlier),
  anyCheck(orderSplitting),
  anyCheck(weightMismatch),
  anyCheck(sharedWaybill),
  anyCheck(velocity),
  anyCheck(refundWithoutExport),
  anyCheck(stockShortage),
];

/** What the rules remember, by key. */
export type States = ReadonlyMap<string, unknown>;

/** The keys of all that the rules of the day remember of an event's matters. */
export const stateKeysOf = (watched: Watched, rules: RulesOfDay): readonly string[] => [
  ...new Set(boundChecks(watched, rules).flatMap(({ stateKey }) => (stateKey === null ? [] : [stateKey]))),
];

export interface Observed {
  /** What is remembered from now on, where it changed. */
  readonly states: States;
  readonly measured: readonly Measured[];
}

/** What all rules of the day make of an event, given what they remember. */
export function observe(watched: Watched, rules: RulesOfDay, known: States): Observed {
  const states = new Map<string, unknown>();
  const measured: Measured[] = [];
  for (const { code, stateKey, run } of boundChecks(watched, rules)) {
    const before = stateKey === null ? null : (states.get(stateKey) ?? known.get(stateKey));
    const checked = run(ruleOf(rules, code), before);
    if (stateKey !== null) states.set(stateKey, checked.state);
    if (checked.measured) measured.push(checked.measured);
  }
  return { states, measured };
}

const boundChecks = (watched: Watched, rules: RulesOfDay) =>
  CHECKS.filter(({ code }) => rules.has(code)).flatMap(({ code, bind }) =>
    bind(watched).map((bound) => ({ code, ...bound })),
  );

function ruleOf(rules: RulesOfDay, code: AlertRuleCode) {
  const rule = rules.get(code);
  if (!rule) throw new RangeError(`No rule ${code} on this day`);
  return rule;
}
