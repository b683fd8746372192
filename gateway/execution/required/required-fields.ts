import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type ArgumentNode,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { requiredKey } from '../field-keys.ts';
import {
  type Composite,
  compositesOf,
  isComposite,
  joinedFields,
  namedType,
  objectTypes,
  serviceNames,
} from './join-facts.ts';

/** A field with arguments that a subgraph requires. */
export interface RequiredField {
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

/** A supergraph whose required fields have names of their own. */
export interface SeparateFields {
  readonly document: DocumentNode;
  /** What stands in plans for fields that are required with arguments, by the name that it has there. */
  readonly fields: ReadonlyMap<string, RequiredField>;
  /** Names of the fields that are required with arguments anywhere. */
  readonly names: ReadonlySet<string>;
  /** What fields require, in names of plans; by `service/Type.field`. */
  readonly requirements: ReadonlyMap<string, readonly QueryPlanSelectionNode[]>;
  /** The types of objects that a type stands for. */
  readonly objectTypes: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Gives every field that is required with arguments a field of its own, without arguments.
 *
 * The planner tells fields apart by their names alone, so the values for other arguments, which clients or other
 * requirements ask for, would stand in for the required ones.
 */
export function separateRequired(document: DocumentNode): SeparateFields {
  const types = compositesOf(document);
  const services = serviceNames(document);
  const names = new Set<string>();
  const requiring = joinedFields(types.values());
  for (const { requires } of requiring) {
    if (!requires) continue;
    visit(requires, {
      Field: (field) => {
        if (field.arguments?.length) names.add(field.name.value);
      },
    });
  }
  const fields = new Map<string, RequiredField>();
  const requirements = new Map<string, readonly QueryPlanSelectionNode[]>();
  const separate = { fields, names, requirements, objectTypes: objectTypes(document) };
  const added = new Map<string, Map<string, FieldDefinitionNode>>();
  const rewritten = new Map<DirectiveNode, DirectiveNode>();
  for (const { type, field, directive, graph, requires } of requiring) {
    if (!requires) continue;
    const own = withOwnNames(requires, type);
    requirements.set(`${services.get(graph) ?? ''}/${type.name.value}.${field.name.value}`, inPlanForm(own));
    if (names.size > 0) rewritten.set(directive, withRequires(directive, own));
  }
  if (names.size === 0) return { ...separate, document };

  const definitions = document.definitions.map((definition): DefinitionNode => {
    if (!isComposite(definition)) return definition;
    const own = [...(added.get(definition.name.value)?.values() ?? [])];
    const all = [...(definition.fields ?? []), ...own].map((field) => ({
      ...field,
      directives: (field.directives ?? []).map((directive) => rewritten.get(directive) ?? directive),
    }));
    // Directives keep their constant arguments: only the text of some is another.
    return { ...definition, fields: all } as Composite;
  });
  return { ...separate, document: { ...document, definitions } };

  /** @param type undefined for unions, which have no fields themselves */
  function withOwnNames(selectionSet: SelectionSetNode, type: Composite | undefined): SelectionSetNode {
    return {
      ...selectionSet,
      selections: selectionSet.selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const { typeCondition } = selection;
          const condition = typeCondition ? types.get(typeCondition.name.value) : type;
          return { ...selection, selectionSet: withOwnNames(selection.selectionSet, condition) };
        }
        return withOwnName(selection, type);
      }),
    };
  }

  function withOwnName(field: FieldNode, type: Composite | undefined): FieldNode {
    const definition = type?.fields?.find(({ name }) => name.value === field.name.value);
    if (!type || !definition) return field;
    const within = field.selectionSet
      ? { ...field, selectionSet: withOwnNames(field.selectionSet, types.get(namedType(definition.type))) }
      : field;
    if (!names.has(field.name.value)) return within;
    const key = requiredKey(field);
    fields.set(key, { name: field.name.value, arguments: field.arguments ?? [] });
    for (const holder of holdersOf(type)) addField(holder, field.name.value, key);
    return { ...within, name: { kind: Kind.NAME, value: key }, arguments: [] };
  }

  /** A type, and all that implement it. */
  function holdersOf(type: Composite): readonly Composite[] {
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION) return [type];
    const implementing = [...types.values()].filter(({ interfaces = [] }) =>
      interfaces.some(({ name }) => name.value === type.name.value),
    );
    return [type, ...implementing];
  }

  function addField(type: Composite, name: string, key: string): void {
    const definition = type.fields?.find((field) => field.name.value === name);
    if (!definition) return;
    const ofType = added.get(type.name.value) ?? new Map<string, FieldDefinitionNode>();
    added.set(type.name.value, ofType);
    const directives = (definition.directives ?? []).filter((each) => each.name.value === 'join__field');
    const { description: _description, ...rest } = definition;
    ofType.set(key, { ...rest, name: { kind: Kind.NAME, value: key }, arguments: [], directives });
  }
}

const inPlanForm = ({ selections }: SelectionSetNode): QueryPlanSelectionNode[] =>
  selections.flatMap((selection): readonly QueryPlanSelectionNode[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const typeCondition = selection.typeCondition?.name.value;
      const inner = inPlanForm(selection.selectionSet);
      return [{ kind: 'InlineFragment', ...(typeCondition && { typeCondition }), selections: inner }];
    }
    const inner = selection.selectionSet && { selections: inPlanForm(selection.selectionSet) };
    return [{ kind: 'Field', name: selection.name.value, ...inner }];
  });

const withRequires = (directive: DirectiveNode, selectionSet: SelectionSetNode): DirectiveNode => ({
  ...directive,
  arguments: (directive.arguments ?? []).map((argument) =>
    argument.name.value === 'requires'
      ? {
          ...argument,
          value: {
            kind: Kind.STRING,
            value: stripIgnoredCharacters(print(selectionSet)).slice(1, -1),
          },
        }
      : argument,
  ),
});
