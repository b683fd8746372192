import type { Schema, Supergraph } from '@apollo/federation-internals';
import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { joinArguments } from './join-arguments.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** How much work planning an operation may be. */
export type PlanWeight = (planned: PlannedOperation) => number;

/** Beyond this no count matters, and counting ends. */
const MAX_WEIGHT = 1_000_000;

/**
 * Weighs operations by what makes planning slow: each field once for every type that its parent may turn out to have,
 * times the ways in which the fields that several subgraphs share can be fetched together.
 */
export function createPlanWeight(supergraph: Supergraph, schema: GraphQLSchema): PlanWeight {
  const shared = sharedFields(supergraph.schema);
  return ({ operation, fragments }) => {
    let fields = 0;
    let choices = 1;
    const root = schema.getRootType(operation.operation);
    if (root) walk(operation.selectionSet, root.name, 1);
    return Math.min(fields * choices, MAX_WEIGHT);

    function walk(selectionSet: SelectionSetNode, parent: string, factor: number): void {
      for (const selection of selectionSet.selections) {
        if (fields * choices >= MAX_WEIGHT) return;
        if (selection.kind === Kind.FIELD) {
          countField(selection, parent, factor);
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
        if (fragment) walk(fragment.selectionSet, fragment.typeCondition?.name.value ?? parent, factor);
      }
    }

    function countField(field: FieldNode, parent: string, factor: number): void {
      fields += factor * typesOf(parent);
      choices *= shared.get(`${parent}.${field.name.value}`) ?? 1;
      const type = typeOfField(parent, field.name.value);
      if (field.selectionSet && type) walk(field.selectionSet, type.name, factor * typesOf(parent));
    }
  };

  function typesOf(name: string): number {
    const type = schema.getType(name);
    return isAbstractType(type) ? schema.getPossibleTypes(type).length : 1;
  }

  function typeOfField(parent: string, name: string): GraphQLNamedType | undefined {
    const type = schema.getType(parent);
    const isComposite = isObjectType(type) || isInterfaceType(type);
    return isComposite ? getNamedType(type.getFields()[name]?.type) : undefined;
  }
}

/**
 * Fields that more than one subgraph answers, where there is a choice among them: of an object without a key, the rest
 * comes from where the object came from, and the fields of a key every owner has at hand.
 */
function sharedFields(schema: Schema): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  for (const type of schema.objectTypes()) {
    const owners = joinArguments(type, 'join__type');
    const keys = owners.flatMap(({ key }) => (typeof key === 'string' ? (key.match(/\w+/g) ?? []) : []));
    if (keys.length === 0 && !type.isRootType()) continue;
    for (const field of type.fields()) {
      const named = joinArguments(field, 'join__field');
      // Without a word about it, a field is every owner's of its type.
      const sources = named.length === 0 ? owners : named.filter(({ external }) => external !== true);
      if (sources.length > 1 && !keys.includes(field.name)) shared.set(field.coordinate, sources.length);
    }
  }
  return shared;
}
