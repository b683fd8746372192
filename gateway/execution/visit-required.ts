import { type Entity, isObject, ownValue } from './entity.ts';
import type { Step } from './faults.ts';
import type { Shape } from './shape.ts';

/** Told of a place of what is required: a field of an object, or an item of a list. */
export type VisitPlace = (holder: object, step: Step) => void;

/** Goes through the places of all that is required of an object, as deep as there is anything. Types are left out. */
export function visitRequired(object: Entity, { fields }: Shape, visit: VisitPlace): void {
  for (const field of fields) {
    if (field.key === '__typename') continue;
    visit(object, field.key);
    if (field.inner) visitWithin(ownValue(object, field), field.inner, visit);
  }
}

function visitWithin(value: unknown, required: Shape, visit: VisitPlace): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(value, index);
      visitWithin(item, required, visit);
    });
  } else if (isObject(value)) visitRequired(value, required, visit);
}
