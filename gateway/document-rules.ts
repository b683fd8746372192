import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { Problem } from '../values/problem.ts';

/** What a document may be, for all ways that lead to it. */
export interface DocumentRules {
  readonly introspection: boolean;
}

/** Of names, punctuators and values; comments are none. */
export const MAX_TOKENS = 15_000;
/** Selections, with each use of a fragment counted anew: no page needs a tenth of it. */
export const MAX_SELECTIONS = 100_000;
export const MAX_VALIDATION_ERRORS = 10;
/** Of brackets of any kind; readers of GraphQL go down as deep as a document does. */
const MAX_DEPTH = 200;

export const tooDeep = (): Problem =>
  new Problem('BAD_INPUT', 'document-too-deep', {
    message: `The document goes down more than ${MAX_DEPTH} levels`,
  });

/** What a document must keep beyond GraphQL's own rules. */
export const ownRules = ({ introspection }: DocumentRules): readonly ValidationRule[] =>
  introspection ? [limitSelections] : [limitSelections, forbidIntrospection];

/** All of them, in the order in which errors are reported. */
export const allRules = (rules: DocumentRules): readonly ValidationRule[] => [
  ...specifiedRules,
  ...ownRules(rules),
];

const forbidIntrospection: ValidationRule = (context) => ({
  Field: (node) => {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    context.reportError(new GraphQLError('Introspection is not allowed here', { nodes: [node] }));
  },
});

/** Counts what a document asks for when its fragments are written out, without writing them out. */
const limitSelections: ValidationRule = (context: ValidationContext): ASTVisitor => {
  const own = new Map<object, number>();
  let current: object | null = null;
  const count = () => {
    if (current) own.set(current, (own.get(current) ?? 0) + 1);
  };
  const enter = (definition: object) => void (current = definition);
  return {
    OperationDefinition: enter,
    FragmentDefinition: enter,
    Field: count,
    InlineFragment: count,
    FragmentSpread: count,
    Document: {
      leave: ({ definitions }) => {
        const total = createTotal(context, own);
        for (const definition of definitions) {
          if (definition.kind !== Kind.OPERATION_DEFINITION || total(definition) <= MAX_SELECTIONS) continue;
          context.reportError(new GraphQLError('The operation asks for too much with its fragments'));
        }
      },
    },
  };
};

/** A definition's selections and, for each use, those of the fragments in it. */
function createTotal(context: ValidationContext, own: ReadonlyMap<object, number>) {
  const known = new Map<object, number>();
  return function total(definition: Parameters<typeof context.getRecursivelyReferencedFragments>[0]): number {
    const before = known.get(definition);
    if (before !== undefined) return before;
    // A fragment that comes back to itself is refused by another rule.
    known.set(definition, 0);
    const spreads = context.getFragmentSpreads(definition.selectionSet);
    const sum = spreads.reduce(
      (so, { name }) => {
        const fragment = context.getFragment(name.value);
        return so + (fragment ? total(fragment as unknown as typeof definition) : 0);
      },
      own.get(definition) ?? 0,
    );
    known.set(definition, sum);
    return sum;
  };
}

/** True when a document's brackets go down too deep, found without reading it as GraphQL. */
export function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [token] of source.matchAll(BRACKETS)) {
    if (token === '{' || token === '[' || token === '(') depth += 1;
    else if (token === '}' || token === ']' || token === ')') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Brackets, and what hides them: texts of both kinds, also without an end, and comments. */
const BRACKETS = /"""(?:\\"""|[^])*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|#[^\n\r]*|[{}[\]()]/g;
