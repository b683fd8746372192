export { canonicalOperation } from './canonical-operation.ts';
export {
  type CompiledOperation,
  compileOperation,
  type Outcome,
  type RunInput,
} from './compile-operation.ts';
export { createDenialOf } from './denial-of.ts';
export { createFieldKeys, type FieldKeyRules } from './field-keys.ts';
export { type ObserveCall, type Source, sourceOf, type Sources } from './source.ts';
export { createTypeFacts, type TypeFacts } from './type-facts.ts';
