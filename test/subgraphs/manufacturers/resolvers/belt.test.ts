import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { aProduct, aSku, aSupplier, loadCatalogue } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph } from '../../../support/subgraph.ts';

describe('belts', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
  });
  afterAll(() => databases.close());

  const names = async (argumentsOf: string): Promise<readonly string[]> => {
    const { data, errors } = await graph.ask(
      `{ belts${argumentsOf} { nodes { name } pageInfo { hasNextPage } } }`,
    );
    expect(errors).toEqual([]);
    return (data.belts.nodes as readonly BeltAnswer[]).map(({ name }) => name);
  };

  it('are found by their id, in both languages', async () => {
    const query = `{ belt(id: "belt_chenghai_toys") {
      id name nameZh: name(lang: ZH) provinceCode city cityZh: city(lang: ZH) place placeZh: place(lang: ZH)
      goods goodsZh: goods(lang: ZH) hsHeadings zone { id } ports { id }
    } }`;
    expect(await graph.ask(query)).toEqual({
      errors: [],
      data: {
        belt: {
          id: 'belt_chenghai_toys',
          name: 'Chenghai toys',
          nameZh: '澄海玩具',
          provinceCode: 'CN-GD',
          city: 'Shantou',
          cityZh: '汕头',
          place: 'Chenghai',
          placeZh: '澄海',
          goods: ['plastic toys', 'building blocks', 'remote-control toys'],
          goodsZh: ['塑料玩具', '积木', '遥控玩具'],
          hsHeadings: ['9503'],
          zone: { id: 'zone_shantou' },
          ports: [{ id: 'port_CNSTG' }, { id: 'port_CNYTN' }],
        },
      },
    });
  });

  it('are a hundred, A to Z', async () => {
    const all = await names('(first: 100)');
    expect(all).toHaveLength(100);
    expect(all).toEqual([...all].sort());
  });

  it.each([
    ['name', 'Chenghai', ['Chenghai toys']],
    ['the beginning of a name', 'chengh', ['Chenghai toys']],
    ['Chinese name', '义乌', ['Yiwu small commodities']],
    ['city', 'Shantou', ['Chenghai toys']],
    ['what they make', 'building blocks', ['Chenghai toys']],
    ['what they make, in Chinese', '积木', ['Chenghai toys']],
  ])('are found by %s', async (_case, search, found) => {
    expect(await names(`(filter: { search: "${search}" })`)).toEqual(expect.arrayContaining(found));
  });

  it.each([
    ['province', '{ provinceCode: "CN-GD", search: "toys" }', 'Chenghai toys'],
    ['heading', '{ hsHeading: "9505" }', 'Yiwu small commodities'],
    ['zone', '{ zoneId: "zone_shantou" }', 'Chenghai toys'],
  ])('are filtered by %s', async (_case, filter, name) => {
    const found = await names(`(filter: ${filter})`);
    expect(found).toContain(name);
    expect(found.length).toBeLessThan(20);
  });

  it('are ordered by province, and paged so', async () => {
    const query = (after: string | null) => `{
      belts(orderBy: PROVINCE, first: 7${after === null ? '' : `, after: "${after}"`}) {
        nodes { provinceCode name } pageInfo { hasNextPage endCursor }
      }
    }`;
    const seen: BeltAnswer[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await graph.ask(query(after));
      seen.push(...(data.belts.nodes as readonly BeltAnswer[]));
      after = data.belts.pageInfo.endCursor;
      more = data.belts.pageInfo.hasNextPage;
    }
    expect(seen).toHaveLength(100);
    const provinces = seen.map(({ provinceCode }) => provinceCode);
    expect(provinces.filter((code, index) => code !== provinces[index - 1])).toHaveLength(
      new Set(provinces).size,
    );
  });

  it.each(['hsHeading: "950300"', 'search: "?"', `search: "${'x'.repeat(201)}"`])(
    'are not filtered by %s',
    async (filter) => {
      const { errors } = await graph.ask(`{ belts(filter: { ${filter} }) { nodes { id } } }`);
      expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
    },
  );

  it('lie in zones, which know them', async () => {
    const query = `query ($zones: [_Any!]!) { _entities(representations: $zones) { ... on Zone { belts { id } } } }`;
    const zones = ['zone_shantou', 'zone_none'].map((id) => ({ __typename: 'Zone', id }));
    graph.commands();
    const { data } = await graph.ask(query, { zones });
    expect(data._entities).toEqual([{ belts: [{ id: 'belt_chenghai_toys' }] }, { belts: [] }]);
    expect(graph.commands()).toHaveLength(1);
  });

  it('have suppliers by name and products, page by page', async () => {
    const beltId = 'belt_keqiao_textiles';
    const ids = ['sup_c', 'sup_a', 'sup_b'];
    const products = ids.map((id) => aProduct(`prod_${id.slice(4)}`, id, { nameEn: `Cloth of ${id}` }));
    await loadCatalogue(graph.instance, {
      suppliers: ids.map((id) => aSupplier(id, { beltId, nameEn: `${id.slice(4).toUpperCase()} Mills` })),
      products,
      skus: products.map((product) => aSku(`sku_${product.id}`, product)),
    });
    const query = `query ($id: ID!, $after: String) { belt(id: $id) {
      suppliers(first: 2, after: $after) { nodes { name belt { id } } pageInfo { hasNextPage endCursor } }
      products(orderBy: NAME) { nodes { name } }
      newest: products(first: 1) { nodes { id } }
    } }`;
    const { data: first } = await graph.ask(query, { id: beltId });
    expect(first.belt.suppliers.nodes).toEqual([
      { name: 'A Mills', belt: { id: beltId } },
      { name: 'B Mills', belt: { id: beltId } },
    ]);
    expect(first.belt.products.nodes).toEqual([
      { name: 'Cloth of sup_a' },
      { name: 'Cloth of sup_b' },
      { name: 'Cloth of sup_c' },
    ]);
    expect(first.belt.newest.nodes).toEqual([{ id: 'prod_c' }]);
    const { endCursor } = first.belt.suppliers.pageInfo;
    const { data: second } = await graph.ask(query, { id: beltId, after: endCursor });
    expect(second.belt.suppliers).toMatchObject({
      nodes: [{ name: 'C Mills' }],
      pageInfo: { hasNextPage: false },
    });
    const other = await graph.ask(query, { id: 'belt_chenghai_toys', after: endCursor });
    expect(other.errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
  });
});

interface BeltAnswer {
  readonly provinceCode: string;
  readonly name: string;
}
