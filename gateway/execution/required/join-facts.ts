import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

export type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export const isComposite = (definition: DefinitionNode): definition is Composite =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;

export const compositesOf = ({ definitions }: DocumentNode): ReadonlyMap<string, Composite> =>
  new Map(definitions.filter(isComposite).map((type) => [type.name.value, type]));

/** The types of objects that each type of objects, interface and union stands for. */
export function objectTypes({ definitions }: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const objects = new Map<string, Set<string>>();
  const add = (type: string, object: string) =>
    objects.set(type, (objects.get(type) ?? new Set<string>()).add(object));
  for (const definition of definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const { name } of definition.types ?? []) add(definition.name.value, name.value);
    }
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name } of [definition, ...(definition.interfaces ?? [])]) {
      add(name.value, definition.name.value);
    }
  }
  return objects;
}

/** What a supergraph says about a field in one of its subgraphs. */
export interface JoinedField {
  readonly type: Composite;
  readonly field: FieldDefinitionNode;
  /** As the supergraph calls the subgraph. */
  readonly graph: string;
  readonly isExternal: boolean;
  readonly requires: SelectionSetNode | null;
  readonly provides: SelectionSetNode | null;
  readonly directive: ConstDirectiveNode;
}

/** Every field in every subgraph that a supergraph says anything about. */
export const joinedFields = (types: Iterable<Composite>): readonly JoinedField[] =>
  [...types].flatMap((type) =>
    (type.fields ?? []).flatMap((field) =>
      (field.directives ?? [])
        .filter(({ name }) => name.value === 'join__field')
        .map((directive) => ({
          type,
          field,
          directive,
          graph: enumArgument(directive, 'graph'),
          isExternal: argumentOf(directive, 'external')?.kind === Kind.BOOLEAN,
          requires: fieldSet(directive, 'requires'),
          provides: fieldSet(directive, 'provides'),
        })),
    ),
  );

/** How plans call the subgraphs, by how the supergraph does. */
export function serviceNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const graphs = definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return new Map();
  return new Map(
    (graphs.values ?? []).map(({ name, directives = [] }) => {
      const graph = directives.find((directive) => directive.name.value === 'join__graph');
      const given = graph && argumentOf(graph, 'name');
      return [name.value, given?.kind === Kind.STRING ? given.value : name.value];
    }),
  );
}

/** The fields of a type's keys in one subgraph. */
export const keyFields = ({ directives = [] }: Composite, graph: string): readonly string[] =>
  directives
    .filter((each) => each.name.value === 'join__type' && enumArgument(each, 'graph') === graph)
    .flatMap((each) => namesIn(fieldSet(each, 'key')));

/** The fields at the top of a selection set, whatever the type. */
export const namesIn = (selectionSet: SelectionSetNode | null | undefined): readonly string[] =>
  (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    return selection.kind === Kind.FIELD ? [selection.name.value] : namesIn(selection.selectionSet);
  });

export const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);

/** How many lists are around what a field gives. */
export const listDepth = (type: TypeNode): number => {
  if (type.kind === Kind.NAMED_TYPE) return 0;
  return listDepth(type.type) + (type.kind === Kind.LIST_TYPE ? 1 : 0);
};

const argumentOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string) =>
  given.find((argument) => argument.name.value === name)?.value;

function enumArgument(directive: ConstDirectiveNode, name: string): string {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.ENUM ? value.value : '';
}

function fieldSet(directive: ConstDirectiveNode, name: string): SelectionSetNode | null {
  const value = argumentOf(directive, name);
  if (value?.kind !== Kind.STRING) return null;
  const [operation] = parse(`{${value.value}}`, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : null;
}
