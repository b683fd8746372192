import {
  type ArgumentNode,
  type DirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
  visit,
} from 'graphql';
import { requiredKey } from '../field-keys.ts';

/** A field with arguments that a subgraph requires. */
export interface RequiredField {
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

/** A supergraph in the form in which it is planned. */
export interface PlannedSupergraph {
  readonly sdl: string;
  /** What stands in plans for fields that are required with arguments, by the name that it has there. */
  readonly fields: ReadonlyMap<string, RequiredField>;
  /** Names of the fields that are required with arguments anywhere. */
  readonly names: ReadonlySet<string>;
  /** The labels of overrides, in no particular order. */
  readonly labels: readonly string[];
  /** What fields require, in names of plans; by `service/Type.field`. */
  readonly requirements: ReadonlyMap<string, SelectionSetNode>;
}

type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

const isComposite = (definition: DefinitionNode): definition is Composite =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;

/**
 * Gives every field that is required with arguments a field of its own, without arguments.
 *
 * The planner tells fields apart by their names alone, so the values for other arguments, which clients or other
 * requirements ask for, would stand in for the required ones.
 */
export function plannedSupergraph(sdl: string): PlannedSupergraph {
  const document = parse(sdl, { noLocation: true });
  const types = new Map(document.definitions.filter(isComposite).map((type) => [type.name.value, type]));
  const services = serviceNames(document);
  const labels = labelsIn(document);
  const names = new Set<string>();
  eachRequirement(types, (selectionSet) => {
    visit(selectionSet, {
      Field: (field) => {
        if (field.arguments?.length) names.add(field.name.value);
      },
    });
  });
  const fields = new Map<string, RequiredField>();
  const requirements = new Map<string, SelectionSetNode>();
  if (names.size === 0) return { sdl, fields, names, requirements, labels };

  const added = new Map<string, Map<string, FieldDefinitionNode>>();
  const rewritten = new Map<DirectiveNode, DirectiveNode>();
  eachRequirement(types, (selectionSet, { type, field, directive }) => {
    const own = withOwnNames(selectionSet, type);
    requirements.set(
      `${services.get(enumArgument(directive, 'graph')) ?? ''}/${type.name.value}.${field.name.value}`,
      own,
    );
    rewritten.set(directive, withRequires(directive, own));
  });
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
  return { sdl: print({ ...document, definitions }), fields, names, requirements, labels };

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

interface RequirementAt {
  readonly type: Composite;
  readonly field: FieldDefinitionNode;
  readonly directive: DirectiveNode;
}

function eachRequirement(
  types: ReadonlyMap<string, Composite>,
  then: (selectionSet: SelectionSetNode, at: RequirementAt) => void,
): void {
  for (const type of types.values()) {
    for (const field of type.fields ?? []) {
      for (const directive of field.directives ?? []) {
        const requires = directive.arguments?.find(({ name }) => name.value === 'requires')?.value;
        if (directive.name.value !== 'join__field' || requires?.kind !== Kind.STRING) continue;
        const [operation] = parse(`{${requires.value}}`, { noLocation: true }).definitions;
        if (operation && 'selectionSet' in operation)
          then(operation.selectionSet, { type, field, directive });
      }
    }
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

function labelsIn(document: DocumentNode): readonly string[] {
  const labels = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      if (name.value === 'overrideLabel' && value.kind === Kind.STRING) labels.add(value.value);
    },
  });
  return [...labels];
}

/** How plans call the subgraphs, by how the supergraph does. */
function serviceNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const graphs = definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return new Map();
  return new Map(
    (graphs.values ?? []).map(({ name, directives = [] }) => {
      const graph = directives.find((directive) => directive.name.value === 'join__graph');
      const given = graph?.arguments?.find((argument) => argument.name.value === 'name')?.value;
      return [name.value, given?.kind === Kind.STRING ? given.value : name.value];
    }),
  );
}

function enumArgument({ arguments: given = [] }: DirectiveNode, name: string): string {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.ENUM ? value.value : '';
}

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
