import {
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Path } from './expected.ts';

interface Place {
  readonly type: GraphQLOutputType;
  readonly inner: Map<string, Place>;
}

/**
 * Tells whether null may stand at a place of a query's answer.
 *
 * GraphQL asks of fields with one name in one place that they agree in this, whatever the types of their objects.
 */
export function nullability(schema: GraphQLSchema, query: string): (path: Path) => boolean {
  const { definitions } = parse(query);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  const root = new Map<string, Place>();
  for (const each of definitions) {
    if (each.kind === Kind.OPERATION_DEFINITION) add(root, 'Query', each.selectionSet);
  }
  return (path) => {
    let places = root;
    let type: GraphQLOutputType | null = null;
    for (const step of path) {
      if (typeof step === 'number') {
        const list: unknown = type && getNullableType(type);
        type = isListType(list) ? (list.ofType as GraphQLOutputType) : null;
      } else {
        const place = places.get(step);
        type = place?.type ?? null;
        places = place?.inner ?? new Map();
      }
    }
    return type === null || !isNonNullType(type);
  };

  function add(places: Map<string, Place>, typeName: string, { selections }: SelectionSetNode): void {
    const type = schema.getType(typeName);
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(places, selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) add(places, fragment.typeCondition.name.value, fragment.selectionSet);
      } else if (isCompositeType(type) && 'getFields' in type) {
        const field = type.getFields()[selection.name.value];
        if (!field) continue;
        const name = selection.alias?.value ?? selection.name.value;
        const place = places.get(name) ?? { type: field.type, inner: new Map<string, Place>() };
        places.set(name, place);
        if (selection.selectionSet) add(place.inner, getNamedType(field.type).name, selection.selectionSet);
      }
    }
  }
}
