import { describe, expect, it } from '@jest/globals';
import { tooComplex } from '../../gateway/plan-problems.ts';
import { createPlans } from '../../gateway/plans.ts';

const TEN_MINUTES = 600_000;

describe('plans', () => {
  it('are made once, however many ask at once', async () => {
    let made = 0;
    const plans = createPlans<number>();
    const make = () => Promise.resolve((made += 1));
    expect(await Promise.all([plans.get('a', make), plans.get('a', make)])).toEqual([1, 1]);
    expect(await plans.get('a', make)).toBe(1);
    expect(await plans.get('b', make)).toBe(2);
  });

  it('that are too complex are refused for ten minutes, and then tried again', async () => {
    let now = 0;
    const plans = createPlans<string>(undefined, () => now);
    const refused = tooComplex();
    await expect(plans.get('a', () => Promise.reject(refused))).rejects.toBe(refused);
    now = TEN_MINUTES - 1;
    expect(() => plans.get('a', () => Promise.resolve('plan'))).toThrow(refused);
    now = TEN_MINUTES;
    expect(await plans.get('a', () => Promise.resolve('plan'))).toBe('plan');
  });

  it('that fail otherwise are tried again at once', async () => {
    const plans = createPlans<string>();
    await expect(plans.get('a', () => Promise.reject(new Error('Away')))).rejects.toThrow('Away');
    expect(await plans.get('a', () => Promise.resolve('plan'))).toBe('plan');
  });
  it('are wanted until all who asked have gone', async () => {
    const plans = createPlans<() => boolean>();
    const [first, second] = [{ aborted: false }, { aborted: false }];
    const make = (isWanted: () => boolean) => Promise.resolve(isWanted);
    const isWanted = await plans.get('a', make, first);
    expect(isWanted()).toBe(true);
    first.aborted = true;
    expect(isWanted()).toBe(false);

    const both = plans.get('b', make, first);
    void plans.get('b', make, second);
    expect((await both)()).toBe(true);
    second.aborted = true;
    expect((await both)()).toBe(false);
  });
});
