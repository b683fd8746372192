import {
  type ASTNode,
  type GraphQLSchema,
  Kind,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  visit,
} from 'graphql';
import { compactText } from './execution/index.ts';
import { liftLiterals } from './lift-literals.ts';
import type { PlannedOperation } from './subgraph-call.ts';
import { withoutLocations } from './without-locations.ts';

/** What all spellings of an operation have in common. */
export interface NormalisedOperation {
  /** Without its name, in no document, with its fragments by name and its literals in variables. */
  readonly operation: PlannedOperation;
  /** The same as text: equal texts are equal operations. */
  readonly text: string;
  /** What this spelling has in the variables that its literals became. */
  readonly literals: Readonly<Record<string, unknown>>;
  /** Variables of the client that are called otherwise in the operation. */
  readonly renames: ReadonlyMap<string, string>;
}

/**
 * One form for operations that differ only in how they are written: white space, comments, names of operations, order of
 * fragments, arguments and fields of input objects, values of literals.
 *
 * @param asked an operation that was validated against the schema.
 */
export function normalise(asked: PlannedOperation, schema: GraphQLSchema): NormalisedOperation {
  const { operation: lifted, literals } = liftLiterals(withoutOrder(asked), schema);
  const { operation, renames } = withFreeNames(lifted);
  const definitions = [operation.operation, ...Object.values(operation.fragments)];
  return { operation, text: compactText(definitions), literals, renames };
}

const byName = (a: { name: { value: string } }, b: { name: { value: string } }): number =>
  a.name.value < b.name.value ? -1 : 1;

function withoutOrder({ operation, fragments }: PlannedOperation): PlannedOperation {
  const { name: _name, variableDefinitions = [], ...rest } = sorted(withoutLocations(operation));
  return {
    operation: {
      ...rest,
      variableDefinitions: [...variableDefinitions].sort((a, b) => byName(a.variable, b.variable)),
    },
    fragments: Object.fromEntries(
      Object.values(fragments)
        .sort(byName)
        .map((fragment) => [fragment.name.value, sorted(withoutLocations(fragment))]),
    ),
  };
}

/** With arguments, and the fields of objects in them, in one order. */
const sorted = <Node extends { readonly selectionSet: SelectionSetNode }>(node: Node): Node => ({
  ...node,
  selectionSet: {
    ...node.selectionSet,
    selections: node.selectionSet.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sorted(selection);
      const { arguments: given = [], selectionSet } = selection;
      const field = given.length > 0 ? { ...selection, arguments: inOrder(given) } : selection;
      return selectionSet ? sorted({ ...field, selectionSet }) : field;
    }),
  },
});

/** Fields merge whose arguments differ in order alone, so they must not become different variables. */
const inOrder = <Named extends { readonly name: NameNode; readonly value: ValueNode }>(
  named: readonly Named[],
): Named[] => named.map((each) => ({ ...each, value: valueInOrder(each.value) })).sort(byName);

function valueInOrder(value: ValueNode): ValueNode {
  if (value.kind === Kind.OBJECT) return { ...value, fields: inOrder(value.fields) };
  return value.kind === Kind.LIST ? { ...value, values: value.values.map(valueInOrder) } : value;
}

/** Variables that Apollo's planner gives to fetches of its own accord, and does not let a client use. */
const PLANNERS_NAMES = /^(representations|contextualArgument_\d+_\d+)$/;

/** Gives a client's variables of those names others. */
function withFreeNames(asked: PlannedOperation): Pick<NormalisedOperation, 'operation' | 'renames'> {
  const names = (asked.operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const taken = names.filter((name) => PLANNERS_NAMES.test(name));
  if (taken.length === 0) return { operation: asked, renames: new Map() };
  const renames = new Map(taken.map((name) => [name, freeName(name, names)]));
  const rename = <Node extends ASTNode>(node: Node): Node =>
    visit<Node>(node, {
      Variable: ({ name }) => {
        const free = renames.get(name.value);
        return free === undefined
          ? undefined
          : { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: free } };
      },
    });
  const fragments = Object.entries(asked.fragments).map(([name, of]) => [name, rename(of)] as const);
  return {
    operation: { operation: rename(asked.operation), fragments: Object.fromEntries(fragments) },
    renames,
  };
}

function freeName(name: string, names: readonly string[]): string {
  let free = `${name}_`;
  while (names.includes(free)) free += '_';
  return free;
}
