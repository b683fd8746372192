import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { IsObjectType } from './merge.ts';
import type { FitsType } from './representations.ts';

/** What execution asks about the types of a supergraph. */
export interface TypeFacts {
  readonly fits: FitsType;
  readonly isObjectType: IsObjectType;
}

/** @param schema everything, `@inaccessible` parts included. */
export function createTypeFacts(schema: GraphQLSchema): TypeFacts {
  return {
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
  };
}
