import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import type { Entity } from '../../../gateway/execution/entity.ts';
import type { Fault, Step } from '../../../gateway/execution/faults.ts';
import { createHoles, type Lost } from '../../../gateway/execution/holes.ts';
import { createNeeds } from '../../../gateway/execution/needs.ts';
import { type Shape, shapeOf } from '../../../gateway/execution/shape.ts';

function shape(text: string): Shape {
  const [operation] = parse(text).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Not an operation');
  return shapeOf([operation.selectionSet]);
}

const faultAt = (asked: readonly Step[]): Fault => ({
  error: { message: asked.join('.'), subgraph: 'a' },
  holder: null,
  path: asked,
  asked,
  isTold: false,
});

/** What is wrong within an object with a lost field, from there, and how much is wrong elsewhere. */
const summary = (lost: Lost) =>
  [...lost].map(([faults, places]) => {
    const within = [...places].flatMap((place) =>
      place.faults.map(({ asked }) => asked.slice(place.depth).join('.')),
    );
    return { within, elsewhere: faults.length - within.length };
  });

/** What one subgraph answered, and what others have made of it. */
interface Case {
  readonly rule: string;
  readonly asked: string;
  readonly answered: Entity;
  readonly errors: readonly (readonly Step[])[];
  readonly all: Entity;
  /** Of which object, in the merged data, which field. */
  readonly at: readonly Step[];
  readonly field: string;
  readonly lost: ReturnType<typeof summary>;
}

const cases: readonly Case[] = [
  {
    rule: 'what was asked beside an error is lost with it where null stands higher',
    asked: '{ shop { name stars } }',
    answered: { shop: null },
    errors: [['shop', 'stars']],
    all: { shop: { owner: 'o' } },
    at: ['shop'],
    field: 'name',
    lost: [{ within: ['stars'], elsewhere: 0 }],
  },
  {
    rule: 'nothing is lost where the answer has an object',
    asked: '{ shop { name stars } }',
    answered: { shop: { name: null, stars: null } },
    errors: [['shop', 'stars']],
    all: { shop: { name: null, stars: null } },
    at: ['shop'],
    field: 'name',
    lost: [],
  },
  {
    rule: 'nothing is lost that others answered',
    asked: '{ shop { name stars } }',
    answered: { shop: null },
    errors: [['shop', 'stars']],
    all: { shop: { name: 'n' } },
    at: ['shop'],
    field: 'name',
    lost: [],
  },
  {
    rule: 'an item is lost with the error of another one, which stands beside it',
    asked: '{ shops { name } }',
    answered: { shops: null },
    errors: [['shops', 1, 'name']],
    all: { shops: [{ owner: 'o' }, { owner: 'p' }] },
    at: ['shops', 0],
    field: 'name',
    lost: [{ within: [], elsewhere: 1 }],
  },
  {
    rule: 'an item is lost with its own error',
    asked: '{ shops { name stars } }',
    answered: { shops: null },
    errors: [
      ['shops', 0, 'stars'],
      ['shops', 1, 'stars'],
    ],
    all: { shops: [{ owner: 'o' }, { owner: 'p' }] },
    at: ['shops', 1],
    field: 'name',
    lost: [{ within: ['stars'], elsewhere: 1 }],
  },
  {
    rule: 'an object of an object is lost with the outer one, without a type to be lost',
    asked: '{ shop { address { __typename city { name } } stars } }',
    answered: { shop: null },
    errors: [['shop', 'stars']],
    all: { shop: { address: { city: { size: 1 } } } },
    at: ['shop', 'address', 'city'],
    field: 'name',
    lost: [{ within: [], elsewhere: 1 }],
  },
  {
    rule: 'two errors that leave nulls in two places are two reasons',
    asked: '{ a { x y } b { x y } }',
    answered: { a: null, b: null },
    errors: [
      ['a', 'y'],
      ['b', 'y'],
    ],
    all: { a: {}, b: {} },
    at: ['b'],
    field: 'x',
    lost: [{ within: ['y'], elsewhere: 0 }],
  },
];

describe('what goes lost with an error', () => {
  it.each(cases)('$rule', ({ asked, answered, errors, all, at, field, lost }) => {
    const holes = createHoles();
    holes.add(all, errors.map(faultAt), { data: answered, shape: shape(asked) });
    holes.settle();
    const object = at.reduce<Entity>((value, step) => value[step] as Entity, all);
    expect(summary(holes.lostWith(object, field))).toEqual(lost);
  });

  it('is told by errors at more places than a call takes arguments', () => {
    const errors = Array.from({ length: 150_000 }, (_, index) => faultAt(['shops', index, 'name']));
    const shops = errors.map((): Entity => ({}));
    const holes = createHoles();
    holes.add({ shops }, errors, {
      data: { shops: errors.map(() => ({ name: null })) },
      shape: shape('{ shops { name } }'),
    });
    holes.settle();
    expect(summary(holes.lostWith(shops[149_999] as Entity, 'name'))).toEqual([]);
  });

  it('is lost to what needs it, one after the other', () => {
    const all: Entity = { shop: {} };
    const object = all['shop'] as Entity;
    const holes = createHoles();
    const given = { data: { shop: null }, shape: shape('{ shop { id stars } }') };
    holes.add(all, [faultAt(['shop', 'stars'])], given);
    const needs = createNeeds(() => [], holes);
    needs.add(object, { required: shape('{ id }'), by: shape('{ rank }') });
    needs.add(object, { required: shape('{ rank }'), by: shape('{ prize }') });
    holes.settle();
    needs.settle();
    expect(summary(holes.lostWith(object, 'prize'))).toEqual([{ within: ['stars'], elsewhere: 0 }]);
  });

  it('is lost to what needs it within an object, where nothing is wrong', () => {
    const all: Entity = { shop: { owners: [{}, {}] } };
    const holes = createHoles();
    const given = { data: { owners: null }, shape: shape('{ owners { name age } }') };
    holes.add(all['shop'] as Entity, [faultAt(['owners', 1, 'age'])], given);
    const needs = createNeeds(() => [], holes);
    needs.add(all['shop'] as Entity, { required: shape('{ owners { name } }'), by: shape('{ rank }') });
    holes.settle();
    needs.settle();
    expect(summary(holes.lostWith(all['shop'] as Entity, 'rank'))).toEqual([{ within: [], elsewhere: 1 }]);
  });
});
