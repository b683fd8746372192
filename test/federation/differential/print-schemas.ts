import type { EntitySpec, FieldSpec, GraphSpec, Key } from './graph-spec.ts';
import { KEYS } from './graph-spec.ts';
import { externalsIn, typesIn } from './presence.ts';

const LEAVES = 'scalar Json enum Color { RED GREEN BLUE }';

/** The fields that each key consists of. */
const KEY_FIELDS: Readonly<Record<Key, readonly string[]>> = {
  id: ['id: ID!'],
  code: ['code: String!'],
  'id rank': ['id: ID!', 'rank: Int!'],
  'ref { uid }': ['ref: Ref!'],
};

const keysIn = ({ home, keys }: EntitySpec, subgraph: string): readonly Key[] =>
  subgraph === home ? KEYS : [keys[subgraph] ?? 'id'];

const argsOf = ({ args }: FieldSpec): string => {
  const texts = args.map(
    (arg) => `${arg.name}: ${arg.type}${arg.default === undefined ? '' : ` = ${arg.default}`}`,
  );
  return texts.length > 0 ? `(${texts.join(', ')})` : '';
};

/** The schema of one subgraph, without the link to federation. */
export function printSubgraph(graph: GraphSpec, subgraph: string): string {
  const types = typesIn(graph, subgraph);
  const externals = externalsIn(graph, subgraph);
  const provided = new Set(
    [...graph.roots, ...graph.entities.flatMap(({ fields }) => fields)].flatMap(({ provides, type }) =>
      provides === undefined ? [] : [`${type.replace(/[[\]!]/g, '')}.${provides}`],
    ),
  );
  const ownFields = (typeName: string, fields: readonly FieldSpec[]) =>
    fields.filter((field) => field.in.includes(subgraph)).map((field) => printField(typeName, field));

  const roots = ownFields('Query', graph.roots);
  return [
    LEAVES,
    'type Ref @shareable { uid: ID! }',
    `type Query { ${roots.length > 0 ? roots.join(' ') : `none_${subgraph}: Int`} }`,
    ...graph.entities.filter(({ name }) => types.has(name)).map(printEntity),
    ...graph.values
      .filter(({ name }) => types.has(name))
      .map(({ name, fields }) => `type ${name} @shareable { ${fields.map(plainField).join(' ')} }`),
    ...graph.interfaces
      .filter(({ name }) => types.has(name))
      .map(({ name }) => `interface ${name} { id: ID! tag: String }`),
    ...graph.unions
      .filter(({ name }) => types.has(name))
      .map(({ name, members }) => `union ${name} = ${(members[subgraph] ?? []).join(' | ')}`),
  ].join('\n');

  function printEntity(entity: EntitySpec): string {
    const { name, fields } = entity;
    const own = ownFields(name, fields);
    const external = fields
      .filter((field) => externals.get(name)?.has(field.name) && !field.in.includes(subgraph))
      .map((field) => `${plainField(field)} @external`);
    const keys = keysIn(entity, subgraph);
    const isStub = own.length === 0 && subgraph !== entity.home;
    const interfaces = graph.interfaces.filter((each) => each.members.includes(name));
    const here = interfaces.filter((each) => types.has(each.name));
    const all = new Set([
      ...keys.flatMap((key) => KEY_FIELDS[key]),
      ...(interfaces.length > 0 ? ['tag: String @shareable'] : []),
      ...own,
      ...external,
    ]);
    const implemented = here.length > 0 ? ` implements ${here.map((each) => each.name).join(' & ')}` : '';
    const marks = keys.map((key) => `@key(fields: "${key}"${isStub ? ', resolvable: false' : ''})`);
    return `type ${name}${implemented} ${marks.join(' ')} { ${[...all].join(' ')} }`;
  }

  function printField(typeName: string, field: FieldSpec): string {
    const isShared = field.in.length > 1 || provided.has(`${typeName}.${field.name}`);
    return [
      plainField(field),
      ...(isShared ? ['@shareable'] : []),
      ...(field.requires === undefined ? [] : [`@requires(fields: ${JSON.stringify(field.requires)})`]),
      ...(field.provides === undefined ? [] : [`@provides(fields: "${field.provides}")`]),
    ].join(' ');
  }
}

const plainField = (field: FieldSpec): string => `${field.name}${argsOf(field)}: ${field.type}`;

/** The schema of the whole graph, as one server would have it. */
export function printWhole(graph: GraphSpec): string {
  const used = new Set(graph.subgraphs.flatMap((subgraph) => [...typesIn(graph, subgraph)]));
  const unused = graph.subgraphs.filter(
    (subgraph) => !graph.roots.some((root) => root.in.includes(subgraph)),
  );
  return [
    LEAVES,
    'type Ref { uid: ID! }',
    `type Query { ${[...graph.roots.map(plainField), ...unused.map((each) => `none_${each}: Int`)].join(' ')} }`,
    ...graph.entities.filter(({ name }) => used.has(name)).map(printWholeEntity),
    ...graph.values
      .filter(({ name }) => used.has(name))
      .map(({ name, fields }) => `type ${name} { ${fields.map(plainField).join(' ')} }`),
    ...graph.interfaces
      .filter(({ name }) => used.has(name))
      .map(({ name }) => `interface ${name} { id: ID! tag: String }`),
    ...graph.unions
      .filter(({ name }) => used.has(name))
      .map(({ name, members }) => {
        const present = graph.subgraphs.filter((subgraph) => typesIn(graph, subgraph).has(name));
        return `union ${name} = ${[...new Set(present.flatMap((each) => members[each] ?? []))].join(' | ')}`;
      }),
  ].join('\n');

  function printWholeEntity(entity: EntitySpec): string {
    const interfaces = graph.interfaces.filter(
      ({ name, members }) => used.has(name) && members.includes(entity.name),
    );
    const isTagged = graph.interfaces.some(({ members }) => members.includes(entity.name));
    const subgraphs = graph.subgraphs.filter((subgraph) => typesIn(graph, subgraph).has(entity.name));
    const fields = new Set([
      ...subgraphs.flatMap((subgraph) => keysIn(entity, subgraph)).flatMap((key) => KEY_FIELDS[key]),
      ...(isTagged ? ['tag: String'] : []),
      ...entity.fields.map(plainField),
    ]);
    const implemented =
      interfaces.length > 0 ? ` implements ${interfaces.map(({ name }) => name).join(' & ')}` : '';
    return `type ${entity.name}${implemented} { ${[...fields].join(' ')} }`;
  }
}
