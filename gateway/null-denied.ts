import {
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type Denial, responseNameOf } from './authorize.ts';
import type { PlannedOperation } from './subgraph-call.ts';

export interface DeniedAt {
  readonly denial: Denial;
  readonly path: readonly (string | number)[];
}

type Path = readonly (string | number)[];
type Result = Readonly<Record<string, unknown>>;

interface Selections {
  readonly parent: GraphQLCompositeType;
  readonly selectionSet: SelectionSetNode;
}

/** What an operation asks for under one name, in all of its fragments together. */
interface Shape {
  readonly type: GraphQLOutputType;
  readonly selections: readonly Selections[];
  fields?: ReadonlyMap<string, Shape>;
}

/**
 * The result of an operation that something was taken out of, as its client asked for it: null where something was
 * denied, in the nearest nullable place around it where null may not stand, and where that was.
 *
 * Fields of one name in one place have one nullability, whatever the object's type: GraphQL's validation asks for it.
 * So the types of the objects need not be known.
 *
 * @param asked the operation as it was before.
 */
export function nullDenied(
  data: Result,
  asked: PlannedOperation,
  { schema, denials }: { readonly schema: GraphQLSchema; readonly denials: ReadonlyMap<string, Denial> },
): { readonly data: Result | null; readonly deniedAt: readonly DeniedAt[] } {
  const deniedAt: DeniedAt[] = [];
  const root = schema.getRootType(asked.operation.operation);
  if (!root) return { data: null, deniedAt };
  const { selectionSet } = asked.operation;
  return {
    data: completeObject(data, { type: root, selections: [{ parent: root, selectionSet }] }, []),
    deniedAt,
  };

  function completeObject(object: Result, shape: Shape, path: Path): Result | null {
    const denied = new Map<string, Denial>();
    for (const key of Object.keys(object)) {
      const denial = denials.get(key);
      if (!denial) continue;
      if (denial.responseName === null) {
        deniedAt.push({ denial, path });
        return null;
      }
      denied.set(denial.responseName, denial);
    }
    const fields = fieldsOf(shape);
    const completed: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    let isNull = false;
    for (const [key, value] of Object.entries(object)) {
      const name = denials.get(key)?.responseName ?? key;
      if (name in completed) continue;
      const denial = denied.get(name);
      if (denial) deniedAt.push({ denial, path: [...path, name] });
      const field = fields.get(name);
      completed[name] = denial
        ? null
        : field
          ? completeValue(value, field.type, [field, [...path, name]])
          : value;
      isNull ||= completed[name] === null && field !== undefined && isNonNullType(field.type);
    }
    return isNull ? null : completed;
  }

  function completeValue(
    value: unknown,
    type: GraphQLOutputType,
    [shape, path]: readonly [Shape, Path],
  ): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable) && Array.isArray(value)) {
      const itemType = nullable.ofType;
      const items = value.map((item, index) => completeValue(item, itemType, [shape, [...path, index]]));
      return isNonNullType(itemType) && items.includes(null) ? null : items;
    }
    const isObject = value !== null && isCompositeType(nullable);
    // Objects of composite types are what Apollo's executor made of a subgraph's answer.
    return isObject ? completeObject(value as Result, shape, path) : value;
  }

  function fieldsOf(shape: Shape): ReadonlyMap<string, Shape> {
    shape.fields ??= collect(shape.selections);
    return shape.fields;
  }

  function collect(selections: readonly Selections[]): ReadonlyMap<string, Shape> {
    const fields = new Map<string, Shape & { readonly selections: Selections[] }>();
    const spread = new Set<string>();
    const add = ({ parent, selectionSet }: Selections): void => {
      for (const selection of selectionSet.selections) {
        if (selection.kind === Kind.FIELD) {
          const type = 'getFields' in parent ? parent.getFields()[selection.name.value]?.type : undefined;
          // `__typename` and introspection need no completion.
          if (!type) continue;
          const name = responseNameOf(selection);
          const field = fields.get(name) ?? { type, selections: [] };
          fields.set(name, field);
          const inner = getNamedType(type);
          if (selection.selectionSet && isCompositeType(inner)) {
            field.selections.push({ parent: inner, selectionSet: selection.selectionSet });
          }
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          add({
            parent: typeNamed(selection.typeCondition?.name.value) ?? parent,
            selectionSet: selection.selectionSet,
          });
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          const fragment = asked.fragments[selection.name.value];
          const type = typeNamed(fragment?.typeCondition.name.value);
          if (fragment && type) add({ parent: type, selectionSet: fragment.selectionSet });
        }
      }
    };
    selections.forEach(add);
    return fields;
  }

  function typeNamed(name: string | undefined): GraphQLCompositeType | null {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}
