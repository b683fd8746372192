import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { BoundedCache } from '../runtime/bounded-cache.ts';
import { Problem } from '../values/problem.ts';
import { allows, type Rule } from './authorization.ts';
import { type AllowedOperation, rulesOf, withoutDenied } from './authorize.ts';
import type { Caller } from './caller.ts';
import type { Generation } from './generation.ts';
import {
  canonicalOperation,
  type CompiledOperation,
  compileOperation,
  createDenialOf,
  createFieldKeys,
} from './execution/index.ts';
import { rulesOfPlan } from './plan-rules.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** An operation that was looked at before. */
export interface PreparedOperation {
  /** As the client sent it, with the fragments that it uses. */
  readonly asked: PlannedOperation;
  /** The rules that it meets. */
  readonly rules: readonly Rule[];
  /** Variables of the client that are called otherwise in `asked`. */
  readonly renames: ReadonlyMap<string, string>;
  /** The variables that decide what is skipped or included. */
  readonly conditions: readonly string[];
  /** Its plans, by which of the rules the caller does not satisfy. */
  readonly plans: BoundedCache<PlannedForCaller>;
}

/** What is carried out for callers who satisfy the same of its rules. */
export interface PlannedForCaller extends AllowedOperation {
  readonly plan: QueryPlan;
  readonly planRules: Rule;
  readonly compiled: CompiledOperation;
}

export interface ClientDocument {
  /** Validated against the generation's client schema. */
  readonly document: DocumentNode;
  readonly source: string;
  /** Identifies the source. */
  readonly queryHash: string;
  readonly operationName: string | undefined;
}

/** Callers differ in few ways that matter to one operation; more kinds than this are planned again. */
const MAX_PLANS = 16;

/** @throws a Problem when the document has no such operation. */
export function prepare(generation: Generation, client: ClientDocument): PreparedOperation {
  const { queryHash, operationName = '', source } = client;
  const key = `${queryHash}/${operationName}`;
  const cached = generation.prepared.get(key);
  if (cached) return cached;
  const { asked, renames } = withFreeNames(operationOf(client));
  const { authorization, clientSchema } = generation;
  const rules = authorization ? rulesOf(asked, { schema: clientSchema, authorization }) : [];
  const conditions = conditionsOf(asked);
  const prepared = {
    asked,
    renames,
    rules,
    conditions,
    plans: new BoundedCache<PlannedForCaller>(MAX_PLANS),
  };
  generation.prepared.set(key, prepared, source.length + operationName.length);
  return prepared;
}

/** True when the caller may read everything that the operation asks for. */
export const mayReadAll = ({ rules }: PreparedOperation, caller: Caller | null): boolean =>
  rules.every((rule) => allows(rule, caller));

/** The plan of what the caller may read of an operation. */
export function planFor(
  generation: Generation,
  { asked, rules, conditions, plans }: PreparedOperation,
  caller: Caller | null,
): PlannedForCaller {
  const key = rules.map((rule) => (allows(rule, caller) ? '+' : '-')).join('');
  const cached = plans.get(key);
  if (cached) return cached;
  const { authorization, clientSchema, fullSchema, types, fieldKeyRules } = generation;
  const allowed =
    authorization && key.includes('-')
      ? withoutDenied(asked, { schema: clientSchema, authorization }, caller)
      : { planned: asked, denials: new Map() };
  const keyOf = createFieldKeys(asked.operation, clientSchema, fieldKeyRules);
  const planned = canonicalOperation(allowed.planned, clientSchema, keyOf);
  const plan = buildPlan(generation, planned);
  const planRules = authorization ? rulesOfPlan(plan, { schema: fullSchema, authorization }) : [];
  const denialOf = createDenialOf(authorization, caller);
  const compiled = compileOperation({
    asked,
    planned,
    plan,
    clientSchema,
    types,
    keyOf,
    denialOf,
    hasDenials: allowed.denials.size > 0,
    conditions,
  });
  const forCaller = { ...allowed, planned, plan, planRules, compiled };
  plans.set(key, forCaller);
  return forCaller;
}

function buildPlan({ apiSchema, planner }: Generation, planned: PlannedOperation): QueryPlan {
  const definitions = [planned.operation, ...Object.values(planned.fragments)];
  return planner.buildQueryPlan(operationFromDocument(apiSchema, { kind: Kind.DOCUMENT, definitions }));
}

function operationOf({ document, operationName }: ClientDocument): PlannedOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const message = operationName
      ? 'The document has no operation of this name'
      : 'A document with several operations needs an operationName';
    throw new Problem('BAD_INPUT', 'unknown-operation', { message });
  }
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new Problem('BAD_INPUT', 'subscriptions-not-supported', { message: 'No subscriptions here' });
  }
  return { operation, fragments: fragmentsOf(operation, document) };
}

/** The fragments that an operation uses, directly or through others. */
function fragmentsOf(
  operation: OperationDefinitionNode,
  { definitions }: DocumentNode,
): Record<string, FragmentDefinitionNode> {
  const all = new Map(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  const used: Record<string, FragmentDefinitionNode> = Object.create(null) as typeof used;
  const addUsed = (definition: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(definition, {
      FragmentSpread: ({ name: { value: name } }) => {
        const fragment = all.get(name);
        if (!fragment || name in used) return;
        used[name] = fragment;
        addUsed(fragment);
      },
    });
  };
  addUsed(operation);
  return used;
}

function conditionsOf({ operation, fragments }: PlannedOperation): readonly string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive: ({ name, arguments: [condition] = [] }) => {
        const isCondition = name.value === 'skip' || name.value === 'include';
        if (isCondition && condition?.value.kind === Kind.VARIABLE) names.add(condition.value.name.value);
      },
    });
  }
  return [...names];
}

/** The variable of every fetch of entities, which Apollo's executor does not let a client use. */
const REPRESENTATIONS = 'representations';

/** Gives a client's variable of that name another one. */
function withFreeNames(asked: PlannedOperation): Pick<PreparedOperation, 'asked' | 'renames'> {
  const names = (asked.operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  if (!names.includes(REPRESENTATIONS)) return { asked, renames: new Map() };
  let free = `${REPRESENTATIONS}_`;
  while (names.includes(free)) free += '_';
  const rename = <Node extends ASTNode>(node: Node): Node =>
    visit(node, {
      Variable: (variable) =>
        variable.name.value === REPRESENTATIONS
          ? { ...variable, name: { ...variable.name, value: free } }
          : undefined,
    });
  const fragments = Object.entries(asked.fragments).map(
    ([name, fragment]) => [name, rename(fragment)] as const,
  );
  return {
    asked: { operation: rename(asked.operation), fragments: Object.fromEntries(fragments) },
    renames: new Map([[REPRESENTATIONS, free]]),
  };
}
