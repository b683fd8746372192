import { describe, expect, it } from '@jest/globals';
import { type Entity, keyCalled } from '../../../gateway/execution/entity.ts';
import type { Fault, Step } from '../../../gateway/execution/faults.ts';
import { createHoles } from '../../../gateway/execution/holes.ts';
import { createNeeds } from '../../../gateway/execution/needs.ts';
import type { Shape } from '../../../gateway/execution/shape.ts';

const leaf = (key: string) => ({ ...keyCalled(key), inner: null });
const within = (key: string, ...fields: Shape['fields']): Shape => ({
  fields: [{ ...keyCalled(key), inner: { fields } }],
});

const DOWN: Fault['error'] = { message: 'down', subgraph: 'a' };

function faultOf(error: Fault['error'], isTold: boolean): Fault {
  return { error, holder: null, path: [], asked: [], isTold };
}

/** Needs where these are wrong. */
const open = (wrong: readonly (readonly [holder: object, step: Step, fault: Fault])[]) =>
  createNeeds(
    (holder, step) =>
      wrong.filter(([object, at]) => object === holder && at === step).map(([, , fault]) => fault),
    createHoles(),
  );

describe('what is wrong with what a field needs', () => {
  const owners: Entity[] = [{ seat: { land: null } }, { seat: null }];
  const shop: Entity = { owners };
  const required = within('owners', leaf('__typename'), ...within('seat', leaf('land')).fields);
  const rank: Shape = { fields: [leaf('rank')] };

  it.each<[string, object, Step]>([
    ['an object', shop, 'owners'],
    ['an item of a list', owners, 1],
    ['an object within an item', owners[1] as Entity, 'seat'],
    ['a field within an object within that', owners[0]?.['seat'] as Entity, 'land'],
  ])('may be wrong with %s', (_case, holder, step) => {
    const fault = faultOf(DOWN, false);
    const needs = open([[holder, step, fault]]);
    needs.add(shop, { required, by: rank });
    needs.settle();
    expect(needs.of(shop, 'rank')).toEqual([fault]);
    expect(needs.of(shop, 'owners')).toEqual([]);
  });

  it('is wrong with what needs that field', () => {
    const fault = faultOf(DOWN, false);
    const needs = open([[shop, 'owners', fault]]);
    needs.add(shop, { required, by: rank });
    needs.add(shop, { required: rank, by: { fields: [leaf('prize')] } });
    needs.settle();
    expect(needs.of(shop, 'prize')).toEqual([fault]);
  });

  it('is no matter of its types', () => {
    const needs = open([[owners[0] as Entity, '__typename', faultOf(DOWN, true)]]);
    needs.add(shop, { required, by: rank });
    needs.settle();
    expect(needs.of(shop, 'rank')).toEqual([]);
  });

  it('is one error where one call has failed, but each that is still to be told', () => {
    const failed = owners.map((owner) => [owner, 'seat', faultOf(DOWN, true)] as const);
    const untold = owners.map((owner) => [owner, 'seat', faultOf({ ...DOWN }, false)] as const);
    const needs = open([...failed, ...untold]);
    needs.add(shop, { required, by: rank });
    needs.settle();
    expect(needs.of(shop, 'rank')).toHaveLength(3);
  });
});
