import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { allows, type Authorization, type Rule } from './authorization.ts';
import type { Caller } from './caller.ts';
import { eachSelection } from './each-selection.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** A part of an operation that its caller may not read. */
export interface Denial {
  /** What the schema calls it, such as `Sku.cost`; a type's name when the whole object is denied. */
  readonly coordinate: string;
  /** The field's name in the answer; null when it is the object itself that is denied. */
  readonly responseName: string | null;
  readonly rule: Rule;
}

/** An operation without what its caller may not read. */
export interface AllowedOperation {
  readonly planned: PlannedOperation;
  /** By the name that stands in the operation, and so in its result, where something was taken out. */
  readonly denials: ReadonlyMap<string, Denial>;
}

/** What an operation is judged by. */
export interface Rulebook {
  readonly schema: GraphQLSchema;
  readonly authorization: Authorization;
}

/** The distinct rules that an operation meets anywhere, whatever its conditions (`@skip`, `@include`) say. */
export function rulesOf({ operation, fragments }: PlannedOperation, rulebook: Rulebook): readonly Rule[] {
  const rules = new Map<string, Rule>();
  const typeInfo = new TypeInfo(rulebook.schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    Field: (field) => {
      for (const { rule } of [fieldRule(field, typeInfo, rulebook), ...memberRules(typeInfo, rulebook)]) {
        if (rule.length > 0) rules.set(JSON.stringify(rule), rule);
      }
    },
  });
  for (const definition of [operation, ...Object.values(fragments)]) visit(definition, visitor);
  return [...rules.values()];
}

/**
 * Takes out of an operation what the caller may not read.
 *
 * In its place stands `__typename`, under a name that the operation does not use: its place in the result is where null
 * belongs, whatever fragments and conditions are around it, and nothing of the denied part is planned or sent.
 */
export function withoutDenied(
  planned: PlannedOperation,
  rulebook: Rulebook,
  caller: Caller | null,
): AllowedOperation {
  const denials = new Map<string, Denial>();
  const prefix = unusedPrefix(planned);
  const markerOf = (denial: Denial, directives?: readonly DirectiveNode[]): FieldNode => {
    const name = `${prefix}${denials.size}`;
    denials.set(name, denial);
    return typenameAs(name, directives);
  };

  const typeInfo = new TypeInfo(rulebook.schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    Field: {
      enter: (field) => {
        const { coordinate, rule } = fieldRule(field, typeInfo, rulebook);
        if (allows(rule, caller)) return undefined;
        return markerOf({ coordinate, responseName: responseNameOf(field), rule }, field.directives);
      },
      leave: (field) => {
        if (!field.selectionSet) return undefined;
        const denied = memberRules(typeInfo, rulebook).filter(({ rule }) => !allows(rule, caller));
        if (denied.length === 0) return undefined;
        const markers = denied.map(({ coordinate, rule }) =>
          onType(coordinate, markerOf({ coordinate, responseName: null, rule })),
        );
        const { selectionSet } = field;
        return {
          ...field,
          selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ...markers] },
        };
      },
    },
  });
  // The visitor replaces fields only, so a definition stays a definition of its kind.
  const filtered = <Definition extends OperationDefinitionNode | FragmentDefinitionNode>(of: Definition) =>
    visit<Definition>(of, visitor);
  const fragments = Object.entries(planned.fragments).map(([name, of]) => [name, filtered(of)] as const);
  return {
    planned: { operation: filtered(planned.operation), fragments: Object.fromEntries(fragments) },
    denials,
  };
}

/** Where a denied field stands in an operation that is refused as a whole. */
export interface DeniedPlace extends Omit<Denial, 'responseName'> {
  readonly path: readonly string[];
}

/** The first places at which the caller meets a denied field; a fragment's are named where it is used first. */
export function deniedPlaces(
  planned: PlannedOperation,
  { rulebook, caller, limit }: { rulebook: Rulebook; caller: Caller | null; limit: number },
): readonly DeniedPlace[] {
  const places: DeniedPlace[] = [];
  const seen = new Set<string>();
  const walk = (definition: OperationDefinitionNode | FragmentDefinitionNode, base: readonly string[]) => {
    const typeInfo = new TypeInfo(rulebook.schema);
    const path = [...base];
    visit(
      definition,
      visitWithTypeInfo(typeInfo, {
        Field: {
          enter: (field) => {
            path.push(responseNameOf(field));
            const rules = [fieldRule(field, typeInfo, rulebook), ...memberRules(typeInfo, rulebook)];
            const denied = rules.find(({ rule }) => !allows(rule, caller));
            if (denied && places.length < limit) places.push({ ...denied, path: [...path] });
            return undefined;
          },
          leave: () => void path.pop(),
        },
        FragmentSpread: ({ name: { value: name } }) => {
          const fragment = planned.fragments[name];
          if (!fragment || seen.has(name)) return;
          seen.add(name);
          walk(fragment, path);
        },
      }),
    );
  };
  walk(planned.operation, []);
  return places;
}

interface RuleAt {
  readonly coordinate: string;
  readonly rule: Rule;
}

function fieldRule(field: FieldNode, typeInfo: TypeInfo, { authorization }: Rulebook): RuleAt {
  const typeName = typeInfo.getParentType()?.name ?? '';
  const fieldName = field.name.value;
  return { coordinate: `${typeName}.${fieldName}`, rule: authorization.ofField(typeName, fieldName) };
}

/** The rules of the types that an object behind the current field may turn out to have. */
function memberRules(typeInfo: TypeInfo, { schema, authorization }: Rulebook): readonly RuleAt[] {
  const type = getNamedType(typeInfo.getType());
  if (!isAbstractType(type)) return [];
  return schema
    .getPossibleTypes(type)
    .map(({ name }) => ({ coordinate: name, rule: authorization.ofType(name) }))
    .filter(({ rule }) => rule.length > 0);
}

/** What no field of the operation begins with in its result. */
function unusedPrefix({ operation, fragments }: PlannedOperation): string {
  let prefix = 'denied';
  for (const definition of [operation, ...Object.values(fragments)]) {
    eachSelection(definition, (selection) => {
      if (selection.kind !== Kind.FIELD) return;
      while (responseNameOf(selection).startsWith(prefix)) prefix += '_';
    });
  }
  return prefix;
}

export const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

const typenameAs = (alias: string, directives: readonly DirectiveNode[] = []): FieldNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: alias },
  name: { kind: Kind.NAME, value: '__typename' },
  directives,
});

const onType = (typeName: string, field: FieldNode) => ({
  kind: Kind.INLINE_FRAGMENT as const,
  typeCondition: { kind: Kind.NAMED_TYPE as const, name: { kind: Kind.NAME as const, value: typeName } },
  selectionSet: { kind: Kind.SELECTION_SET as const, selections: [field] },
});
