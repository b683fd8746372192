import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import type { PublishSkusInput, SkuInput } from '../../../../subgraphs/manufacturers/generated.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { aSupplier, aSupplierApp, loadCatalogue } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from '../../../support/subgraph.ts';

const MUTATION = `mutation ($input: PublishSkusInput!) {
  publishSkus(input: $input) {
    replayed
    results {
      index status
      sku {
        id code name nameZh: name(lang: ZH) hsCode origin moq leadDays available
        brand { name } product { id name nameZh: name(lang: ZH) }
        legalQuantities { value unit } netWeight { grams kilograms } grossWeight { grams }
        priceTiers { minQuantity price { amount currency } }
      }
      errors { code message field }
    }
    userErrors { code message field }
  }
}`;

const train: SkuInput = {
  code: 'TRAIN-RED',
  productName: 'Wooden train',
  productNameZh: '木制火车',
  name: 'Wooden train, red',
  nameZh: '红色木制火车',
  hsCode: '9503008900',
  origin: 'CN',
  legalQuantities: [{ value: '0.45', unit: 'KGM' }],
  netWeight: { grams: 450 },
  grossWeight: { grams: 520 },
  moq: 10,
  leadDays: 14,
  priceTiers: [
    { minQuantity: 1, price: { amount: '12.50', currency: 'EUR' } },
    { minQuantity: 100, price: { amount: '11', currency: 'EUR' } },
  ],
};

describe('publishSkus', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;
  let supplierId: string;
  let count = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases, [
      { name: 'retailers', consumes: ['SkuPublished'] },
    ]);
  });
  afterAll(() => databases.close());

  beforeEach(async () => {
    supplierId = `sup_${(count += 1)}`;
    await loadCatalogue(graph.instance, {
      suppliers: [aSupplier(supplierId)],
      brands: [{ id: `brand_${supplierId}`, supplierId, name: 'CHUGGER', registeredIn: ['CN'] }],
    });
  });

  async function publish(
    skus: readonly Partial<SkuInput>[],
    given: Partial<PublishSkusInput> = {},
  ): Promise<PublishAnswer> {
    const input = {
      idempotencyKey: `key-${(count += 1)}`,
      supplierId,
      skus: skus.map((sku) => ({ ...train, ...sku })),
      ...given,
    };
    const { data, errors } = await graph.ask(MUTATION, { input }, viewerAs('supplier', supplierId));
    expect(errors).toEqual([]);
    return data.publishSkus as PublishAnswer;
  }

  async function publishedSku(sku: Partial<SkuInput>): Promise<SkuAnswer> {
    const [result] = (await publish([sku])).results;
    if (!result?.sku) throw new Error('The row was refused');
    return result.sku;
  }

  /** The supplier's products by name, each with the codes of its SKUs. */
  const productsOf = async (filter: Record<string, unknown> = {}): Promise<readonly unknown[]> => {
    const { data } = await graph.ask(
      `query ($filter: ProductFilter) { products(filter: $filter, orderBy: NAME) { nodes { name skus { nodes { code } } } } }`,
      { filter: { supplierId, ...filter } },
    );
    const products = data.products.nodes as readonly ProductAnswer[];
    return products.map(({ name, skus }) => [name, skus.nodes.map(({ code }) => code)]);
  };

  const eventsOf = (skuId: string) =>
    graph.instance.contextFor({ viewer: null }).events.find({ aggregateId: skuId }).sort({ _id: 1 }).lean();

  it('creates a SKU with everything that it was given, out of stock', async () => {
    expect(await publish([{ brandId: `brand_${supplierId}` }])).toEqual({
      replayed: false,
      userErrors: [],
      results: [
        {
          index: 0,
          status: 'APPLIED',
          errors: [],
          sku: {
            id: expect.stringMatching(/^sku_/),
            code: 'TRAIN-RED',
            name: 'Wooden train, red',
            nameZh: '红色木制火车',
            hsCode: '9503008900',
            origin: 'CN',
            moq: 10,
            leadDays: 14,
            available: 0,
            brand: { name: 'CHUGGER' },
            product: { id: expect.stringMatching(/^prod_/), name: 'Wooden train', nameZh: '木制火车' },
            legalQuantities: [{ value: '0.45', unit: 'KGM' }],
            netWeight: { grams: 450, kilograms: '0.45' },
            grossWeight: { grams: 520 },
            priceTiers: [
              { minQuantity: 1, price: { amount: '12.50', currency: 'EUR' } },
              { minQuantity: 100, price: { amount: '11.00', currency: 'EUR' } },
            ],
          },
        },
      ],
    });
  });

  it('can be given stock at once', async () => {
    await publish([{}]);
    const app = aSupplierApp(graph, supplierId);
    expect(await app.publish([{ skuCode: 'TRAIN-RED', quantity: 9 }])).toMatchObject({ applied: 1 });
    expect(await productsOf({ inStock: true })).toEqual([['Wooden train', ['TRAIN-RED']]]);
  });

  it('groups SKUs into products by name', async () => {
    await publish([{}, { code: 'TRAIN-BLUE' }, { code: 'TRAM', productName: 'Tram', productNameZh: null }]);
    expect(await productsOf()).toEqual([
      ['Tram', ['TRAM']],
      ['Wooden train', ['TRAIN-BLUE', 'TRAIN-RED']],
    ]);
  });

  it('updates by code, and clears what a row leaves out', async () => {
    const first = await publishedSku({ brandId: `brand_${supplierId}` });
    const [second] = (await publish([{ moq: 20, leadDays: null, nameZh: null }])).results;
    expect(second).toMatchObject({
      status: 'APPLIED',
      sku: { id: first.id, moq: 20, leadDays: null, nameZh: 'Wooden train, red', brand: null },
    });
  });

  it('leaves a SKU that is already so', async () => {
    const first = await publishedSku({});
    const [second] = (await publish([{ productNameZh: null }])).results;
    expect(second).toMatchObject({ status: 'UNCHANGED', sku: { product: { nameZh: '木制火车' } } });
    expect(await eventsOf(first.id)).toHaveLength(1);
  });

  it('moves a SKU with its stock to the product of its new name, and lists no empty product', async () => {
    const first = await publishedSku({});
    await aSupplierApp(graph, supplierId).publish([{ skuCode: 'TRAIN-RED', quantity: 9 }]);
    await publish([{ productName: 'Timber train' }]);
    expect(await productsOf()).toEqual([['Timber train', ['TRAIN-RED']]]);
    expect(await productsOf({ inStock: true, search: 'timber' })).toHaveLength(1);
    const { data } = await graph.ask(
      'query ($id: ID!) { product(id: $id) { name skus { nodes { code } } } }',
      {
        id: first.product.id,
      },
    );
    expect(data.product).toEqual({ name: 'Wooden train', skus: { nodes: [] } });
    await aSupplierApp(graph, supplierId).publish([{ skuCode: 'TRAIN-RED', quantity: 0 }]);
    expect(await productsOf({ inStock: false })).toEqual([['Timber train', ['TRAIN-RED']]]);
  });

  it('is found by the HS code that it has now', async () => {
    await publish([{}]);
    expect(await productsOf({ hsPrefix: '9503' })).toHaveLength(1);
    await publish([{ hsCode: '9504500000' }]);
    expect(await productsOf({ hsPrefix: '9503' })).toHaveLength(0);
    expect(await productsOf({ hsPrefix: '95045' })).toHaveLength(1);
  });

  it('tells the other subgraphs of each version', async () => {
    const sku = await publishedSku({ brandId: `brand_${supplierId}` });
    await publish([{ moq: 99 }]);
    const events = await eventsOf(sku.id);
    expect(events.map(({ sequence, type, data, pending }) => ({ sequence, type, data, pending }))).toEqual([
      {
        sequence: 1,
        type: 'SkuPublished',
        pending: ['retailers'],
        data: {
          skuId: sku.id,
          supplierId,
          code: 'TRAIN-RED',
          nameEn: 'Wooden train, red',
          hsCode: '9503008900',
          origin: 'CN',
          brandName: 'CHUGGER',
          moq: 10,
          version: 1,
        },
      },
      {
        sequence: 2,
        type: 'SkuPublished',
        pending: ['retailers'],
        data: expect.objectContaining({ moq: 99, brandName: null, version: 2 }),
      },
    ]);
  });

  it('refuses the call for its bad rows, with their paths, and writes nothing', async () => {
    const answer = await publish([{}, { code: 'B', hsCode: '9503' }, { code: '', origin: 'XX' }]);
    expect(answer).toMatchObject({
      results: [],
      userErrors: [
        { code: 'INVALID', field: ['skus', '1', 'hsCode'] },
        { code: 'INVALID', field: ['skus', '2', 'code'] },
        { code: 'INVALID', field: ['skus', '2', 'origin'] },
      ],
    });
    expect(await productsOf()).toEqual([]);
  });

  it('writes the good rows where that is wanted', async () => {
    const answer = await publish([{}, { code: 'B', hsCode: '9503' }], { onError: 'REJECT_FAILED' });
    expect(answer.userErrors).toEqual([]);
    expect(answer.results).toMatchObject([
      { index: 0, status: 'APPLIED' },
      { index: 1, status: 'REJECTED', sku: null, errors: [{ field: ['skus', '1', 'hsCode'] }] },
    ]);
    expect(await productsOf()).toEqual([['Wooden train', ['TRAIN-RED']]]);
  });

  it('refuses every row of a code that stands twice', async () => {
    const rows = [{ code: 'A' }, { code: 'B' }, { code: ' A ' }];
    const { results } = await publish(rows, { onError: 'REJECT_FAILED' });
    expect(results).toMatchObject([
      { status: 'REJECTED', errors: [{ code: 'DUPLICATE', field: ['skus', '0', 'code'] }] },
      { status: 'APPLIED' },
      { status: 'REJECTED', errors: [{ code: 'DUPLICATE', field: ['skus', '2', 'code'] }] },
    ]);
  });

  it("refuses another supplier's brand as one that is not there", async () => {
    await loadCatalogue(graph.instance, {
      suppliers: [aSupplier(`${supplierId}_b`)],
      brands: [{ id: `brand_${supplierId}_b`, supplierId: `${supplierId}_b`, name: 'X', registeredIn: [] }],
    });
    const { userErrors } = await publish([{ brandId: `brand_${supplierId}_b` }]);
    expect(userErrors).toEqual([
      expect.objectContaining({ code: 'NOT_FOUND', field: ['skus', '0', 'brandId'] }),
    ]);
  });

  it.each([
    [0, 'INVALID'],
    [501, 'LIMIT_EXCEEDED'],
  ])('refuses %d rows', async (length, code) => {
    const { userErrors } = await publish(Array.from({ length }, (_, index) => ({ code: `C${index}` })));
    expect(userErrors).toEqual([expect.objectContaining({ code, field: ['skus'] })]);
  });

  it('takes 500 rows with as many commands as one', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({
      code: `C${index}`,
      productName: `Product ${index % 100}`,
      productNameZh: null,
    }));
    const viewer = viewerAs('supplier', supplierId);
    const sendQuietly = (skus: readonly Partial<SkuInput>[], idempotencyKey: string) =>
      graph.ask(
        'mutation ($input: PublishSkusInput!) { publishSkus(input: $input) { userErrors { code } } }',
        { input: { idempotencyKey, supplierId, skus: skus.map((sku) => ({ ...train, ...sku })) } },
        viewer,
      );
    const named = () => graph.commands().map(({ name, collection }) => `${name} ${collection ?? ''}`.trim());

    named();
    await sendQuietly(rows.slice(0, 1), 'one');
    const ofOne = named();
    expect((await sendQuietly(rows.slice(1), 'many')).data.publishSkus.userErrors).toEqual([]);
    expect(named()).toEqual(ofOne);
    expect(ofOne).toEqual([
      'find idempotency_keys',
      'insert idempotency_keys',
      'findAndModify suppliers',
      'find skus',
      'find products',
      'find brands',
      'find stocks',
      'update products',
      'update skus',
      'insert stocks',
      'update idempotency_keys',
      'insert events',
      'commitTransaction',
    ]);
    await sendQuietly(
      rows.map((row) => ({ ...row, moq: 77 })),
      'again',
    );
    expect(named()).toHaveLength(ofOne.length - 2);
  });

  it('has one effect for ten calls at once under one key', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => publish([{}], { idempotencyKey: 'same' })),
    );
    const fresh = answers.filter(({ replayed, userErrors }) => !replayed && userErrors.length === 0);
    expect(fresh).toHaveLength(1);
    expect(await productsOf()).toEqual([['Wooden train', ['TRAIN-RED']]]);
  });

  it('makes one product of calls at once that name it', async () => {
    const codes = ['A', 'B', 'C', 'D'];
    for (const { userErrors } of await Promise.all(codes.map((code) => publish([{ code }])))) {
      expect(userErrors).toEqual([]);
    }
    expect(await productsOf()).toEqual([['Wooden train', codes]]);
  });

  it('counts SKUs in stock right when both are published at once', async () => {
    await publish([{ code: 'A' }, { code: 'B' }]);
    const app = aSupplierApp(graph, supplierId);
    await Promise.all([
      app.publish([{ skuCode: 'A', quantity: 5 }]),
      publish([
        { code: 'A', productName: 'Tram' },
        { code: 'B', moq: 3 },
      ]),
      app.publish([{ skuCode: 'B', quantity: 5 }]),
      publish([{ code: 'C' }]),
    ]);
    const { models } = graph.instance.contextFor({ viewer: null });
    const counts = await models.products.find({ supplierId }).sort({ nameEn: 1 }).lean();
    expect(
      counts.map(({ nameEn, skuCount, stockedSkuCount }) => [nameEn, skuCount, stockedSkuCount]),
    ).toEqual([
      ['Tram', 1, 1],
      ['Wooden train', 2, 1],
    ]);
  });

  it('is for the supplier itself', async () => {
    const input = { idempotencyKey: 'k', supplierId, skus: [train] };
    const other = await graph.ask(MUTATION, { input }, viewerAs('supplier', 'sup_x'));
    expect(other.data.publishSkus).toMatchObject({ results: [], userErrors: [{ code: 'NOT_FOUND' }] });
    const retailer = await graph.ask(MUTATION, { input }, viewerAs('retailer', 'ret_1'));
    expect(retailer.errors).toEqual([expect.objectContaining({ code: 'FORBIDDEN' })]);
  });
});

interface ProductAnswer {
  readonly name: string;
  readonly skus: { readonly nodes: readonly { readonly code: string }[] };
}

interface SkuAnswer {
  readonly id: string;
  readonly product: { readonly id: string };
}

interface PublishAnswer {
  readonly replayed: boolean;
  readonly results: readonly { readonly status: string; readonly sku: SkuAnswer | null }[];
  readonly userErrors: readonly { readonly code: string }[];
}
