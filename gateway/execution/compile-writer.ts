import {
  getNamedType,
  getNullableType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { Denied, DenialOf } from './denial-of.ts';
import { deniedField, deniedObject } from './denied-writer.ts';
import { dependsOnType } from './depends-on-type.ts';
import { type Entity, isObject, keyCalled } from './entity.ts';
import { faultsOf, type Step } from './faults.ts';
import type { FieldKeys } from './field-keys.ts';
import { introspectionWriter } from './introspection-writer.ts';
import { leafWriter } from './leaf-writer.ts';
import { narrow } from './narrow.ts';
import { orAsOthersTell } from './or-as-others-tell.ts';
import { quoted } from './quoted.ts';
import { type ResponseField, responseFields, type Selected } from './response-fields.ts';
import { remembered } from './remembered-writer.ts';
import { responsePath } from './response-path.ts';
import {
  addError,
  invalidValue,
  keepNull,
  misplacedNull,
  tellFaults,
  tellLost,
  type WriteAt,
  type WriteObject,
  type Writing,
} from './writing.ts';

export interface WriterOptions {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** As the client sent it. */
  readonly asked: PlannedOperation;
  readonly keyOf: FieldKeys;
  /** What the caller may not read. */
  readonly denialOf: DenialOf;
  /** True when there is any: then each of them is told of, also where another one has nulled what is around it. */
  readonly hasDenials: boolean;
  /** Values of the variables that decide what is skipped or included. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** Where, in keys joined by commas, objects stand that may stand in several places: their text is kept. */
  readonly entityPaths: ReadonlySet<string>;
}

/** Writes a value that is there; null when it has to be null. */
type WriteValue = (value: unknown, step: Step, writing: Writing) => string | null;

interface FieldWriter {
  readonly key: string;
  /** What comes before its value. */
  readonly start: string;
  readonly write: WriteAt;
}

/** A place in the answer: a field, or the items of its lists. */
interface Site {
  /** Null for items, which their indexes name. */
  readonly name: string | null;
  /** True where objects have something under its key that is nothing of their own. */
  readonly isInherited: boolean;
  readonly coordinate: string;
  readonly selected: readonly Selected[];
  /** What is selected of the object that the field is of. */
  readonly siblings: readonly Selected[];
  /** In keys, joined by commas. */
  readonly path: string;
}

/**
 * Compiles what a client asked for into functions that write its answer from what was fetched, in one pass: names,
 * fragments, types, null where null may stand, and an error for every null where it may not.
 */
export function compileWriter(options: WriterOptions): WriteObject {
  const { schema, asked, keyOf, denialOf, hasDenials, conditions, entityPaths } = options;
  let memos = 0;
  const naming = { keyOf, fragments: asked.fragments, conditions };
  const asking = { schema, fragments: asked.fragments, conditions };
  const root = schema.getRootType(asked.operation.operation);
  if (!root) throw new Error(`The schema has no ${asked.operation.operation}`);
  return compileObject(root, [{ parentType: root.name, selectionSet: asked.operation.selectionSet }], '');

  /** @param type an interface, for objects whose type nobody asked for and no subgraph said. */
  function compileObject(
    type: GraphQLObjectType | GraphQLInterfaceType,
    selected: readonly Selected[],
    path: string,
  ): WriteObject {
    const fields = responseFields(type, selected, asking).map((field, index): FieldWriter => ({
      key: keyOfField(field),
      start: `${index === 0 ? '{' : ','}${quoted(narrow(field.name))}:`,
      write: compileField(type, field, { selected, path }),
    }));
    return (object, writing) => {
      let text = '';
      let isNull = false;
      let pending: Writing['pending'] = null;
      for (const { start, key, write } of fields) {
        const value = write(object, key, writing);
        if (value !== null) {
          text += start + value;
          continue;
        }
        if (!hasDenials) return null;
        isNull = true;
        // What comes after it may have one of its own, or end it.
        pending ??= writing.pending;
        writing.pending = null;
      }
      if (isNull) {
        writing.pending = pending;
        return null;
      }
      return text === '' ? '{}' : `${text}}`;
    };
  }

  function keyOfField({ nodes: [first] }: ResponseField): string {
    return first ? keyOf(first.node, first.parentType) : '';
  }

  function compileField(
    type: GraphQLObjectType | GraphQLInterfaceType,
    field: ResponseField,
    { selected: siblings, path }: { readonly selected: readonly Selected[]; readonly path: string },
  ): WriteAt {
    const name = field.nodes[0]?.node.name.value ?? '';
    if (name === '__typename') return isObjectType(type) ? typeNameWriter(type.name) : untold(field.name);
    const definition = type.getFields()[name];
    if (!definition) return introspectionWriter(options, field);
    const denied = field.nodes.map(({ node, parentType }) => denialOf.field(parentType, node)).find(Boolean);
    if (denied) return deniedField(definition, field.name, denied);
    const write = compileAt(definition.type, {
      name: field.name,
      isInherited: keyCalled(keyOfField(field)).isInherited,
      coordinate: `${type.name}.${name}`,
      // Rights are judged by the types that the document says, which an object's own may narrow.
      selected: field.nodes.flatMap(({ node: { selectionSet }, parentType }) =>
        selectionSet ? [{ parentType: typeOfField(parentType, name), selectionSet }] : [],
      ),
      siblings,
      path: path === '' ? keyOfField(field) : `${path},${keyOfField(field)}`,
    });
    return hasKeyForItsName(field, name) ? orAsOthersTell(name, write) : write;
  }

  function typeOfField(parentType: string, field: string): string {
    const parent = schema.getType(parentType);
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field] : undefined;
    return definition ? getNamedType(definition.type).name : '';
  }

  /** True where one object is asked for under several names, in different ways. */
  function hasKeyForItsName(field: ResponseField, name: string): boolean {
    return keyOfField(field) !== name && field.nodes.every(({ node }) => !node.arguments?.length);
  }

  function compileAt(type: GraphQLOutputType, site: Site): WriteAt {
    const mayBeNull = !isNonNullType(type);
    const writeValue = compileValue(getNullableType(type), site);
    const { isInherited } = site;
    return (holder, step, writing) => {
      const value = isInherited && !Object.hasOwn(holder, step) ? undefined : holder[step];
      if (value === null || value === undefined) {
        if (!mayBeNull) tellMissing(site, [holder, step], writing);
        else tellNull(site, [holder, step], writing);
        return mayBeNull ? 'null' : null;
      }
      const text = writeValue(value, step, writing);
      if (text !== null) return text;
      return mayBeNull ? endNull(writing, site.name ?? step) : spreadNull(writing);
    };
  }

  function compileValue(type: GraphQLOutputType, site: Site): WriteValue {
    if (isLeafType(type)) {
      const writeLeaf = leafWriter(type);
      return (value, step, writing) => writeLeaf(value) ?? tellInvalid(site, step, writing);
    }
    if (isListType(type))
      return compileList(compileAt(type.ofType, { ...site, name: null, isInherited: false }), site);
    const writeOnce = compileComposite(type, site);
    const writeObject = entityPaths.has(site.path) ? remembered(writeOnce, memos++) : writeOnce;
    return (value, step, writing) => {
      if (!isObject(value) || Array.isArray(value)) return tellInvalid(site, step, writing);
      writing.path.push(site.name ?? step);
      const text = writeObject(value, writing);
      writing.path.pop();
      return text;
    };
  }

  function compileList(writeItem: WriteAt, site: Site): WriteValue {
    return (list, step, writing) => {
      if (!Array.isArray(list)) return tellInvalid(site, step, writing);
      writing.path.push(site.name ?? step);
      let text = '';
      let isNull = false;
      for (let index = 0; index < list.length && (hasDenials || !isNull); index += 1) {
        // A list is read by the numbers of its items.
        const item = writeItem(list as unknown as Entity, index, writing);
        isNull ||= item === null;
        text += index === 0 ? `[${item}` : `,${item}`;
      }
      writing.path.pop();
      if (isNull) return null;
      return text === '' ? '[]' : `${text}]`;
    };
  }

  function compileComposite(type: GraphQLOutputType, site: Site): WriteObject {
    const compiled = (of: GraphQLObjectType | GraphQLInterfaceType, denial: Denied | null): WriteObject =>
      denial ? deniedObject(denial) : lazy(() => compileObject(of, site.selected, site.path));
    if (isObjectType(type)) return compiled(type, denialOf.object(type.name));
    const named = getNamedType(type);
    const byType = new Map<unknown, WriteObject>();
    const possibles = possibleTypes(named.name);
    const denials = possibles.map((possible) => denialOf.object(possible.name));
    possibles.forEach((possible, index) =>
      byType.set(possible.name, compiled(possible, denials[index] ?? null)),
    );
    // It may be of any of the types, so it is denied to whoever may not read one of them.
    const denial = denials.find(Boolean) ?? null;
    const ofAny = isInterfaceType(named) ? compiled(named, denial) : null;
    const untyped = ofAny && isInterfaceType(named) && !denial ? compileUntyped(ofAny, named, site) : ofAny;
    return (object, writing) => {
      const typeName = object['__typename'];
      const write = byType.get(typeName) ?? (isObjectTypeName(typeName) ? null : untyped);
      if (write) return write(object, writing);
      addError(writing, () => invalidValue(site.coordinate, [...writing.path]));
      return null;
    };
  }

  /** An object is null where its type matters and could not be had. */
  function compileUntyped(write: WriteObject, type: GraphQLInterfaceType, site: Site): WriteObject {
    let matters: boolean | null = null;
    return (object, writing) => {
      if (!writing.run.faults.kept) return write(object, writing);
      matters ??= dependsOnType(type, site.selected, asking);
      return matters && tellUntyped(site, object, writing) ? null : write(object, writing);
    };
  }

  /** True when something is known to be the reason why nobody said the type of an object. */
  function tellUntyped(site: Site, object: Entity, writing: Writing): boolean {
    const faults = faultsOf(writing.run);
    const at = [...writing.path];
    const pathOf = (below: readonly Step[]) => responsePath(below, site.selected, naming);
    const errorOf = () => invalidValue(site.coordinate, at);
    const isTold = tellFaults(writing, faults.of(object, '__typename'), ({ path }) => pathOf(path));
    const isNeeded = tellFaults(writing, faults.neededBy(object, '__typename'), () => []);
    return (
      tellLost(writing, faults.lostWith(object, '__typename'), { pathOf, errorOf }) || isTold || isNeeded
    );
  }

  /** True when the type is said, though it may be one that clients do not see. */
  function isObjectTypeName(name: unknown): boolean {
    return typeof name === 'string' && !isInterfaceType(schema.getType(name));
  }

  function possibleTypes(name: string): readonly GraphQLObjectType[] {
    const type = schema.getType(name);
    return type && 'resolveType' in type ? schema.getPossibleTypes(type) : [];
  }

  /** What is null because a subgraph said so, of it or of what it needs. */
  function tellDirect(site: Site, [holder, step]: readonly [object, Step], writing: Writing): boolean {
    const faults = faultsOf(writing.run);
    const here = site.name ?? step;
    const isTold = tellFaults(writing, faults.of(holder, step), ({ path }) => [
      here,
      ...responsePath(path.slice(1), site.selected, naming),
    ]);
    return tellFaults(writing, faults.neededBy(holder, step), () => [here]) || isTold;
  }

  function tellNull(site: Site, [holder, step]: readonly [Entity, Step], writing: Writing): void {
    const { faults, data } = writing.run;
    if (faults.kept && tellDirect(site, [holder, step], writing)) return;
    // Whatever was fetched of a root type is there, if only as null, or was lost with all of its fetch.
    const isLost = faults.kept && faults.kept.lostWith(holder, step).size > 0;
    const isUnplanned = holder === data && !Object.hasOwn(data, step) && !isLost;
    if (isUnplanned) tellInvalid(site, step, writing);
  }

  function tellMissing(site: Site, [holder, step]: readonly [object, Step], writing: Writing): void {
    const { faults, absent } = writing.run;
    const here = site.name ?? step;
    const path = [...writing.path, here];
    const errorOf = () => misplacedNull(site.coordinate, path);
    if (faults.kept) {
      const isTold = tellDirect(site, [holder, step], writing);
      // What is wrong here need not be why it is missing: something beside it may have taken it along.
      const pathOf = (below: readonly Step[]) => {
        const told = responsePath(below, site.siblings, naming);
        return told.length > 0 ? told : [here];
      };
      if (tellLost(writing, faults.kept.lostWith(holder, step), { pathOf, errorOf }) || isTold) return;
    }
    if (absent.has(holder)) writing.pending = errorOf;
    else addError(writing, errorOf);
  }
}

function typeNameWriter(typeName: string): WriteAt {
  const text = quoted(narrow(typeName));
  return () => text;
}

/** The type of an object that no subgraph said. */
const untold =
  (name: string): WriteAt =>
  (_holder, _step, writing) => {
    addError(writing, () => invalidValue('__typename', [...writing.path, name]));
    return null;
  };

/** Null came from within, and ends here. */
function endNull(writing: Writing, step: Step): string {
  keepNull(writing, step);
  writing.pending = null;
  return 'null';
}

/** Null came from within, and spreads on: of an absent object it is an error now. */
function spreadNull(writing: Writing): null {
  if (writing.pending) addError(writing, writing.pending);
  writing.pending = null;
  return null;
}

function tellInvalid(site: Site, step: Step, writing: Writing): null {
  addError(writing, () => invalidValue(site.coordinate, [...writing.path, site.name ?? step]));
  return null;
}

/** Compiled when it is first needed: types refer to each other, and most are not met. */
function lazy(compile: () => WriteObject): WriteObject {
  let compiled: WriteObject | null = null;
  return (object, writing) => (compiled ??= compile())(object, writing);
}
