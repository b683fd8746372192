import {
  type FieldNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { responseNameOf } from '../authorize.ts';
import { eachSelection } from '../each-selection.ts';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { Selected } from './response-fields.ts';
import { groupsBy } from '../../values/group-by.ts';

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

const TOP: Scope = [''];

/** A page has some hundreds. */
const MAX_FIELDS = 20_000;

/**
 * Keys under which objects of one type hold what the client calls one thing, and objects of another what it calls another.
 *
 * Where null takes such an object along, nothing says of which type it was, and the key alone has to tell what the client
 * calls that which is wrong. In documents where that takes long to find out, each key with several names counts as one.
 */
export function ambiguousKeys(
  { operation, fragments }: PlannedOperation,
  schema: GraphQLSchema,
  keyOf: (field: FieldNode) => string,
): ReadonlySet<string> {
  const named = keysOfSeveralNames({ operation, fragments }, keyOf);
  const root = schema.getRootType(operation.operation);
  if (named.size === 0 || !root) return named;
  const ambiguous = new Set<string>();
  const looked = new Set<string>();
  const numbers = new Map<SelectionSetNode, number>();
  let count = 0;
  look([{ parentType: root.name, selectionSet: operation.selectionSet, scope: TOP }]);
  return count > MAX_FIELDS ? named : ambiguous;

  /** Looks at what is selected in one place; fragments may select the same in very many. */
  function look(selections: readonly ScopedSelection[]): void {
    const place = selections.map(textOf).join();
    if (looked.has(place) || count > MAX_FIELDS) return;
    looked.add(place);
    for (const [key, fields] of groupsBy(fieldsOf(selections), ({ node }) => keyOf(node))) {
      if (isAmbiguous(fields)) ambiguous.add(key);
      for (const named of groupsBy(fields, ({ name }) => name).values()) {
        const inner = named.flatMap(selectionsOf);
        if (inner.length > 0) look(withoutCommonScope(inner));
      }
    }
  }

  function textOf({ selectionSet, parentType, scope }: ScopedSelection): string {
    const number = numbers.get(selectionSet) ?? numbers.size;
    numbers.set(selectionSet, number);
    return `${number} ${parentType} ${scope.join('.')}`;
  }

  function fieldsOf(selections: readonly ScopedSelection[]): readonly ScopedField[] {
    const fields: ScopedField[] = [];
    const seen = new Set<string>();
    const add = (selected: ScopedSelection): void => {
      const { selectionSet, parentType, scope } = selected;
      if (seen.size === seen.add(textOf(selected)).size) return;
      count += selectionSet.selections.length;
      for (const selection of count > MAX_FIELDS ? [] : selectionSet.selections) {
        if (selection.kind === Kind.FIELD) {
          const type = typeOf(selection, parentType);
          if (type !== null) fields.push({ name: responseNameOf(selection), node: selection, type, scope });
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
        if (fragment) add(within(selected, fragment.typeCondition?.name.value, fragment.selectionSet));
      }
    };
    selections.forEach(add);
    return fields;
  }

  function within(
    { parentType, scope }: ScopedSelection,
    condition: string | undefined,
    selectionSet: SelectionSetNode,
  ): ScopedSelection {
    if (condition === undefined || isOf(parentType, condition)) return { parentType, scope, selectionSet };
    const narrower = [...scope.slice(0, -1), `${scope.at(-1)}${condition}/`];
    return { parentType: condition, scope: narrower, selectionSet };
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

function keysOfSeveralNames(
  { operation, fragments }: PlannedOperation,
  keyOf: (field: FieldNode) => string,
): ReadonlySet<string> {
  const names = new Map<string, string>();
  const several = new Set<string>();
  const note = (field: SelectionNode): void => {
    // What is asked of the schema itself never fails.
    if (field.kind !== Kind.FIELD || field.name.value.startsWith('__')) return;
    const [key, name] = [keyOf(field), responseNameOf(field)];
    if ((names.get(key) ?? name) !== name) several.add(key);
    names.set(key, name);
  };
  for (const definition of [operation, ...Object.values(fragments)]) eachSelection(definition, note);
  return several;
}

const selectionsOf = ({ node, type: parentType, scope }: ScopedField): readonly ScopedSelection[] =>
  node.selectionSet ? [{ parentType, selectionSet: node.selectionSet, scope: [...scope, ''] }] : [];

/** What holds for all of them tells none from another. */
function withoutCommonScope(selections: readonly ScopedSelection[]): readonly ScopedSelection[] {
  const scopes = new Set(selections.map(({ scope }) => scope.join('.')));
  return scopes.size > 1 ? selections : selections.map((each) => ({ ...each, scope: TOP }));
}

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
