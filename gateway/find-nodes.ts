import { GraphQLError } from 'graphql';
import type { NodeContext, NodeReference, NodeSubgraph } from './node-subgraph.ts';
import { referenceOf } from './node-subgraph.ts';
import type { ProvesExistence } from './proves-existence.ts';
import type { CallSubgraph, SubgraphCall } from './subgraph-call.ts';

type Found = NodeReference | Error | null;
type OwnedReference = NodeReference & { readonly owner: string };

/** Null for what the owner does not know, or not for this viewer. */
const EXISTS = 'query($representations:[_Any!]!){_entities(representations:$representations){__typename}}';

/**
 * Finds the objects of ids for `node` and `nodes`.
 *
 * A reference is enough where the plan then reads something of the owner's that cannot be null: an object that is not
 * there becomes null by that. Where it does not, the owner is asked first, once for each type.
 */
export function createNodeFinder({
  node: { typesByPrefix },
  owners,
  provesExistence,
}: {
  readonly node: NodeSubgraph;
  readonly owners: ReadonlyMap<string, { readonly call: CallSubgraph }>;
  readonly provesExistence: ProvesExistence;
}): (call: SubgraphCall) => NodeContext {
  return (call) => ({
    find: async (ids, responseName) => {
      const references = ids.map((id) => referenceOf(id, typesByPrefix));
      const unproven = new Map<string, Map<string, OwnedReference>>();
      for (const reference of references) {
        if (!reference || (call.planned && provesExistence(call.planned, responseName, reference))) continue;
        const ofType = unproven.get(reference.__typename) ?? new Map<string, OwnedReference>();
        unproven.set(reference.__typename, ofType.set(reference.id, reference));
      }
      const asked = await Promise.all(
        [...unproven.values()].map((ofType) => ask([...ofType.values()], call)),
      );
      const answers = new Map(asked.flat());
      return references.map((reference) => {
        if (!reference) return null;
        const answer = answers.get(reference.id);
        return answer === undefined ? reference : answer;
      });
    },
  });

  /** Asks the owner which of its objects there are for the viewer. All references are of one type. */
  async function ask(
    references: readonly OwnedReference[],
    { request, loaders }: SubgraphCall,
  ): Promise<readonly (readonly [string, Found])[]> {
    const owner = owners.get(references[0]?.owner ?? '');
    if (!owner) throw new Error(`No subgraph is called ${references[0]?.owner}`);
    const representations = references.map(({ __typename, id }) => ({ __typename, id }));
    try {
      const { data, errors = [] } = await owner.call({
        query: EXISTS,
        variables: { representations },
        request,
        ...(loaders && { loaders }),
      });
      const entities = data?.['_entities'];
      return references.map((reference, index) => {
        const error = errors.find(({ path }) => path?.[1] === index) ?? (data ? undefined : errors[0]);
        if (error)
          return [reference.id, new GraphQLError(error.message, { extensions: error.extensions ?? {} })];
        const exists = Array.isArray(entities) && entities[index] !== null && entities[index] !== undefined;
        return [reference.id, exists ? reference : null];
      });
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      return references.map(({ id }) => [id, reason]);
    }
  }
}
