import { describe, expect, it } from '@jest/globals';
import { isCountry } from '../../values/country-code.ts';
import { parseMoney } from '../../values/money.ts';
import { Problem, Problems } from '../../values/problem.ts';
import { readFields } from '../../values/read-fields.ts';
import { parseText } from '../../values/text.ts';

const read = (input: { title: string; amount: string; market: string }) =>
  readFields(['rows', '3'], {
    title: () => parseText(input.title, 5),
    price: () => readFields([], { value: () => parseMoney({ amount: input.amount, currency: 'EUR' }) }),
    isCountry: () => isCountry(input.market),
  });

describe('readFields', () => {
  it('gives what each reader reads', () => {
    expect(read({ title: ' Toy ', amount: '1.50', market: 'DE' })).toEqual({
      title: 'Toy',
      price: { value: { minor: 150n, currency: 'EUR' } },
      isCountry: true,
    });
  });

  it('refuses with every problem at its place', () => {
    try {
      read({ title: '', amount: 'x', market: 'DE' });
      throw new Error('it was not refused');
    } catch (error) {
      if (!(error instanceof Problems)) throw error;
      expect(error.problems.map(({ field }) => field)).toEqual([
        ['rows', '3', 'title'],
        ['rows', '3', 'price', 'value', 'amount'],
      ]);
      expect(error.problems[0]).toBeInstanceOf(Problem);
    }
  });

  it('lets a bug through', () => {
    const broken = () => {
      throw new TypeError('oops');
    };
    expect(() => readFields([], { broken })).toThrow(TypeError);
  });
});
