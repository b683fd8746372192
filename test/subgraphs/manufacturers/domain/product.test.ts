import { describe, expect, it } from '@jest/globals';
import {
  newProduct,
  withChineseName,
  withoutPart,
  withPart,
} from '../../../../subgraphs/manufacturers/domain/product.ts';

const empty = newProduct({
  _id: 'prod_1',
  supplierId: 'sup_1',
  beltId: 'belt_chenghai_toys',
  nameEn: 'Wooden Train',
  nameZh: null,
  createdAt: new Date('2026-11-23T08:00:00Z'),
});

describe('a product', () => {
  it('begins without SKUs, and is found by its name', () => {
    expect(empty).toMatchObject({
      skuCount: 0,
      stockedSkuCount: 0,
      hsPrefixes: [],
      sortName: 'wooden train',
    });
    expect(empty.terms).toEqual(expect.arrayContaining(['wo', 'wooden', '=wooden', 'tr', '=train']));
  });

  it('is found by its Chinese name too, once it has one', () => {
    const named = withChineseName(empty, '木制火车');
    expect(named.nameZh).toBe('木制火车');
    expect(named.terms).toEqual(expect.arrayContaining(['=train', '火车']));
  });

  it('counts its SKUs, those that are available, and their codes', () => {
    const toy = { hsCode: '9503008900', isStocked: true };
    const lamp = { hsCode: '9405110000', isStocked: false };
    const product = [toy, toy, lamp].reduce(withPart, empty);
    expect(product).toMatchObject({
      skuCount: 3,
      stockedSkuCount: 2,
      hsCodes: [
        { hsCode: '9503008900', skus: 2 },
        { hsCode: '9405110000', skus: 1 },
      ],
    });
    expect(product.hsPrefixes).toEqual(expect.arrayContaining(['95', '9503', '9503008900', '94', '940']));
  });

  it('forgets a code with its last SKU', () => {
    const toy = { hsCode: '9503008900', isStocked: true };
    const two = withPart(withPart(empty, toy), { ...toy, isStocked: false });
    const one = withoutPart(two, toy);
    expect(one).toMatchObject({ skuCount: 1, stockedSkuCount: 0 });
    expect(one.hsPrefixes).toContain('9503');
    expect(withoutPart(one, { ...toy, isStocked: false })).toEqual(empty);
  });

  it('bears at most 50 codes', () => {
    const codes = Array.from({ length: 50 }, (_, index) => String(9503000000 + index));
    const full = codes.reduce((product, hsCode) => withPart(product, { hsCode, isStocked: false }), empty);
    expect(withPart(full, { hsCode: codes[0] ?? '', isStocked: false }).skuCount).toBe(51);
    expect(() => withPart(full, { hsCode: '8471300000', isStocked: false })).toThrow(
      expect.objectContaining({ code: 'LIMIT_EXCEEDED', field: ['hsCode'] }),
    );
  });
});
