import {
  type InterfaceType,
  type NamedType,
  type ObjectType,
  type Schema,
} from '@apollo/federation-internals';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import { joinArguments } from './join-arguments.ts';

type ComposedType = ObjectType | InterfaceType;

/**
 * The fields, as `Type.field`, that contexts carry to arguments.
 *
 * Whoever reads a field with such an argument reads what is carried to it: composition asks for the same rights.
 */
export function contextFields(schema: Schema, composed: readonly ComposedType[]): ReadonlySet<string> {
  const coordinates = new Set<string>();
  for (const { context, selection } of contextArguments(composed)) {
    for (const type of givers(schema, context)) addAll(selectionOf(selection), type.name);
  }
  return coordinates;

  function addAll({ selections }: SelectionSetNode, type: string): void {
    for (const each of selections) {
      if (each.kind === Kind.FRAGMENT_SPREAD) continue;
      if (each.kind === Kind.INLINE_FRAGMENT) {
        addAll(each.selectionSet, each.typeCondition?.name.value ?? type);
        continue;
      }
      coordinates.add(`${type}.${each.name.value}`);
      const inner = each.selectionSet && typeOfField(type, each.name.value);
      if (inner && each.selectionSet) addAll(each.selectionSet, inner);
    }
  }

  function typeOfField(type: string, field: string): string | undefined {
    const fields = composed.find(({ name }) => name === type);
    return fields
      ?.field(field)
      ?.type?.toString()
      .replace(/[[\]!]/g, '');
  }
}

const contextArguments = (composed: readonly ComposedType[]) =>
  composed.flatMap((type) =>
    type
      .fields()
      .flatMap((field) =>
        joinArguments(field, 'join__field').flatMap(({ contextArguments: given = [] }) => given),
      ),
  );

/** The types whose objects give a context. */
function givers(schema: Schema, context: string): readonly NamedType[] {
  const feature = [...(schema.coreFeatures?.allFeatures() ?? [])].find(
    ({ url }) => url.identity === 'https://specs.apollo.dev/context',
  );
  const directive = feature?.directiveNameInSchema('context');
  if (directive === undefined) return [];
  return schema
    .types()
    .filter((type) =>
      type.appliedDirectivesOf(directive).some((applied) => applied.arguments()['name'] === context),
    );
}

function selectionOf(source: string): SelectionSetNode {
  // Composition may leave the outer braces away.
  const text = source.trim().startsWith('{') ? source : `{${source}}`;
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No selection: ${source}`);
  return operation.selectionSet;
}
