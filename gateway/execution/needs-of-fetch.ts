import type { FetchNode } from '@apollo/query-planner';
import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { byType } from './by-type.ts';
import type { Entity } from './entity.ts';
import { planNames } from './plan-names.ts';
import { requiredShape } from './representations.ts';
import { type Shape, type ShapeField, shapeOf } from './shape.ts';
import type { TypeFacts } from './type-facts.ts';
import { soleTypeOf } from './without-type-names.ts';

/** What is required of an object, and which of its fields need it. */
export interface Need {
  readonly required: Shape;
  readonly by: Shape;
}

/** What the fields need that a fetch asks of an object. */
export interface NeedsOfFetch {
  /** Of one that is asked about: what each field requires itself, and what is required for all of them, as keys are. */
  readonly byField: (object: Entity) => readonly Need[];
  /** Of one that is not, for want of anything that is required. */
  readonly asWhole: (object: Entity) => readonly Need[];
}

export function needsOfFetch(node: FetchNode, { fits, requirements }: TypeFacts): NeedsOfFetch {
  const { serviceName, requires = [] } = node;
  const asked = fieldsOfEntities(node.operation);
  const inPlan = planNames(node);
  const soleType = soleTypeOf(requires);
  const shapeOfFields = (selections: readonly FieldNode[]): Shape =>
    shapeOf([{ kind: Kind.SELECTION_SET, selections }], inPlan);

  const needsOf = byType((type) => {
    const applies = (condition: string) => typeof type !== 'string' || fits(type, condition);
    const fields = asked.filter(({ conditions }) => conditions.every(applies));
    const requiring = fields.flatMap(({ field, conditions }): readonly Need[] => {
      const types = new Set([type, conditions.at(-1)]);
      const own = [...types].flatMap(
        (each) => requirements.get(`${serviceName}/${String(each)}.${field.name.value}`) ?? [],
      );
      return own.length > 0 ? [{ required: requiredShape(own, applies), by: shapeOfFields([field]) }] : [];
    });
    const required = requiredShape(requires, applies);
    const ofAll = requiring.reduce((left, need) => without(left, need.required), required);
    const by = shapeOfFields(fields.map(({ field }) => field));
    return { asWhole: [{ required, by }], byField: [{ required: ofAll, by }, ...requiring] };
  });

  const needsOfObject = (object: Entity) => needsOf(object['__typename'] ?? soleType);

  return {
    byField: (object) => needsOfObject(object).byField,
    asWhole: (object) => needsOfObject(object).asWhole,
  };
}

interface AskedField {
  readonly field: FieldNode;
  /** Of the fragments around it. */
  readonly conditions: readonly string[];
}

function fieldsOfEntities(operation: string): readonly AskedField[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  const [entities] = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  return entities?.kind === Kind.FIELD && entities.selectionSet ? fieldsIn(entities.selectionSet, []) : [];
}

const fieldsIn = ({ selections }: SelectionSetNode, conditions: readonly string[]): readonly AskedField[] =>
  selections.flatMap((selection): readonly AskedField[] => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, conditions }];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const { typeCondition, selectionSet } = selection;
    return fieldsIn(selectionSet, typeCondition ? [...conditions, typeCondition.name.value] : conditions);
  });

/** What another shape does not have. */
const without = ({ fields }: Shape, other: Shape): Shape => ({
  fields: fields.flatMap((field): readonly ShapeField[] => {
    const same = other.fields.find(({ key }) => key === field.key);
    if (!same) return [field];
    const inner = field.inner && same.inner ? without(field.inner, same.inner) : null;
    return inner?.fields.length ? [{ ...field, inner }] : [];
  }),
});
