import type { Supergraph } from '@apollo/federation-internals';
import {
  type GraphQLSchema,
  isAbstractType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { responseNameOf } from './authorize.ts';
import { joinArguments } from './join-arguments.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** True when a root field's selection reads something of an object's owner that is never null. */
export type ProvesExistence = (
  planned: PlannedOperation,
  responseName: string,
  object: { readonly __typename: string; readonly owner: string },
) => boolean;

export function createExistenceProof(supergraph: Supergraph, schema: GraphQLSchema): ProvesExistence {
  const graphs = supergraph.subgraphNameToGraphEnumValue();
  // An operation is planned once and carried out often.
  const known = new WeakMap<PlannedOperation, Map<string, boolean>>();

  return (planned, responseName, { __typename, owner }) => {
    const ofOperation = known.get(planned) ?? new Map<string, boolean>();
    known.set(planned, ofOperation);
    const key = `${responseName}/${__typename}`;
    const proven = ofOperation.get(key) ?? proves(planned, responseName, { __typename, owner });
    ofOperation.set(key, proven);
    return proven;
  };

  function proves(
    { operation, fragments }: PlannedOperation,
    responseName: string,
    { __typename, owner }: { readonly __typename: string; readonly owner: string },
  ): boolean {
    const rootFields = certainFields(operation.selectionSet, () => true);
    return rootFields
      .filter((field) => responseNameOf(field) === responseName)
      .some(({ selectionSet }) =>
        certainFields(selectionSet, appliesTo(__typename)).some(({ name }) =>
          isOwnersAlone(__typename, name.value, owner),
        ),
      );

    /** The fields that are read whatever the variables say. */
    function certainFields(selectionSet: SelectionSetNode | undefined, applies: (type: string) => boolean) {
      return (selectionSet?.selections ?? []).flatMap((selection): readonly FieldSelection[] => {
        if (selection.directives?.length) return [];
        if (selection.kind === Kind.FIELD) return [selection];
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
        const type = fragment?.typeCondition?.name.value;
        return type === undefined || applies(type) ? certainFields(fragment?.selectionSet, applies) : [];
      });
    }
  }

  function appliesTo(typeName: string): (condition: string) => boolean {
    const type = schema.getType(typeName);
    return (condition) => {
      const conditionType = schema.getType(condition);
      return (
        condition === typeName ||
        (isAbstractType(conditionType) && isObjectType(type) && schema.isSubType(conditionType, type))
      );
    };
  }

  function isOwnersAlone(typeName: string, fieldName: string, owner: string): boolean {
    const type = supergraph.schema.type(typeName);
    const field = type?.kind === 'ObjectType' ? type.field(fieldName) : undefined;
    const clientType = schema.getType(typeName);
    const isNonNull = isObjectType(clientType) && isNonNullType(clientType.getFields()[fieldName]?.type);
    const sources = (field ? joinArguments(field, 'join__field') : [])
      .filter(({ external }) => external !== true)
      .map(({ graph }) => graph);
    return isNonNull && sources.length === 1 && sources[0] === graphs.get(owner);
  }
}

type FieldSelection = Parameters<typeof responseNameOf>[0];
