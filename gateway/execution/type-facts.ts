import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type OperationTypeNode,
} from 'graphql';
import type { IsObjectType } from './merge.ts';
import type { FitsType } from './representations.ts';

/** What execution asks about the types of a supergraph. */
export interface TypeFacts {
  readonly fits: FitsType;
  readonly isObjectType: IsObjectType;
  readonly rootType: (operation: OperationTypeNode) => string | null;
  /** The name of the type of what a field gives, in lists or not; null for a field that is not known. */
  readonly fieldType: (parentType: string, field: string) => string | null;
  /** What fields require, in names of plans; by `service/Type.field`. */
  readonly requirements: ReadonlyMap<string, readonly QueryPlanSelectionNode[]>;
}

/** @param schema everything, `@inaccessible` parts included. */
export function createTypeFacts(
  schema: GraphQLSchema,
  requirements: TypeFacts['requirements'] = new Map(),
): TypeFacts {
  return {
    requirements,
    fits: (typeName, condition) => {
      if (typeName === condition) return true;
      const [type, conditionType] = [schema.getType(typeName), schema.getType(condition)];
      return (
        isAbstractType(conditionType) &&
        (isObjectType(type) || isInterfaceType(type)) &&
        schema.isSubType(conditionType, type)
      );
    },
    isObjectType: (typeName) => typeof typeName === 'string' && isObjectType(schema.getType(typeName)),
    rootType: (operation) => schema.getRootType(operation)?.name ?? null,
    fieldType: (parentType, field) => {
      const type = schema.getType(parentType);
      const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
      const definition = fields[field];
      return definition ? getNamedType(definition.type).name : null;
    },
  };
}
