import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { aProduct, aSku, aStock, aSupplier, loadCatalogue } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph } from '../../../support/subgraph.ts';

const QUERY = `query ($filter: ProductFilter, $orderBy: ProductSort, $first: Int, $after: String) {
  products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id name } edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Goods {
  readonly id: string;
  readonly en: string;
  readonly zh?: string;
  readonly supplierId?: string;
  readonly hsCode?: string;
  readonly onHand?: number;
}

/** Older goods have lower ids. */
const GOODS: readonly Goods[] = [
  { id: 'prod_01', en: 'Wooden toy train', zh: '木制玩具火车', onHand: 5 },
  { id: 'prod_02', en: 'Toys for dogs', zh: '狗玩具', onHand: 0, hsCode: '9503006000' },
  { id: 'prod_03', en: 'Café lamp', zh: '咖啡馆灯', supplierId: 'sup_b', hsCode: '9405110000', onHand: 3 },
  { id: 'prod_04', en: 'LED lamp', zh: 'LED灯', supplierId: 'sup_b', hsCode: '9405410000' },
  { id: 'prod_05', en: 'toy lamp', supplierId: 'sup_b', hsCode: '9405410000', onHand: 1 },
  { id: 'prod_06', en: 'Trainers', zh: '运动鞋', supplierId: 'sup_b', hsCode: '6404110000', onHand: 9 },
];

describe('products', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
    await load(GOODS, [aSupplier('sup_a'), aSupplier('sup_b', { beltId: 'belt_yiwu_small_commodities' })]);
  });
  afterAll(() => databases.close());

  async function load(
    goods: readonly Goods[],
    suppliers: readonly ReturnType<typeof aSupplier>[],
  ): Promise<void> {
    const products = goods.map(({ id, en, zh, supplierId = 'sup_a' }) =>
      aProduct(id, supplierId, { nameEn: en, nameZh: zh ?? null }),
    );
    const skus = products.map((product, index) =>
      aSku(product.id.replace('prod', 'sku'), product, { hsCode: goods[index]?.hsCode ?? '9503008900' }),
    );
    const stocks = skus.map((sku, index) => aStock(sku, goods[index]?.onHand ?? 0));
    await loadCatalogue(graph.instance, { suppliers, products, skus, stocks });
  }

  const numbersOf = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => Number(id.slice(5)));

  async function page(variables: object): Promise<ProductsAnswer> {
    const { data, errors } = await graph.ask(QUERY, { ...variables });
    expect(errors).toEqual([]);
    return data.products as ProductsAnswer;
  }

  const find = async (filter: object, orderBy?: string) => numbersOf((await page({ filter, orderBy })).nodes);

  describe('are searched', () => {
    it.each([
      ['toy', [5, 1, 2]],
      ['toys', [2]],
      ['TOY', [5, 1, 2]],
      ['wood', [1]],
      ['lamp', [5, 4, 3]],
      ['lamp toy', [5]],
      ['train', [1, 6]],
      ['toy train', [1]],
      ['cafe', [3]],
      ['玩具', [2, 1]],
      ['灯', [4, 3]],
      ['led灯', [4]],
      ['toy 火车', [1]],
      ['LED lam', [4]],
      ['rain', []],
      ['!toy?', [5, 1, 2]],
    ])('by "%s": whole words first, then beginnings, each newest first', async (search, found) => {
      expect(await find({ search })).toEqual(found);
    });

    it.each([undefined, null, '', '   '])('by %p: all, newest first', async (search) => {
      expect(await find({ search })).toEqual([6, 5, 4, 3, 2, 1]);
    });

    it.each([
      ['without a letter', '?!'],
      ['of 201 characters', 'a'.repeat(201)],
    ])('not by a text %s', async (_case, search) => {
      const { data, errors } = await graph.ask(QUERY, { filter: { search } });
      expect(data.products).toBeNull();
      expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
    });
  });

  describe('are filtered', () => {
    it.each([
      ['by belt', { beltId: 'belt_yiwu_small_commodities' }, [6, 5, 4, 3]],
      ['by supplier', { supplierId: 'sup_a' }, [2, 1]],
      ['by chapter', { hsPrefix: '94' }, [5, 4, 3]],
      ['by heading', { hsPrefix: '9503' }, [2, 1]],
      ['by an odd number of digits', { hsPrefix: '95030' }, [2, 1]],
      ['by the whole code', { hsPrefix: '9503006000' }, [2]],
      ['by being in stock', { inStock: true }, [6, 5, 3, 1]],
      ['by being out of stock', { inStock: false }, [4, 2]],
      ['by several at once', { supplierId: 'sup_b', hsPrefix: '94', inStock: true, search: 'lamp' }, [5, 3]],
      ['by what is not there', { beltId: 'belt_x' }, []],
    ])('%s', async (_case, filter, found) => {
      expect(await find(filter)).toEqual(found);
    });

    it.each(['9', '95.03', '95030089001', 'toys'])('not by the HS prefix "%s"', async (hsPrefix) => {
      const { errors } = await graph.ask(QUERY, { filter: { hsPrefix } });
      expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
    });
  });

  it.each([
    ['NEWEST', { search: 'toy' }, [5, 2, 1]],
    ['NAME', {}, [3, 4, 5, 2, 6, 1]],
    ['NAME', { search: 'toy' }, [5, 2, 1]],
    ['RELEVANCE', {}, [6, 5, 4, 3, 2, 1]],
  ])('are ordered by %s', async (orderBy, filter, found) => {
    expect(await find(filter, orderBy)).toEqual(found);
  });

  describe('are paged', () => {
    async function pageThrough(variables: object, between: () => Promise<void> = async () => {}) {
      const seen: number[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { nodes, pageInfo } = await page({ ...variables, after });
        seen.push(...numbersOf(nodes));
        after = pageInfo.endCursor;
        more = pageInfo.hasNextPage;
        await between();
      }
      return seen;
    }

    it.each([
      ['RELEVANCE', { search: 'toy' }],
      ['RELEVANCE', { search: 'tr' }],
      ['NEWEST', {}],
      ['NAME', {}],
      ['NAME', { hsPrefix: '94' }],
    ])('by %s as they are listed, whatever the size of a page', async (orderBy, filter) => {
      const whole = await find(filter, orderBy);
      for (const first of [1, 2, 3]) {
        expect(await pageThrough({ orderBy, filter, first })).toEqual(whole);
      }
    });

    it('with cursors on every item', async () => {
      const { edges, pageInfo } = await page({ first: 2 });
      expect(pageInfo).toMatchObject({
        hasNextPage: true,
        hasPreviousPage: false,
        startCursor: edges[0]?.cursor,
        endCursor: edges[1]?.cursor,
      });
      const next = await page({ first: 2, after: edges[0]?.cursor });
      expect(numbersOf(next.nodes)).toEqual([5, 4]);
      expect(next.pageInfo.hasPreviousPage).toBe(true);
    });

    it.each([
      ['another filter', { filter: { search: 'lamp' } }],
      ['another order', { filter: { search: 'toy' }, orderBy: 'NAME' }],
    ])('not with a cursor of %s', async (_case, variables) => {
      const { pageInfo } = await page({ filter: { search: 'toy' }, first: 1 });
      const { errors } = await graph.ask(QUERY, { ...variables, first: 1, after: pageInfo.endCursor });
      expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
    });

    it.each(['x', 'W10', Buffer.from('{"a":1}').toString('base64url')])(
      'not with the cursor "%s"',
      async (after) => {
        const { errors } = await graph.ask(QUERY, { after });
        expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
      },
    );

    it.each([0, -1, 101])('not %d at a time', async (first) => {
      const { errors } = await graph.ask(QUERY, { first });
      expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
    });

    it.each([
      ['RELEVANCE', 10_000],
      ['NEWEST', 20_000],
      ['NAME', 30_000],
    ])('by %s without skip or repeat while others come', async (orderBy, base) => {
      const word = `word${base}`;
      const loadTwelve = (from: number, nameOf: (index: number) => string) => {
        const goods = Array.from({ length: 12 }, (_, index) => ({
          id: `prod_${from + index * 10}`,
          en: nameOf(index),
          supplierId: `sup_${from}`,
        }));
        return load(goods, [aSupplier(`sup_${from}`)]);
      };
      await loadTwelve(base, (index) => `${word}${index % 2 ? '' : 'ly'} ${index * 7}`);
      const filter = { search: word };
      const before = await pageThrough({ orderBy, filter, first: 100 });
      expect(before).toHaveLength(12);

      let round = 0;
      const seen = await pageThrough({ orderBy, filter, first: 3 }, async () => {
        round += 1;
        if (round <= 5)
          await loadTwelve(base + round * 1_000 + round, (index) => `${word} ${round} ${index}`);
      });
      expect(round).toBeGreaterThan(3);
      expect(seen.filter((number) => before.includes(number))).toEqual(before);
      expect(new Set(seen).size).toBe(seen.length);
    });
  });

  it('cost one command a page, and two where a page goes on from whole words to beginnings', async () => {
    graph.commands();
    await graph.ask(QUERY, { filter: { search: 'lamp' }, first: 2 });
    expect(graph.commands().map(({ name }) => name)).toEqual(['find']);
    await graph.ask(QUERY, { filter: { search: 'toy' }, first: 3 });
    expect(graph.commands().map(({ name }) => name)).toEqual(['find', 'find']);
  });

  it('use an index for every filter and order', async () => {
    const { models } = graph.instance.contextFor({ viewer: null });
    const listed = { skuCount: { $gt: 0 } };
    const queries: readonly (readonly [object, Record<string, 1 | -1>])[] = [
      [{ ...listed, terms: { $all: ['=toy', 'toy'] } }, { _id: -1 }],
      [{ ...listed, terms: { $all: ['toy'], $not: { $all: ['=toy'] } } }, { _id: -1 }],
      [{ ...listed, beltId: 'belt_chenghai_toys' }, { _id: -1 }],
      [
        { ...listed, beltId: 'belt_chenghai_toys' },
        { sortName: 1, _id: 1 },
      ],
      [{ ...listed, supplierId: 'sup_a' }, { _id: -1 }],
      [
        { ...listed, supplierId: 'sup_a' },
        { sortName: 1, _id: 1 },
      ],
      [{ ...listed, hsPrefixes: '95' }, { _id: -1 }],
      [listed, { sortName: 1, _id: 1 }],
    ];
    for (const [filter, sort] of queries) {
      const explained = await models.products.find(filter).sort(sort).limit(21).explain('queryPlanner');
      const { winningPlan } = (explained as unknown as Explained).queryPlanner;
      expect(JSON.stringify(winningPlan)).toContain('"IXSCAN"');
      expect(JSON.stringify(winningPlan)).not.toContain('"SORT"');
    }
  });
});

/** As the server explains it; mongoose has no type for it. */
interface Explained {
  readonly queryPlanner: { readonly winningPlan: unknown };
}

interface ProductsAnswer {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
}
