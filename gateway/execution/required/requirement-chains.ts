import { type DocumentNode, type FieldDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import {
  type Composite,
  compositesOf,
  type JoinedField,
  joinedFields,
  keyFields,
  listDepth,
  namedType,
  namesIn,
  serviceNames,
} from './join-facts.ts';

/** Where plans may go wrong because what is required has requirements itself. */
export interface RequirementChains {
  /** A root field, in plans only, that gives an object as a subgraph refers to it; by `service/Type`. */
  readonly probes: ReadonlyMap<string, string>;
  /** The fields of an object that a field requires; by `service/Type.field`. */
  readonly requires: ReadonlyMap<string, readonly string[]>;
  /** Fields that a subgraph knows only when it is given them: `service/Type.field`. */
  readonly borrowed: ReadonlySet<string>;
  /** What a subgraph knows of others' fields behind one of its own; by `service/Type.field`. */
  readonly provides: ReadonlyMap<string, SelectionSetNode>;
  /** The type of what a field gives, and how many lists are around it; by `Type.field`. */
  readonly given: ReadonlyMap<string, { readonly type: string; readonly lists: number }>;
}

/** Null where no requirement has requirements: there the planner is right. */
export function requirementChains(document: DocumentNode): RequirementChains | null {
  const types = compositesOf(document);
  const services = serviceNames(document);
  const all = joinedFields(types.values());
  const placeOf = ({ graph, type, field }: JoinedField) =>
    `${services.get(graph) ?? ''}/${type.name.value}.${field.name.value}`;
  const requiring = all.filter(({ requires }) => requires);
  const withRequirements = new Set(requiring.map((each) => coordinateOf(each)));
  const isChained = requiring.some(({ type, requires }) =>
    namesIn(requires).some((name) => withRequirements.has(`${type.name.value}.${name}`)),
  );
  if (!isChained) return null;

  const borrowed = all.filter(({ isExternal, graph, type, field }) => {
    const keys = keyFields(type, graph);
    return isExternal && keys.length > 0 && !keys.includes(field.name.value);
  });
  const probed = borrowed.filter(({ type }) => type.kind === Kind.OBJECT_TYPE_DEFINITION);
  return {
    probes: new Map(probed.map((each) => [typeOf(each, services), probeName(each)])),
    requires: new Map(requiring.map((each) => [placeOf(each), namesIn(each.requires)])),
    borrowed: new Set(borrowed.map(placeOf)),
    provides: new Map(
      all.flatMap((each) => (each.provides ? [[placeOf(each), each.provides] as const] : [])),
    ),
    given: new Map([...types.values()].flatMap(givenBy)),
  };
}

/** With the root fields that plans are tried out with. */
export function withProbes(document: DocumentNode, { probes }: RequirementChains): DocumentNode {
  const services = serviceNames(document);
  const all = joinedFields(compositesOf(document).values());
  const own = [...probes].flatMap(([place, name]) => {
    const found = all.find((each) => typeOf(each, services) === place);
    return found ? [probeField(name, found)] : [];
  });
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Query'
      ? { ...definition, fields: [...(definition.fields ?? []), ...own] }
      : definition,
  );
  return { ...document, definitions };
}

const probeField = (name: string, { type, graph }: JoinedField): FieldDefinitionNode => ({
  kind: Kind.FIELD_DEFINITION,
  name: { kind: Kind.NAME, value: name },
  type: { kind: Kind.NAMED_TYPE, name: type.name },
  directives: [
    {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: 'join__field' },
      arguments: [
        {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: 'graph' },
          value: { kind: Kind.ENUM, value: graph },
        },
      ],
    },
  ],
});

const probeName = ({ graph, type }: JoinedField): string => `probe__${graph}__${type.name.value}`;

const coordinateOf = ({ type, field }: JoinedField): string => `${type.name.value}.${field.name.value}`;

const typeOf = ({ graph, type }: JoinedField, services: ReadonlyMap<string, string>): string =>
  `${services.get(graph) ?? ''}/${type.name.value}`;

const givenBy = ({ name, fields = [] }: Composite) =>
  fields.map(
    (field) =>
      [
        `${name.value}.${field.name.value}`,
        { type: namedType(field.type), lists: listDepth(field.type) },
      ] as const,
  );
