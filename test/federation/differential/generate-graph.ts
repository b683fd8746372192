import type { ArgumentSpec, EntitySpec, FieldSpec, GraphSpec, ValueSpec } from './graph-spec.ts';
import { KEYS, namedType, SCALARS } from './graph-spec.ts';
import type { Random } from './random.ts';

type Draft<Type> = { -readonly [Name in keyof Type]: Type[Name] };
type Field = Draft<FieldSpec>;
interface Entity extends Omit<Draft<EntitySpec>, 'fields'> {
  readonly fields: Field[];
}

const ENTITIES = ['Offer', 'Lot', 'Maker', 'Parcel'];
const VALUES = ['Money', 'Size'];
const NAMES = ['name', 'price', 'units', 'state', 'maker', 'lots', 'text', 'next', 'note', 'parts'];
const WRAPS = ['T', 'T', 'T!', 'T!', '[T]', '[T!]', '[T!]!', '[T]!', '[[T]]', '[[T!]!]'];
const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: 'first', type: 'Int', default: '2' },
  { name: 'lang', type: 'String' },
  { name: 'color', type: 'Color', default: 'RED' },
  { name: 'exact', type: 'Boolean!' },
  { name: 'ids', type: '[Int!]' },
];

/** A graph of two to five subgraphs. It may fail to compose, which is rare. */
export function generateGraph(random: Random): GraphSpec {
  const { below, chance, pick, some } = random;
  const subgraphs = ['a', 'b', 'c', 'd', 'e'].slice(0, 2 + below(4));
  const valueNames = VALUES.slice(0, below(3));
  const entities = ENTITIES.slice(0, 2 + below(3)).map((name) => entityOf(name));
  const names = entities.map(({ name }) => name);
  const interfaces = chance(50) ? [{ name: 'Good', members: some(names, 60) }] : [];
  const unions = chance(50)
    ? [
        {
          name: 'Hit',
          members: Object.fromEntries(subgraphs.map((each) => [each, some([...names, ...valueNames], 50)])),
        },
      ]
    : [];
  for (const entity of entities) {
    if (interfaces.some(({ members }) => members.includes(entity.name))) {
      entity.keys = Object.fromEntries(subgraphs.map((each) => [each, pick(['id', 'id rank'] as const)]));
    }
    entity.fields.push(...fieldsOf(2 + below(4)));
  }
  const values = valueNames.map((name): ValueSpec => ({ name, fields: fieldsOf(1 + below(3), true) }));
  const roots: Field[] = fieldsOf(3 + below(3)).map((field) =>
    SCALARS.some((scalar) => scalar === namedType(field.type))
      ? { ...field, type: field.type.replace(/\w+/, pick(names)) }
      : field,
  );
  for (const entity of entities)
    for (const field of entity.fields) if (chance(30)) requireSomething(entity, field);
  for (const field of [...roots, ...entities.flatMap(({ fields }) => fields)])
    if (chance(30)) provideSomething(field);
  const graph: GraphSpec = {
    salt: below(1_000_000),
    rates: { nulls: pick([0, 10, 25]), errors: pick([0, 3, 10]), absent: pick([0, 30]) },
    subgraphs,
    entities,
    values,
    interfaces,
    unions,
    roots,
  };
  for (const entity of entities) hideSome(graph, entity);
  return graph;

  function entityOf(name: string): Entity {
    const keys = Object.fromEntries(subgraphs.map((each) => [each, pick(KEYS)]));
    return { name, home: pick(subgraphs), keys, fields: [] };
  }

  function fieldsOf(count: number, isOfValue = false): Field[] {
    const free = [...NAMES];
    return Array.from({ length: count }, () => {
      const [name = ''] = free.splice(below(free.length), 1);
      const owners = chance(80) ? [pick(subgraphs)] : [...new Set([pick(subgraphs), pick(subgraphs)])];
      const type = pick(WRAPS).replace('T', typeOf(isOfValue || owners.length > 1));
      return {
        name,
        type,
        in: isOfValue ? [] : owners,
        args: isOfValue || !chance(25) ? [] : some(ARGUMENTS, 25),
      };
    });
  }

  function typeOf(isShared: boolean): string {
    const draw = below(100);
    if (draw < 50) return pick(SCALARS);
    if (draw < 62 && valueNames.length > 0) return pick(valueNames);
    const abstract = [...interfaces, ...unions].map(({ name }) => name);
    if (draw < 75 && abstract.length > 0 && !isShared) return pick(abstract);
    return pick(names);
  }

  /** Lets a field require one or two fields that its subgraph has not, perhaps through another entity. */
  function requireSomething({ fields }: Entity, field: Field): void {
    const [owner, ...others] = field.in;
    if (owner === undefined || others.length > 0 || field.requires !== undefined || field.isFirm) return;
    const candidates = fields.filter((each) => each !== field && canBeRequired(each, owner));
    if (candidates.length === 0) return;
    const texts = some(candidates, 40).flatMap((required) => {
      const nested = entities.find(({ name }) => name === namedType(required.type));
      const inner = nested?.fields.filter((each) => isLeaf(each) && canBeRequired(each, owner)) ?? [];
      if (nested && inner.length === 0) return [];
      const chosen = nested ? pick(inner) : null;
      required.isFirm = true;
      if (chosen) chosen.isFirm = true;
      const start = `${required.name}${literalArguments(required)}`;
      return [chosen ? `${start} { ${chosen.name}${literalArguments(chosen)} }` : start];
    });
    if (texts.length === 0) return;
    field.requires = texts.join(' ');
    field.type = pick(['String', 'String!', 'Int']);
  }

  function canBeRequired(field: Field, owner: string): boolean {
    const isEntity = names.includes(namedType(field.type));
    // It may have requirements itself, but for `owner`'s: what is required already, requires nothing more.
    return !field.in.includes(owner) && (isLeaf(field) || isEntity);
  }

  function isLeaf({ type }: Field): boolean {
    return SCALARS.some((scalar) => scalar === namedType(type));
  }

  function literalArguments({ args }: Field): string {
    const given = args.filter(({ type }) => type.endsWith('!') || chance(60));
    const texts = given.map(({ name, type }) => `${name}: ${literalOf(type)}`);
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  function literalOf(type: string): string {
    const literals: Record<string, readonly string[]> = {
      Int: ['1', '2', 'null'],
      String: ['"en"', 'null'],
      Color: ['RED', 'BLUE'],
      'Boolean!': ['true', 'false'],
      '[Int!]': ['[1, 2]', '[]', '3'],
    };
    return pick(literals[type] ?? ['null']);
  }

  function provideSomething(field: Field): void {
    const entity = entities.find(({ name }) => name === namedType(field.type));
    const [owner, ...others] = field.in;
    if (!entity || owner === undefined || others.length > 0) return;
    const candidates = entity.fields.filter(
      (each) =>
        isLeaf(each) && !each.in.includes(owner) && each.requires === undefined && each.args.length === 0,
    );
    if (candidates.length > 0) field.provides = pick(candidates).name;
  }

  /** Lets a subgraph that nothing else depends on not know some of the objects. */
  function hideSome({ unions: allUnions }: GraphSpec, entity: Entity): void {
    if (interfaces.some(({ members }) => members.includes(entity.name))) return;
    const provided = [...roots, ...entities.flatMap(({ fields }) => fields)]
      .filter(({ type }) => namedType(type) === entity.name)
      .map(({ provides }) => provides);
    const reachable = new Set(
      [entity.name, ...allUnions.map(({ name }) => name), ...valueNames].filter((name) => name !== ''),
    );
    const candidates = subgraphs.filter((subgraph) => {
      const own = entity.fields.filter((field) => field.in.includes(subgraph));
      const isAlone = own.every(
        (field) => field.in.length === 1 && !field.isFirm && !provided.includes(field.name),
      );
      const leads = [...roots, ...entities.flatMap(({ fields }) => fields)].some(
        (field) => field.in.includes(subgraph) && reachable.has(namedType(field.type)),
      );
      return subgraph !== entity.home && own.length > 0 && isAlone && !leads;
    });
    if (candidates.length > 0) entity.absentIn = pick(candidates);
  }
}
