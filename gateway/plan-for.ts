import { allows } from './authorization.ts';
import { withoutDenied } from './authorize.ts';
import type { Caller } from './caller.ts';
import { canonicalOperation, compileOperation, createDenialOf, joinFetches } from './execution/index.ts';
import type { Generation } from './generation.ts';
import { rulesOfPlan } from './plan-rules.ts';
import type { Waiter } from './plans.ts';
import type { PlannedForCaller, PreparedOperation } from './prepare.ts';
import { withoutSkipped } from './without-skipped.ts';

/** True when the caller may read everything that the operation asks for. */
export const mayReadAll = ({ rules }: PreparedOperation, caller: Caller | null): boolean =>
  rules.every((rule) => allows(rule, caller));

/** What an operation's plan depends on, besides its text, and who waits for it. */
export interface Circumstances {
  readonly caller: Caller | null;
  /** The operation's variables with their defaults; those count that decide what is skipped or included. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly waiter?: Waiter;
}

/** Circumstances with one key have one plan. */
export function planKeyOf(
  { rules, conditions }: PreparedOperation,
  { caller, coerced }: Circumstances,
): string {
  let signs = '';
  for (const rule of rules) signs += allows(rule, caller) ? '+' : '-';
  for (const name of conditions) signs += coerced[name] === true ? '+' : '-';
  return signs;
}

/**
 * The plan of what the caller may read of an operation, and is not skipped; a promise while it is being made.
 *
 * @throws a Problem when there is none to be had in time.
 */
export function planFor(
  generation: Generation,
  operation: PreparedOperation,
  circumstances: Circumstances,
): PlannedForCaller | Promise<PlannedForCaller> {
  const key = planKeyOf(operation, circumstances);
  const make = (isWanted: () => boolean) => makePlan(generation, operation, { ...circumstances, isWanted });
  return operation.plans.get(key, make, circumstances.waiter);
}

async function makePlan(
  generation: Generation,
  operation: PreparedOperation,
  { caller, coerced, isWanted }: Circumstances & { readonly isWanted: () => boolean },
): Promise<PlannedForCaller> {
  const { asked, conditions, keyOf } = operation;
  const { authorization, clientSchema, types, fieldsIn, planner } = generation;
  const allowed =
    authorization && !mayReadAll(operation, caller)
      ? withoutDenied(asked, { schema: clientSchema, authorization }, caller)
      : { planned: asked, denials: new Map<never, never>() };
  const planned = withoutSkipped(canonicalOperation(allowed.planned, types, keyOf), coerced);
  const plan = joinFetches(await planner.plan(planned, isWanted), fieldsIn);
  const planRules = authorization ? rulesOfPlan(plan, { types, authorization }) : [];
  const denialOf = createDenialOf(authorization, caller);
  const hasDenials = allowed.denials.size > 0;
  const compiled = compileOperation({
    asked,
    planned,
    plan,
    clientSchema,
    types,
    keyOf,
    denialOf,
    hasDenials,
    conditions: Object.fromEntries(conditions.map((name) => [name, coerced[name] === true])),
  });
  return { ...allowed, planned, plan, planRules, compiled };
}
