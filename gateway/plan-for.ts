import { allows } from './authorization.ts';
import { withoutDenied } from './authorize.ts';
import type { Caller } from './caller.ts';
import { canonicalOperation, compileOperation, createDenialOf, createFieldKeys } from './execution/index.ts';
import type { Generation } from './generation.ts';
import { rulesOfPlan } from './plan-rules.ts';
import type { PlannedForCaller, PreparedOperation } from './prepare.ts';

/** True when the caller may read everything that the operation asks for. */
export const mayReadAll = ({ rules }: PreparedOperation, caller: Caller | null): boolean =>
  rules.every((rule) => allows(rule, caller));

/** Callers with one key have one plan. */
export const planKeyOf = ({ rules }: PreparedOperation, caller: Caller | null): string =>
  rules.map((rule) => (allows(rule, caller) ? '+' : '-')).join('');

/**
 * The plan of what the caller may read of an operation; a promise while it is being made.
 *
 * @throws a Problem when there is none to be had in time.
 */
export function planFor(
  generation: Generation,
  operation: PreparedOperation,
  caller: Caller | null,
): PlannedForCaller | Promise<PlannedForCaller> {
  return operation.plans.get(planKeyOf(operation, caller), () => makePlan(generation, operation, caller));
}

async function makePlan(
  generation: Generation,
  operation: PreparedOperation,
  caller: Caller | null,
): Promise<PlannedForCaller> {
  const { asked, conditions } = operation;
  const { authorization, clientSchema, fullSchema, types, fieldKeyRules, planner } = generation;
  const allowed =
    authorization && !mayReadAll(operation, caller)
      ? withoutDenied(asked, { schema: clientSchema, authorization }, caller)
      : { planned: asked, denials: new Map<never, never>() };
  const keyOf = createFieldKeys(asked.operation, clientSchema, fieldKeyRules);
  const planned = canonicalOperation(allowed.planned, clientSchema, keyOf);
  const plan = await planner.plan(planned);
  const planRules = authorization ? rulesOfPlan(plan, { schema: fullSchema, authorization }) : [];
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
    conditions,
  });
  return { ...allowed, planned, plan, planRules, compiled };
}
