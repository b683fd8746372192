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
  readonly requirements: ReadonlyMap<string, SelectionSetNode>;
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
  const requirements = new Map<string, SelectionSetNode>();
  if (names.size === 0) return { document, fields, names, requirements };

  const added = new Map<string, Map<string, FieldDefinitionNode>>();
  const rewritten = new Map<DirectiveNode, DirectiveNode>();
  for (const { type, field, directive, graph, requires } of requiring) {
    if (!requires) continue;
    const own = withOwnNames(requires, type);
    requirements.set(`${services.get(graph) ?? ''}/${type.name.value}.${field.name.value}`, own);
    rewritten.set(directive, withRequires(directive, own));
  }
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
  return { document: { ...document, definitions }, fields, names, requirements };

  function withOwnNames(selectionSet: SelectionSetNode, type: Composite): SelectionSetNode {
    return {
      ...selectionSet,
      selections: selectionSet.selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = types.get(selection.typeCondition?.name.value ?? '') ?? type;
          return { ...selection, selectionSet: withOwnNames(selection.selectionSet, condition) };
        }
        return withOwnName(selection, type);
      }),
    };
  }

  function withOwnName(field: FieldNode, type: Composite): FieldNode {
    const definition = type.fields?.find(({ name }) => name.value === field.name.value);
    const inner = definition && types.get(namedType(definition.type));
    const selectionSet =
      field.selectionSet && inner ? withOwnNames(field.selectionSet, inner) : field.selectionSet;
    const within = selectionSet ? { ...field, selectionSet } : field;
    if (!definition || !names.has(field.name.value)) return within;
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
