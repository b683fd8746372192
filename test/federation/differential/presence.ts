import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { namedType, type FieldSpec, type GraphSpec } from './graph-spec.ts';

/** The composite types that a subgraph's schema has to define. */
export function typesIn(graph: GraphSpec, subgraph: string): ReadonlySet<string> {
  const found = new Set<string>();
  const resolvesHere = (field: FieldSpec) => field.in.includes(subgraph);
  graph.roots.filter(resolvesHere).forEach(addType);
  for (const { name, home, fields } of graph.entities) {
    const own = fields.filter(resolvesHere);
    if (own.length > 0 || home === subgraph) add(name);
    own.forEach(addType);
    // What is required through other entities is declared, as external.
    for (const { requires = '' } of own)
      for (const nested of entitiesBehind(graph, name, requires)) add(nested);
  }
  return found;

  function addType({ type }: FieldSpec): void {
    add(namedType(type));
  }

  function add(name: string): void {
    if (found.has(name)) return;
    const value = graph.values.find((each) => each.name === name);
    const union = graph.unions.find((each) => each.name === name);
    const members = graph.interfaces.find((each) => each.name === name)?.members;
    const isEntity = graph.entities.some((each) => each.name === name);
    if (!value && !union && !members && !isEntity) return;
    found.add(name);
    value?.fields.forEach(addType);
    for (const member of union?.members[subgraph] ?? members ?? []) add(member);
  }
}

/** The types of the objects that a requirement such as `maker { rating }` goes through. */
const entitiesBehind = (graph: GraphSpec, typeName: string, requires: string): readonly string[] =>
  requiredFields(requires).flatMap(({ outer, inner }) => {
    const entity = graph.entities.find(({ name }) => name === typeName);
    const field = entity?.fields.find(({ name }) => name === outer);
    return field && inner !== undefined ? [namedType(field.type)] : [];
  });

/** The fields of a requirement, with the one that is required of what is behind them. */
function requiredFields(requires: string): readonly { readonly outer: string; readonly inner?: string }[] {
  const namesOf = ({ selections }: SelectionSetNode): readonly FieldNode[] =>
    selections.filter((each) => each.kind === Kind.FIELD);
  if (requires === '') return [];
  const [definition] = parse(`{ ${requires} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  return namesOf(definition.selectionSet).map(({ name, selectionSet }) => {
    const [inner] = selectionSet ? namesOf(selectionSet) : [];
    return { outer: name.value, ...(inner && { inner: inner.name.value }) };
  });
}

/** The fields that a subgraph refers to without having them, by type. */
export function externalsIn(graph: GraphSpec, subgraph: string): ReadonlyMap<string, ReadonlySet<string>> {
  const externals = new Map<string, Set<string>>();
  const add = (typeName: string, fieldName: string) =>
    externals.set(typeName, (externals.get(typeName) ?? new Set()).add(fieldName));
  for (const { name, fields } of graph.entities) {
    for (const { requires, in: owners } of fields) {
      if (requires === undefined || !owners.includes(subgraph)) continue;
      for (const { outer, inner } of requiredFields(requires)) {
        add(name, outer);
        const type = fields.find((each) => each.name === outer)?.type;
        if (inner !== undefined && type !== undefined) add(namedType(type), inner);
      }
    }
  }
  for (const { provides, type, in: owners } of [
    ...graph.roots,
    ...graph.entities.flatMap(({ fields }) => fields),
  ]) {
    if (provides !== undefined && owners.includes(subgraph)) add(namedType(type), provides);
  }
  return externals;
}
