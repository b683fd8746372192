import {
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql';
import { responseNameOf } from '../authorize.ts';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { Selected } from './response-fields.ts';

/** For each level of a path, the types that objects there are of, as fragments say it: each within the one before. */
type Scope = readonly string[];

interface ScopedSelection extends Selected {
  readonly scope: Scope;
}

interface ScopedField {
  readonly name: string;
  readonly node: FieldNode;
  /** Of what lies behind it. */
  readonly type: string;
  readonly scope: Scope;
}

/**
 * Keys under which objects of one type hold what the client calls one thing, and objects of another what it calls another.
 *
 * Where null takes such an object along, nothing says of which type it was, and the key alone has to tell what the client
 * calls that which is wrong.
 */
export function ambiguousKeys(
  { operation, fragments }: PlannedOperation,
  schema: GraphQLSchema,
  keyOf: (field: FieldNode) => string,
): ReadonlySet<string> {
  const ambiguous = new Set<string>();
  const root = schema.getRootType(operation.operation);
  if (root) look([{ parentType: root.name, selectionSet: operation.selectionSet, scope: [''] }]);
  return ambiguous;

  function look(selections: readonly ScopedSelection[]): void {
    const byKey = new Map<string, ScopedField[]>();
    for (const field of selections.flatMap(fieldsOf)) {
      const key = keyOf(field.node);
      byKey.set(key, [...(byKey.get(key) ?? []), field]);
    }
    for (const [key, fields] of byKey) {
      if (isAmbiguous(fields)) ambiguous.add(key);
      for (const name of new Set(fields.map((field) => field.name))) {
        const inner = fields.filter((field) => field.name === name).flatMap(selectionsOf);
        if (inner.length > 0) look(inner);
      }
    }
  }

  function fieldsOf({ parentType, selectionSet, scope }: ScopedSelection): readonly ScopedField[] {
    return selectionSet.selections.flatMap((selection): readonly ScopedField[] => {
      if (selection.kind === Kind.FIELD) {
        const type = typeOf(selection, parentType);
        return type === null ? [] : [{ name: responseNameOf(selection), node: selection, type, scope }];
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
      if (!fragment) return [];
      const condition = fragment.typeCondition?.name.value ?? parentType;
      const inner = isOf(parentType, condition)
        ? { parentType, scope }
        : { parentType: condition, scope: [...scope.slice(0, -1), `${scope.at(-1)}${condition}/`] };
      return fieldsOf({ selectionSet: fragment.selectionSet, ...inner });
    });
  }

  /** True when every object of a type is of another, too. */
  function isOf(type: string, other: string): boolean {
    if (type === other) return true;
    const [sub, abstract] = [schema.getType(type), schema.getType(other)];
    const isTyped = isObjectType(sub) || isInterfaceType(sub);
    return isTyped && isAbstractType(abstract) && schema.isSubType(abstract, sub);
  }

  /** Null for what is asked of the schema itself. */
  function typeOf({ name }: FieldNode, parentType: string): string | null {
    const parent = schema.getType(parentType);
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined;
    return field ? getNamedType(field.type).name : null;
  }
}

const selectionsOf = ({
  node: { selectionSet },
  type: parentType,
  scope,
}: ScopedField): readonly ScopedSelection[] =>
  selectionSet ? [{ parentType, selectionSet, scope: [...scope, ''] }] : [];

/** True when what comes first under a key has not the same name in all objects, whatever of it is skipped. */
function isAmbiguous(fields: readonly ScopedField[]): boolean {
  const before = new Map<string, { readonly scope: Scope; readonly names: Set<string> }>();
  for (const { name, scope } of fields) {
    for (const earlier of before.values()) {
      const isSameName = earlier.names.size === 1 && earlier.names.has(name);
      if (!isSameName && !isWithin(scope, earlier.scope)) return true;
    }
    const key = scope.join('.');
    const names = before.get(key)?.names ?? new Set();
    before.set(key, { scope, names: names.add(name) });
  }
  return false;
}

const isWithin = (scope: Scope, outer: Scope): boolean =>
  scope.every((level, index) => level.startsWith(outer[index] ?? ''));
