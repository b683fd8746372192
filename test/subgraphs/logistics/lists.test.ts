import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { logistics } from '../../../subgraphs/logistics/index.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from '../../support/subgraph.ts';

interface WarehousePage {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('lists of logistics', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof logistics.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(logistics, databases);
  });
  afterAll(() => databases.close());

  /** The values of one field, such as the codes of `ports`. */
  const valuesOf = async (query: string, variables: object, path: readonly [string, string]) => {
    const { data, errors } = await graph.ask(query, { ...variables });
    expect(errors).toEqual([]);
    const [list, field] = path;
    return (data as Record<string, Record<string, unknown>[]>)[list]?.map((item) => item[field]);
  };

  describe('ports', () => {
    const query = 'query ($filter: PortFilter) { ports(filter: $filter) { code } }';

    it('come by code, all of them', async () => {
      const codes = await valuesOf(query, {}, ['ports', 'code']);
      expect(codes).toHaveLength(98);
      expect(codes).toEqual([...(codes ?? [])].sort());
    });

    it.each([
      [{ country: 'AU' }, ['AUMEL', 'AUSYD']],
      [{ country: 'DE', kind: 'RAIL' }, ['DEDUI', 'DEHAM']],
      [{ country: 'DE', kind: 'SEA' }, ['DEHAM']],
      [{ kind: 'RIVER' }, ['CNCKG', 'CNNKG', 'CNTAG', 'CNWUH']],
      [{ code: 'CNSHA' }, ['CNSHA']],
      [{ code: 'CNSHG' }, ['CNSHA']],
      [{ code: 'CNSHA', country: 'DE' }, []],
      [{ code: null, country: null, kind: null }, null],
      [{ country: 'Germany' }, []],
    ])('are filtered by %j', async (filter, codes) => {
      const found = await valuesOf(query, { filter }, ['ports', 'code']);
      if (codes === null) expect(found).toHaveLength(98);
      else expect(found).toEqual(codes);
    });

    it('tell their names, kinds and time zone', async () => {
      const { data } = await graph.ask(
        '{ ports(filter: { code: "DEHAM" }) { id code name zh: name(lang: ZH) country kinds timeZone } }',
      );
      expect(data).toEqual({
        ports: [
          {
            id: 'port_DEHAM',
            code: 'DEHAM',
            name: 'Hamburg',
            zh: '汉堡',
            country: 'DE',
            kinds: ['SEA', 'RAIL'],
            timeZone: 'Europe/Berlin',
          },
        ],
      });
    });
  });

  describe('lanes', () => {
    const query = 'query ($filter: LaneFilter) { lanes(filter: $filter) { id mode days { min max } } }';

    it('come shortest first', async () => {
      const { data } = await graph.ask(query);
      const { lanes } = data as { lanes: { id: string; days: { min: number; max: number } }[] };
      const keys = lanes.map(({ id, days }) => [days.min, days.max, id] as const);
      const inOrder = [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
      expect(keys).toHaveLength(39);
      expect(keys).toEqual(inOrder);
    });

    it.each([
      [{ toPortId: 'port_KZALA' }, ['lane_road_ca', 'lane_rail_ca']],
      [{ toPortId: 'port_KZALA', mode: 'RAIL' }, ['lane_rail_ca']],
      [{ fromPortId: 'port_CNYYG' }, ['lane_road_vn']],
      [{ fromPortId: 'port_CNSTG', toPortId: 'port_DEHAM' }, ['lane_sea_south_neu']],
      [{ fromPortId: 'port_CNSTG', toPortId: 'port_CNSTG' }, []],
      [{ fromPortId: 'port_ATLANTIS' }, []],
    ])('are filtered by %j', async (filter, ids) => {
      expect(await valuesOf(query, { filter }, ['lanes', 'id'])).toEqual(ids);
    });

    it('name their ports, for all lanes with one more command', async () => {
      graph.commands();
      const { data } = await graph.ask('{ lanes { id from { code } to { code } via { code } } }');
      expect(graph.commands()).toEqual([
        { name: 'find', collection: 'lanes' },
        { name: 'find', collection: 'ports' },
      ]);
      const { lanes } = data as { lanes: { id: string }[] };
      expect(lanes.find(({ id }) => id === 'lane_sea_yangtze_us')).toEqual({
        id: 'lane_sea_yangtze_us',
        from: [{ code: 'CNTAG' }, { code: 'CNNKG' }, { code: 'CNWUH' }, { code: 'CNCKG' }],
        to: [{ code: 'USLAX' }, { code: 'USLGB' }, { code: 'USOAK' }],
        via: [{ code: 'CNSHA' }],
      });
    });
  });

  describe('carriers', () => {
    const query = 'query ($mode: TransportMode) { carriers(mode: $mode) { code name } }';

    it('come by name, all of them', async () => {
      const names = await valuesOf(query, {}, ['carriers', 'name']);
      expect(names).toHaveLength(29);
      expect(names).toEqual([...(names ?? [])].sort());
    });

    it.each([
      ['RAIL', ['CRCT']],
      ['POST', ['EMS', 'YANWEN']],
    ])('are filtered by the mode %s', async (mode, codes) => {
      expect(await valuesOf(query, { mode }, ['carriers', 'code'])).toEqual(codes);
    });

    it('belong to the viewer who is one, and to nobody else', async () => {
      const carrierOf = async (viewer: ReturnType<typeof viewerAs> | null) =>
        (await graph.ask('{ viewer { carrier { id name zh: name(lang: ZH) code modes } } }', {}, viewer))
          .data as unknown;
      expect(await carrierOf(viewerAs('carrier', 'carrier_COSU'))).toEqual({
        viewer: {
          carrier: {
            id: 'carrier_COSU',
            name: 'COSCO Shipping Lines',
            zh: '中远海运集运',
            code: 'COSU',
            modes: ['SEA'],
          },
        },
      });
      expect(await carrierOf(viewerAs('carrier'))).toEqual({ viewer: { carrier: null } });
      expect(await carrierOf(viewerAs('carrier', 'carrier_NONE'))).toEqual({ viewer: { carrier: null } });
      expect(await carrierOf(viewerAs('supplier', 'carrier_COSU'))).toEqual({ viewer: { carrier: null } });
      expect(await carrierOf(null)).toEqual({ viewer: null });
    });
  });

  describe('warehouses', () => {
    const query = `query ($filter: WarehouseFilter, $first: Int, $after: String) {
      warehouses(filter: $filter, first: $first, after: $after) {
        nodes { id name } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor }
      }
    }`;

    const pageOf = async (variables: Record<string, unknown>): Promise<WarehousePage> => {
      const { data, errors } = await graph.ask(query, variables);
      expect(errors).toEqual([]);
      return (data as { warehouses: WarehousePage }).warehouses;
    };

    const allOf = async (filter: object | null, first: number): Promise<WarehousePage['nodes']> => {
      const nodes: WarehousePage['nodes'][number][] = [];
      let after: string | null = null;
      do {
        const page: WarehousePage = await pageOf({ filter, first, after });
        nodes.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return nodes;
    };

    it('come by name, each once, whatever the size of the page', async () => {
      const nodes = await allOf(null, 33);
      expect(nodes).toHaveLength(236);
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(236);
      expect(nodes.map(({ name }) => name)).toEqual([...nodes.map(({ name }) => name)].sort());
      expect(await allOf(null, 100)).toEqual(nodes);
    });

    it.each([
      [{ kind: 'BONDED' }, 22],
      [{ kind: 'FACTORY' }, 100],
      [{ country: 'AU' }, 2],
      [{ country: 'CN', kind: 'OVERSEAS' }, 0],
      [{ country: 'DE', kind: 'OVERSEAS' }, 3],
      [{ country: null, kind: null }, 236],
    ])('are filtered by %j', async (filter, count) => {
      expect(await allOf(filter, 10)).toHaveLength(count);
    });

    it('visit every item once while others come in between', async () => {
      const records = databases.of('logistics').model('Warehouse');
      const first = await pageOf({ filter: { country: 'AU' }, first: 1 });
      const row = { nameZh: '仓', kind: 'OVERSEAS', country: 'AU', city: 'Perth' };
      await records.create({ _id: 'wh_before', nameEn: 'Adelaide overseas warehouse', ...row });
      await records.create({ _id: 'wh_after', nameEn: 'Perth overseas warehouse', ...row });
      const rest = await pageOf({ filter: { country: 'AU' }, after: first.pageInfo.endCursor });
      await records.deleteMany({ city: 'Perth' });
      expect([...first.nodes, ...rest.nodes].map(({ name }) => name)).toEqual([
        'Melbourne overseas warehouse',
        'Perth overseas warehouse',
        'Sydney overseas warehouse',
      ]);
    });

    it('refuse page sizes out of range and cursors of another list', async () => {
      const { pageInfo } = await pageOf({ filter: { kind: 'BONDED' }, first: 1 });
      for (const variables of [
        { first: 0 },
        { first: 101 },
        { after: pageInfo.endCursor },
        { filter: { kind: 'OVERSEAS' }, after: pageInfo.endCursor },
        { after: 'bm90aGluZw' },
      ]) {
        expect(await graph.ask(query, variables)).toMatchObject({
          data: { warehouses: null },
          errors: [{ code: 'BAD_INPUT' }],
        });
      }
    });

    it('tell where they stand, ports for a page with one more command', async () => {
      graph.commands();
      const { data } = await graph.ask(
        '{ warehouses(first: 100, filter: { country: "CN" }) { nodes { id name zh: name(lang: ZH) kind country city port { code } } } }',
      );
      expect(graph.commands()).toHaveLength(2);
      const { nodes } = (data as { warehouses: { nodes: { id: string }[] } }).warehouses;
      expect(nodes.find(({ id }) => id === 'wh_bonded_guangzhou')).toEqual({
        id: 'wh_bonded_guangzhou',
        name: 'Guangzhou bonded warehouse',
        zh: '广州保税仓',
        kind: 'BONDED',
        country: 'CN',
        city: 'Guangzhou',
        port: { code: 'CNNSA' },
      });
    });
  });

  it('resolve references of other subgraphs, unknown ones to null, with one command a type', async () => {
    const of = [
      { __typename: 'Port', id: 'port_CNSHA' },
      { __typename: 'Port', id: 'port_XXXXX' },
      { __typename: 'Lane', id: 'lane_rail_west' },
      { __typename: 'Lane', id: 'lane_none' },
      { __typename: 'Carrier', id: 'carrier_MAEU' },
      { __typename: 'Carrier', id: '' },
      { __typename: 'Warehouse', id: 'wh_shantou' },
      { __typename: 'Warehouse', id: 'wh_none' },
    ];
    graph.commands();
    const { data, errors } = await graph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on Port { id name } ... on Lane { id mode } ... on Carrier { id code } ... on Warehouse { id city }
      } }`,
      { of },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      _entities: [
        { id: 'port_CNSHA', name: 'Shanghai (Yangshan / Waigaoqiao)' },
        null,
        { id: 'lane_rail_west', mode: 'RAIL' },
        null,
        { id: 'carrier_MAEU', code: 'MAEU' },
        null,
        { id: 'wh_shantou', city: 'Shantou' },
        null,
      ],
    });
    expect(graph.commands()).toHaveLength(4);
  });
});
