import { describe, expect, it } from '@jest/globals';
import {
  createCatalogueDraft,
  type PublishedCatalogue,
} from '../../../../subgraphs/manufacturers/domain/catalogue-draft.ts';
import type { SkuContent } from '../../../../subgraphs/manufacturers/domain/sku.ts';
import type { SkuRow } from '../../../../subgraphs/manufacturers/domain/sku-row.ts';
import { money } from '../../../../values/money.ts';

const now = new Date('2026-11-23T08:00:00Z');

const content: SkuContent = {
  nameEn: 'Red',
  nameZh: null,
  brandId: null,
  hsCode: '9503008900',
  origin: 'CN',
  legalQuantities: [{ value: '1', unit: 'C62' }],
  netGrams: 450,
  grossGrams: 520,
  moq: 1,
  leadDays: null,
  priceTiers: [{ minQuantity: 1, price: money(100n, 'EUR') }],
};

const row = (code: string, given: Partial<SkuRow> = {}): SkuRow => ({
  code,
  productNameEn: 'Train',
  productNameZh: null,
  content,
  ...given,
});

const nothing: PublishedCatalogue = {
  supplierId: 'sup_1',
  beltId: 'belt_1',
  brandIds: new Set(['brand_1']),
  skus: [],
  products: [],
  stockedSkuIds: new Set(),
};

function draftOf(published: Partial<PublishedCatalogue> = {}) {
  let count = published.skus?.length ?? 0;
  return createCatalogueDraft(
    { ...nothing, ...published },
    { now, newId: (prefix) => `${prefix}_${(count += 1)}` },
  );
}

/** A catalogue in which these rows have been published. */
function publishedWith(rows: readonly SkuRow[], stockedSkuIds: readonly string[] = []): PublishedCatalogue {
  const draft = draftOf({ stockedSkuIds: new Set(stockedSkuIds) });
  const skus = rows.map((each) => draft.put(each).after);
  return { ...nothing, skus, products: draft.changedProducts(), stockedSkuIds: new Set(stockedSkuIds) };
}

describe('a catalogue draft', () => {
  it('makes a product of the first row, and counts the others into it', () => {
    const draft = draftOf();
    const first = draft.put(row('A', { productNameZh: '火车' }));
    const second = draft.put(row('B'));
    expect(first).toMatchObject({ before: null, isChanged: true, after: { code: 'A', version: 1 } });
    expect(second.after.productId).toBe(first.after.productId);
    expect(draft.changedProducts()).toEqual([
      expect.objectContaining({ nameEn: 'Train', nameZh: '火车', beltId: 'belt_1', skuCount: 2, version: 1 }),
    ]);
  });

  it('finds a row unchanged that says what is known', () => {
    const draft = draftOf(publishedWith([row('A')]));
    expect(draft.put(row('A'))).toMatchObject({ isChanged: false });
    expect(draft.changedProducts()).toEqual([]);
  });

  it('updates a SKU as its next version', () => {
    const before = publishedWith([row('A')]);
    const draft = draftOf(before);
    const put = draft.put(row('A', { content: { ...content, moq: 12 } }));
    expect(put).toMatchObject({
      isChanged: true,
      before: { moq: 1, version: 1 },
      after: { moq: 12, version: 2 },
    });
    expect(put.after._id).toBe(before.skus[0]?._id);
    expect(draft.changedProducts()).toEqual([]);
  });

  it('follows an HS code that is corrected', () => {
    const draft = draftOf(publishedWith([row('A')]));
    draft.put(row('A', { content: { ...content, hsCode: '9504500000' } }));
    const [product] = draft.changedProducts();
    expect(product).toMatchObject({ skuCount: 1, hsCodes: [{ hsCode: '9504500000', skus: 1 }], version: 2 });
    expect(product?.hsPrefixes).not.toContain('9503');
  });

  it('moves a SKU with its stock to the product of its new name', () => {
    const before = publishedWith([row('A'), row('B')], ['sku_2']);
    const moved = before.skus[0]?._id ?? '';
    const draft = draftOf({ ...before, stockedSkuIds: new Set([moved]) });
    const { after } = draft.put(row('A', { productNameEn: 'Tram' }));
    const counts = Object.fromEntries(
      draft.changedProducts().map(({ nameEn, ...product }) => [nameEn, product]),
    );
    expect(counts['Tram']).toMatchObject({ _id: after.productId, skuCount: 1, stockedSkuCount: 1 });
    expect(counts['Train']).toMatchObject({ skuCount: 1 });
  });

  it('gives a product a Chinese name, also when its SKU is already so', () => {
    const draft = draftOf(publishedWith([row('A')]));
    const put = draft.put(row('A', { productNameZh: '火车' }));
    expect(put.isChanged).toBe(true);
    expect(put.after).toBe(put.before);
    expect(draft.changedProducts()).toEqual([expect.objectContaining({ nameZh: '火车', version: 2 })]);
  });

  it('refuses a second Chinese name of a product in one call', () => {
    const draft = draftOf();
    draft.put(row('A', { productNameZh: '火车' }));
    expect(() => draft.put(row('B', { productNameZh: '电车' }))).toThrow(
      expect.objectContaining({ code: 'INVALID', field: ['productNameZh'] }),
    );
    expect(() => draft.put(row('C', { productNameZh: '火车' }))).not.toThrow();
  });

  it("takes the supplier's brands and no others", () => {
    const draft = draftOf();
    expect(draft.put(row('A', { content: { ...content, brandId: 'brand_1' } })).after.brandId).toBe(
      'brand_1',
    );
    expect(() => draft.put(row('B', { content: { ...content, brandId: 'brand_2' } }))).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', field: ['brandId'] }),
    );
  });

  it('is not changed by a row that is refused', () => {
    const draft = draftOf();
    const refused = row('B', { productNameEn: 'Tram', content: { ...content, brandId: 'brand_2' } });
    expect(() => draft.put(refused)).toThrow();
    expect(draft.changedProducts()).toEqual([]);
  });
});
