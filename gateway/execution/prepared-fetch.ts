import type { FetchNode } from '@apollo/query-planner';
import { Kind, type OperationDefinitionNode, OperationTypeNode, type SelectionSetNode } from 'graphql';
import { sha256 } from '../../runtime/id.ts';
import { fetchText } from './fetch-text.ts';
import { narrow } from './narrow.ts';
import { planNames } from './plan-names.ts';
import { type Shape, shapeOf } from './shape.ts';
import { NO_REPEATS, type Repeats } from './unify.ts';
import type { Lighten } from './without-type-names.ts';

/** A fetch of a plan with everything about it that does not depend on a request. */
export interface PreparedFetch {
  readonly subgraph: string;
  readonly text: string;
  /** Tells texts apart as they do themselves, and is short. */
  readonly textHash: string;
  readonly isQuery: boolean;
  /** What it asks for: of each of the entities where it fetches entities. */
  readonly shape: Shape;
  /** True when it asks for nothing within objects: then its answer is read and never added to. */
  readonly isFlat: boolean;
  /** The client's variables that it uses, each with the name that it is sent under. */
  readonly variables: readonly (readonly [client: string, sent: string])[];
  /** Where in its answer the same objects may stand many times. */
  readonly repeats: Repeats;
  /** Where in its answer objects are more than their keys say, so that who differs in it cannot have one answer. */
  readonly contexts: string;
  /** The request's body. */
  readonly bodyOf: (
    variables: Readonly<Record<string, unknown>>,
    representations: readonly string[] | null,
  ) => string;
}

export function prepareFetch(node: FetchNode, lighten?: Lighten): PreparedFetch {
  const { serviceName, operation: source, requires, outputRewrites } = node;
  const { text: wide, operation, variables } = fetchText(source, lighten);
  const text = narrow(wide);
  const asked = requires ? entitySelection(operation) : operation.selectionSet;
  const shape = shapeOf([asked], planNames(node));
  const start = `{"query":${JSON.stringify(text)},"variables":{`;
  return {
    subgraph: serviceName,
    text,
    textHash: sha256(text),
    isQuery: operation.operation === OperationTypeNode.QUERY,
    shape,
    isFlat: !outputRewrites?.length && shape.fields.every(({ inner }) => inner === null),
    variables,
    repeats: NO_REPEATS,
    contexts: '',
    bodyOf: (values, representations) => {
      const own = JSON.stringify(values).slice(1, -1);
      if (!representations) return `${start}${own}}}`;
      return `${start}${own}${own && ','}"representations":[${representations.join()}]}}`;
    },
  };
}

function entitySelection({ selectionSet: { selections } }: OperationDefinitionNode): SelectionSetNode {
  const [entities] = selections;
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet)
    throw new Error('A fetch asks for no entities');
  return entities.selectionSet;
}
