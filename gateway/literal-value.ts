import {
  type GraphQLInputType,
  type GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';

/** What a variable has to hold to mean the same as a literal; null when no variable is sure to. */
export type LiteralValue = { readonly value: unknown } | null;

/**
 * The value of a literal, as a client would send it in a variable.
 *
 * Scalars of a schema's own are left alone: what a subgraph makes of a literal `1.10` may differ from what it makes of
 * the number in a variable. So are values that JSON does not hold.
 */
export function literalValue(node: ValueNode, type: GraphQLInputType): LiteralValue {
  if (isNonNullType(type)) return literalValue(node, type.ofType);
  if (node.kind === Kind.VARIABLE) return null;
  if (node.kind === Kind.NULL) return { value: null };
  if (isListType(type)) {
    const { ofType } = type as { ofType: GraphQLInputType };
    return node.kind === Kind.LIST ? listValue(node.values, ofType) : literalValue(node, ofType);
  }
  if (isInputObjectType(type)) {
    return node.kind === Kind.OBJECT ? objectValue(node, (name) => type.getFields()[name]?.type) : null;
  }
  if (isEnumType(type)) return node.kind === Kind.ENUM ? { value: node.value } : null;
  return isScalarType(type) ? scalarValue(node, type) : null;
}

function listValue(nodes: readonly ValueNode[], type: GraphQLInputType): LiteralValue {
  const values: unknown[] = [];
  for (const node of nodes) {
    const literal = literalValue(node, type);
    if (!literal) return null;
    values.push(literal.value);
  }
  return { value: values };
}

function objectValue(
  { fields }: ObjectValueNode,
  typeOf: (name: string) => GraphQLInputType | undefined,
): LiteralValue {
  const entries: [string, unknown][] = [];
  for (const { name, value } of fields) {
    const type = typeOf(name.value);
    const literal = type ? literalValue(value, type) : null;
    if (!literal) return null;
    entries.push([name.value, literal.value]);
  }
  return { value: Object.fromEntries(entries) };
}

function scalarValue(node: ValueNode, { name }: GraphQLScalarType): LiteralValue {
  switch (node.kind) {
    case Kind.INT:
      if (name === 'ID') return { value: node.value };
      return name === 'Int' || name === 'Float' ? numberValue(node.value) : null;
    case Kind.FLOAT:
      return name === 'Float' ? numberValue(node.value) : null;
    case Kind.STRING:
      return name === 'String' || name === 'ID' ? { value: node.value } : null;
    case Kind.BOOLEAN:
      return name === 'Boolean' ? { value: node.value } : null;
    default:
      return null;
  }
}

/** JSON has no infinity, and no zero below zero. */
function numberValue(text: string): LiteralValue {
  const value = Number(text);
  return Number.isFinite(value) && !Object.is(value, -0) ? { value } : null;
}
