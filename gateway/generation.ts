import './no-telemetry.ts';
import type { Schema, Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { BoundedCache } from '../runtime/bounded-cache.ts';
import { sha256 } from '../runtime/id.ts';
import { type Log, silentLog } from '../runtime/log.ts';
import type { Authorization } from './authorization.ts';
import { createTypeFacts, type FieldsIn, type FieldKeyRules, type TypeFacts } from './execution/index.ts';
import { loadSupergraph } from './load-supergraph.ts';
import type { ObservePlan } from './observe-plan.ts';
import { createPlanProcess } from './plan-process.ts';
import { createPlanWeight } from './plan-weight.ts';
import { createPlanner, type Planner } from './planner.ts';
import type { KnownDocument, PreparedOperation } from './prepare.ts';
import { createFieldsIn } from './subgraph-fields.ts';

/** One supergraph with everything that was worked out from it. A new supergraph is a new generation. */
export interface Generation {
  /** Hash of the SDL. */
  readonly id: string;
  readonly supergraphSdl: string;
  readonly supergraph: Supergraph;
  readonly planner: Planner;
  /** What clients see, in the forms of Apollo and of graphql-js. */
  readonly apiSchema: Schema;
  readonly clientSchema: GraphQLSchema;
  /** Everything, `@inaccessible` parts included, in the form of graphql-js. */
  readonly fullSchema: GraphQLSchema;
  readonly types: TypeFacts;
  readonly fieldsIn: FieldsIn;
  readonly fieldKeyRules: FieldKeyRules;
  readonly authorization: Authorization | null;
  /** What clients sent before, by text and name of the operation; weighs characters. */
  readonly documents: BoundedCache<KnownDocument>;
  /** Operations that were looked at before, by the text that all their spellings have in common; weighs characters. */
  readonly operations: BoundedCache<PreparedOperation>;
}

/** Reads one kind of security rule from a supergraph, and so makes it safe to serve. */
export interface Enforcer {
  /** The features of the supergraph that it enforces, as `@link` names them. */
  readonly features: readonly string[];
  readonly read: (supergraph: Supergraph) => Authorization;
}

/** Whether an object exists is shown by what is selected of it, so two of these are not one. */
const NODE_FIELDS: ReadonlySet<string> = new Set(['Query.node', 'Query.nodes']);

/** What we plan and execute; no feature that protects anything is among them. */
const EXECUTED_FEATURES = [
  ...['v0.1', 'v0.2', 'v0.3', 'v0.4', 'v0.5'].map((version) => `https://specs.apollo.dev/join/${version}`),
  ...['v0.1', 'v0.2', 'v0.3'].map((version) => `https://specs.apollo.dev/tag/${version}`),
  ...['v0.1', 'v0.2'].map((version) => `https://specs.apollo.dev/inaccessible/${version}`),
  'https://specs.apollo.dev/cost/v0.1',
  'https://specs.apollo.dev/context/v0.1',
];

export interface GenerationOptions {
  /** How long making one plan may take. @default 5 000 */
  readonly planTimeoutMs?: number;
  /** Plans that take long are made in a process beside. False for many small graphs, one after another. @default true */
  readonly planningProcess?: boolean;
  readonly observePlan?: ObservePlan;
  /** Hold the supergraph to the rules of schemas; not needed where it was composed, which does. @default true */
  readonly validate?: boolean;
  readonly log?: Log;
}

const PLAN_TIMEOUT_MS = 5_000;
/** Of queries, each with its plans; what is made of one takes some ninety times its text in memory. */
const MAX_OPERATION_CHARACTERS = 1_200_000;
/** Of what clients sent; it leads to an operation that is counted above, and holds none. */
const MAX_DOCUMENT_CHARACTERS = 8_000_000;

/**
 * Loads a supergraph.
 *
 * @throws when it is none, or when it asks for a feature that nothing here executes or enforces: a rule that is not
 * enforced would show its fields to everybody.
 */
export function loadGeneration(
  supergraphSdl: string,
  enforcer: Enforcer | null,
  {
    planTimeoutMs: timeoutMs = PLAN_TIMEOUT_MS,
    planningProcess = true,
    observePlan: observe = () => undefined,
    validate = true,
    log = silentLog,
  }: GenerationOptions = {},
): Generation {
  const features = [...EXECUTED_FEATURES, ...(enforcer?.features ?? [])];
  const loaded = loadSupergraph(supergraphSdl, { features, validate });
  const { supergraph, apiSchema } = loaded;
  requireEnforced(supergraph.schema, new Set(features));
  const clientSchema = apiSchema.toGraphQLJSSchema();
  const fullSchema = supergraph.schema.toGraphQLJSSchema();
  return {
    id: sha256(supergraphSdl),
    supergraphSdl,
    supergraph,
    planner: createPlanner({
      builder: loaded,
      reload: () => loadSupergraph(supergraphSdl, { features, validate: false }),
      weightOf: createPlanWeight(supergraph, clientSchema),
      planProcess: planningProcess
        ? createPlanProcess({ supergraphSdl, features, timeoutMs, observe, log })
        : null,
      timeoutMs,
      observe,
      log,
    }),
    apiSchema,
    clientSchema,
    fullSchema,
    types: createTypeFacts(fullSchema, loaded.planned.requirements),
    fieldsIn: createFieldsIn(supergraph),
    fieldKeyRules: { byName: NODE_FIELDS },
    authorization: enforcer?.read(supergraph) ?? null,
    documents: new BoundedCache(MAX_DOCUMENT_CHARACTERS),
    operations: new BoundedCache(MAX_OPERATION_CHARACTERS),
  };
}

/** Features that protect something or change how it is executed, whatever a supergraph says that they are for. */
const GUARDED_FEATURES = ['authenticated', 'requiresScopes', 'policy', 'context'];

/** Apollo asks only what a supergraph marks as `for: SECURITY`; a mark that went missing would open what it guards. */
function requireEnforced(schema: Schema, supportedFeatures: ReadonlySet<string>): void {
  const linked = [...(schema.coreFeatures?.allFeatures() ?? [])];
  for (const name of GUARDED_FEATURES) {
    const identity = `https://specs.apollo.dev/${name}`;
    const features = linked.filter(({ url }) => url.identity === identity);
    const unsupported = features.find(({ url }) => !supportedFeatures.has(url.base.toString()));
    if (unsupported) throw new Error(`Feature ${unsupported.url.toString()} is unsupported`);
    if (features.length === 0 && schema.directive(name)) {
      throw new Error(
        `The supergraph defines @${name} without a link to ${identity}, so it would not be enforced`,
      );
    }
  }
}
