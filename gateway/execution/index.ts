export { canonicalOperation } from './canonical-operation.ts';
export { compactText } from './compact-text.ts';
export {
  type CompiledOperation,
  compileOperation,
  type Outcome,
  type RunInput,
} from './compile-operation.ts';
export type { FieldsIn } from './joining/can-merge.ts';
export { joinFetches } from './joining/join-fetches.ts';
export { type PlannedSupergraph, plannedSupergraph } from './required/planned-supergraph.ts';
export { awaitRequired } from './required/await-required.ts';
export { restoreRequired } from './required/restore-required.ts';
export { replanMisplaced } from './required/replan.ts';
export { createDenialOf } from './denial-of.ts';
export { fetchOperation } from './fetch-operation.ts';
export { createFieldKeys, type FieldKeyRules, type FieldKeys } from './field-keys.ts';
export type { Answer, Ask, ObserveCall, Source, Sources } from './source.ts';
export { type Callable, createSources } from './sources.ts';
export { isIncluded, responseFields } from './response-fields.ts';
export { createTypeFacts, type TypeFacts } from './type-facts.ts';
