import { type ASTNode, type GraphQLSchema, Kind, print, visit } from 'graphql';
import { liftLiterals } from './lift-literals.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** What all spellings of an operation have in common. */
export interface NormalisedOperation {
  /** Without its name, with its fragments by name and its literals in variables. */
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
 * fragments and arguments, values of literals.
 *
 * @param asked an operation that was validated against the schema.
 */
export function normalise(asked: PlannedOperation, schema: GraphQLSchema): NormalisedOperation {
  const { operation: lifted, literals } = liftLiterals(withoutOrder(asked), schema);
  const { operation, renames } = withFreeNames(lifted);
  const definitions = [operation.operation, ...Object.values(operation.fragments)];
  return { operation, text: definitions.map(print).join('\n'), literals, renames };
}

const byName = (a: { name: { value: string } }, b: { name: { value: string } }): number =>
  a.name.value < b.name.value ? -1 : 1;

function withoutOrder({ operation, fragments }: PlannedOperation): PlannedOperation {
  const sorted = <Node extends ASTNode>(node: Node): Node =>
    visit<Node>(node, {
      Field: (field) =>
        (field.arguments?.length ?? 0) > 1
          ? { ...field, arguments: [...(field.arguments ?? [])].sort(byName) }
          : undefined,
    });
  const { name: _name, variableDefinitions = [], ...rest } = sorted(operation);
  return {
    operation: {
      ...rest,
      variableDefinitions: [...variableDefinitions].sort((a, b) => byName(a.variable, b.variable)),
    },
    fragments: Object.fromEntries(
      Object.values(fragments)
        .sort(byName)
        .map((fragment) => [fragment.name.value, sorted(fragment)]),
    ),
  };
}

/** The variable of every fetch of entities, which Apollo's planner does not let a client use. */
const REPRESENTATIONS = 'representations';

/** Gives a client's variable of that name another one. */
function withFreeNames(asked: PlannedOperation): Pick<NormalisedOperation, 'operation' | 'renames'> {
  const names = (asked.operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  if (!names.includes(REPRESENTATIONS)) return { operation: asked, renames: new Map() };
  let free = `${REPRESENTATIONS}_`;
  while (names.includes(free)) free += '_';
  const rename = <Node extends ASTNode>(node: Node): Node =>
    visit<Node>(node, {
      Variable: ({ name }) =>
        name.value === REPRESENTATIONS
          ? { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: free } }
          : undefined,
    });
  const fragments = Object.entries(asked.fragments).map(([name, of]) => [name, rename(of)] as const);
  return {
    operation: { operation: rename(asked.operation), fragments: Object.fromEntries(fragments) },
    renames: new Map([[REPRESENTATIONS, free]]),
  };
}
