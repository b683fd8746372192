import type { FieldDefinition, InterfaceType, ObjectType } from '@apollo/federation-internals';

type Element = ObjectType | InterfaceType | FieldDefinition<ObjectType | InterfaceType>;

export interface JoinArguments {
  /** The subgraph, as an enum value; none where an interface object provides a field. */
  readonly graph?: unknown;
  /** True where a subgraph only refers to a field of another. */
  readonly external?: unknown;
  readonly key?: unknown;
  readonly requires?: unknown;
}

/** What composition wrote of an element's subgraphs: the arguments of each directive of the join specification. */
export const joinArguments = (
  element: Element,
  directive: 'join__type' | 'join__field',
): readonly JoinArguments[] =>
  element.appliedDirectivesOf(directive).map((applied): JoinArguments => applied.arguments());
