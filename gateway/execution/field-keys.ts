import {
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ValueNode,
} from 'graphql';
import { sha256 } from '../../runtime/id.ts';
import { responseNameOf } from '../authorize.ts';

/**
 * Under which key a field's value stands in what is fetched and merged.
 *
 * It depends on the field and its arguments, never on what the client calls it: two names for one value are fetched
 * once, one name never stands for two values, and clients' aliases do not tell one fetch from another. Fields of a
 * mutation run once for each name that they are asked under.
 */
export type FieldKeys = (field: FieldNode, parentType: string) => string;

const HASH_LENGTH = 12;

export interface FieldKeyRules {
  /** Fields, as `Type.field`, whose value also depends on what is selected of it: they have a key for each name. */
  readonly byName: ReadonlySet<string>;
}

export function createFieldKeys(
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
  { byName }: FieldKeyRules,
): FieldKeys {
  const mutation = operation === OperationTypeNode.MUTATION ? schema.getMutationType()?.name : undefined;
  const numbers = new Map(variableDefinitions.map(({ variable }, index) => [variable.name.value, index]));
  const known = new Map<FieldNode, string>();

  return (field, parentType) => {
    const hasKeyForEachName = parentType === mutation || byName.has(`${parentType}.${field.name.value}`);
    if (hasKeyForEachName) return `${field.name.value}__${hash(responseNameOf(field))}`;
    const key = known.get(field) ?? keyOf(field);
    known.set(field, key);
    return key;
  };

  function keyOf(field: FieldNode): string {
    return field.arguments?.length
      ? `${field.name.value}__${argumentsHash(field, numbers)}`
      : field.name.value;
  }
}

/** The name that a field has in plans where a subgraph requires it with these arguments. */
export const requiredKey = (field: FieldNode): string =>
  `${field.name.value}__required_${argumentsHash(field, new Map())}`;

function argumentsHash({ arguments: given = [] }: FieldNode, numbers: ReadonlyMap<string, number>): string {
  const texts = given.map((argument) => `${argument.name.value}:${valueText(argument.value, numbers)}`);
  return hash(texts.sort().join());
}

/** The same for values that are written differently, and for variables by their number. */
function valueText(value: ValueNode, numbers: ReadonlyMap<string, number>): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${numbers.get(value.name.value) ?? value.name.value}`;
    case Kind.LIST:
      return `[${value.values.map((item) => valueText(item, numbers)).join()}]`;
    case Kind.OBJECT: {
      const fields = value.fields.map((field) => `${field.name.value}:${valueText(field.value, numbers)}`);
      return `{${fields.sort().join()}}`;
    }
    case Kind.NULL:
      return 'null';
    case Kind.STRING:
      return JSON.stringify(value.value);
    default:
      return String(value.value);
  }
}

const hash = (text: string): string => sha256(text).slice(0, HASH_LENGTH);
