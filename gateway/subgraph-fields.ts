import './no-telemetry.ts';
import { baseType, isCompositeType, type Schema, type Supergraph } from '@apollo/federation-internals';
import type { FieldsIn } from './execution/index.ts';

/** What fields give in the subgraphs of a supergraph, as its planner sees them. */
export const createFieldsIn =
  (supergraph: Supergraph): FieldsIn =>
  (subgraph) => {
    const schema = supergraph.subgraphs().get(subgraph)?.schema;
    return (typeName, name) => {
      const type = schema && typeOf(schema, typeName, name);
      if (!type) return null;
      const given = baseType(type);
      const form = type.toString();
      return { type: given.name, form: isCompositeType(given) ? form.replace(given.name, '{}') : form };
    };
  };

function typeOf(schema: Schema, typeName: string, name: string) {
  const type = schema.type(typeName);
  const hasFields = type?.kind === 'ObjectType' || type?.kind === 'InterfaceType';
  return hasFields ? type.field(name)?.type : undefined;
}
