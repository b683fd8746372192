import { type DocumentNode, Kind, type VariableDefinitionNode } from 'graphql';
import type { QueryPlan } from '@apollo/query-planner';
import type { Rule } from './authorization.ts';
import { type AllowedOperation, rulesOf } from './authorize.ts';
import { eachSelection } from './each-selection.ts';
import { type CompiledOperation, createFieldKeys, type FieldKeys } from './execution/index.ts';
import { findOperation } from './find-operation.ts';
import type { Generation } from './generation.ts';
import { LEAST_CHARACTERS } from './least-characters.ts';
import { normalise } from './normalise.ts';
import { createPlans, type Plans } from './plans.ts';
import type { PlannedOperation } from './subgraph-call.ts';
import { withoutLocations } from './without-locations.ts';

/** An operation that was looked at before, shared by everything that is written differently and means the same. */
export interface PreparedOperation {
  /** Without a name, with the fragments that it uses, and with variables for its literals. */
  readonly asked: PlannedOperation;
  /** The same as text. */
  readonly text: string;
  readonly keyOf: FieldKeys;
  /** The rules that it meets. */
  readonly rules: readonly Rule[];
  /** Its variables that decide what is skipped or included. */
  readonly conditions: readonly string[];
  /** Its plans, by which of the rules the caller does not satisfy and which conditions hold. */
  readonly plans: Plans<PlannedForCaller>;
}

/** What is carried out for callers who satisfy the same of its rules, where the same is skipped. */
export interface PlannedForCaller extends AllowedOperation {
  readonly plan: QueryPlan;
  readonly planRules: Rule;
  readonly compiled: CompiledOperation;
}

/** A document and operation name that a client sent. */
interface OwnParts {
  /** The client's own, as it wrote them. */
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** The client's variables that decide what is skipped or included. */
  readonly conditions: readonly string[];
  /** Variables of the client that are called otherwise in the operation. */
  readonly renames: ReadonlyMap<string, string>;
  /** What it says in the variables of the operation that are not the client's. */
  readonly literals: Readonly<Record<string, unknown>>;
}

/** The same, with what it shares with others. */
export interface PreparedDocument extends OwnParts {
  readonly operation: PreparedOperation;
}

export interface ClientDocument {
  /** Validated against the generation's client schema; asked for when the text is new. */
  readonly document: () => DocumentNode;
  readonly source: string;
  readonly operationName: string | undefined;
  /** It came in a way that must not change anything. */
  readonly isReadOnly?: boolean;
}

/** What a client sent before costs one look here; what others wrote in other words, is planned no more. */
export function prepare(generation: Generation, client: ClientDocument): PreparedDocument {
  const { source, operationName } = client;
  const key = documentKey(source, operationName);
  const known = generation.documents.get(key);
  const operation = known && generation.operations.get(known.text);
  if (known && operation) {
    known.uses += 1;
    return { ...known.own, operation };
  }
  const { operation: made, ...own } = prepareDocument(generation, client);
  const entry = { source, operationName, own, text: made.text, uses: (known?.uses ?? 0) + 1 };
  generation.documents.set(key, entry, key.length + LEAST_CHARACTERS);
  return { ...own, operation: made };
}

/** What was sent before, if its operation is known too. */
export function findPrepared(
  { documents, operations }: Generation,
  { source, operationName }: Pick<ClientDocument, 'source' | 'operationName'>,
): PreparedDocument | null {
  const known = documents.get(documentKey(source, operationName));
  const operation = known && operations.get(known.text);
  return known && operation ? { ...known.own, operation } : null;
}

/**
 * A document with how often it was asked for.
 *
 * It leads to its operation by the text of that: what it is led to is forgotten with the operations, and not held here.
 */
export interface KnownDocument {
  readonly source: string;
  readonly operationName: string | undefined;
  readonly own: OwnParts;
  /** Of its operation. */
  readonly text: string;
  uses: number;
}

/** No document that holds this character is valid, so no two valid ones have one key. */
export const documentKey = (source: string, operationName: string | undefined): string =>
  operationName === undefined ? source : `${operationName}\0${source}`;

/** @throws a Problem when the document has no such operation. */
function prepareDocument(generation: Generation, client: ClientDocument): PreparedDocument {
  const asked = findOperation(client.document(), client.operationName);
  const { operation, text, literals, renames } = normalise(asked, generation.clientSchema);
  return {
    operation: sharedOperation(generation, { text, asked: operation }),
    variableDefinitions: (asked.operation.variableDefinitions ?? []).map(withoutLocations),
    conditions: conditionsOf(asked),
    renames,
    literals,
  };
}

function sharedOperation(
  { operations, authorization, clientSchema, fieldKeyRules }: Generation,
  { text, asked }: { readonly text: string; readonly asked: PlannedOperation },
): PreparedOperation {
  const known: PreparedOperation | undefined = operations.get(text);
  if (known) return known;
  const rules = authorization ? rulesOf(asked, { schema: clientSchema, authorization }) : [];
  const operation: PreparedOperation = {
    asked,
    text,
    keyOf: createFieldKeys(asked, clientSchema, fieldKeyRules),
    rules,
    conditions: conditionsOf(asked),
    plans: createPlans<PlannedForCaller>(weigh),
  };
  weigh();
  return operation;

  /** Each plan of it weighs as much again. */
  function weigh(): void {
    operations.set(text, operation, (text.length + LEAST_CHARACTERS) * (1 + operation.plans.size()));
  }
}

/** The variables that a prepared document is carried out with; also of values with their defaults. */
export function variablesOf(
  { renames, literals }: PreparedDocument,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (renames.size === 0) return { ...variables, ...literals };
  const renamed = Object.entries(variables).map(
    ([name, value]) => [renames.get(name) ?? name, value] as const,
  );
  return { ...Object.fromEntries(renamed), ...literals };
}

function conditionsOf({ operation, fragments }: PlannedOperation): readonly string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
    eachSelection(definition, ({ directives = [] }) => {
      for (const { name, arguments: [condition] = [] } of directives) {
        const isCondition = name.value === 'skip' || name.value === 'include';
        if (isCondition && condition?.value.kind === Kind.VARIABLE) names.add(condition.value.name.value);
      }
    });
  }
  return [...names];
}
