import { Problem } from '../values/problem.ts';
import type { AnswerGraphql, GraphqlOperation } from '../runtime/graphql-route.ts';
import type { HttpRequest } from '../runtime/http.ts';
import type { Caller } from './caller.ts';
import { createCostModel } from './cost.ts';
import { readCostRules } from './cost-rules.ts';
import type { Generation } from './generation.ts';
import { coercedVariables } from './execute.ts';
import { type Circumstances, planFor, planKeyOf } from './plan-for.ts';
import { type PlanTree, planTree } from './plan-tree.ts';
import { findPrepared, type PlannedForCaller, type PreparedDocument, variablesOf } from './prepare.ts';
import type { GatewayRequest } from './subgraph-call.ts';
import { rounded, startTrace, type TracedCall } from './trace.ts';

/** How an operation is carried out, and how it was. */
export interface Explanation {
  readonly plan: PlanTree;
  readonly calls: readonly TracedCall[];
  readonly cost: { readonly estimated: number; readonly actual: number };
  /** What was known before: the document as it was sent, and a plan for such a caller. */
  readonly known: { readonly document: boolean; readonly plan: boolean };
  readonly ms: number;
}

/** Who is told: nobody, whoever has the scope, or everybody. */
export type ExplainTo = 'nobody' | 'scope' | 'everybody';

export const EXPLAIN_SCOPE = 'gateway:explain';
const EXPLAIN_HEADER = 'x-explain';

/** Adds `extensions.explain` to the answers of those who ask for it and may. */
export function withExplanations(
  answer: AnswerGraphql<GatewayRequest>,
  { generation, to }: { readonly generation: Generation; readonly to: ExplainTo },
): AnswerGraphql<GatewayRequest> {
  if (to === 'nobody') return answer;
  const explained = explainedAnswer(answer, generation);
  return (operation, context, request) =>
    isAsked(operation, request) && isTold(to, context.caller)
      ? explained(operation, context, request)
      : answer(operation, context, request);
}

const isAsked = ({ extensions }: GraphqlOperation, { headers }: HttpRequest): boolean =>
  extensions['explain'] === true || headers[EXPLAIN_HEADER] === 'true' || headers[EXPLAIN_HEADER] === '1';

const isTold = (to: ExplainTo, caller: Caller | null): boolean =>
  to === 'everybody' || caller?.scopes.has(EXPLAIN_SCOPE) === true;

function explainedAnswer(
  answer: AnswerGraphql<GatewayRequest>,
  generation: Generation,
): AnswerGraphql<GatewayRequest> {
  let model: ReturnType<typeof createCostModel> | undefined;
  return async (operation, context, request) => {
    const before = knownOf(generation, operation, context.caller);
    const trace = startTrace();
    const answered = await answer(operation, { ...context, trace }, request);
    const ms = rounded(performance.now() - trace.startedAt);
    const prepared = preparedOf(generation, operation);
    if (!prepared) return answered;
    const circumstances = circumstancesOf(generation, prepared, { operation, caller: context.caller });
    const planned = circumstances && (await planOf(generation, prepared, circumstances));
    if (!planned) return answered;
    const { plan } = planned;
    const body = JSON.parse(answered.body) as { data?: unknown; extensions?: object };
    model ??= createCostModel(generation.clientSchema, readCostRules(generation.supergraph.schema));
    const costed = {
      operation: prepared.operation.asked,
      variables: circumstances.coerced,
    };
    const explain: Explanation = {
      plan: planTree(plan),
      calls: trace.calls,
      cost: { estimated: model.estimate(costed), actual: model.actual(costed, body.data) },
      known: before,
      ms,
    };
    return { ...answered, body: JSON.stringify({ ...body, extensions: { ...body.extensions, explain } }) };
  };
}

/** Null where there is none: the answer has said why. */
async function planOf(
  generation: Generation,
  { operation }: PreparedDocument,
  circumstances: Circumstances,
): Promise<PlannedForCaller | null> {
  try {
    return await planFor(generation, operation, circumstances);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

const preparedOf = (generation: Generation, { query, operationName }: GraphqlOperation) =>
  findPrepared(generation, { source: query, operationName });

function knownOf(
  generation: Generation,
  operation: GraphqlOperation,
  caller: Caller | null,
): Explanation['known'] {
  const prepared = preparedOf(generation, operation);
  if (!prepared) return { document: false, plan: false };
  const circumstances = circumstancesOf(generation, prepared, { operation, caller });
  const key = circumstances && planKeyOf(prepared.operation, circumstances);
  return { document: true, plan: key !== null && prepared.operation.plans.has(key) };
}

/** Null where its variables are refused, so that it has no plan. */
function circumstancesOf(
  generation: Generation,
  prepared: PreparedDocument,
  { operation: { variables }, caller }: { operation: GraphqlOperation; caller: Caller | null },
): Circumstances | null {
  const { errors, coerced } = coercedVariables(generation, prepared, variables);
  return errors.length > 0 ? null : { caller, coerced: variablesOf(prepared, coerced) };
}
