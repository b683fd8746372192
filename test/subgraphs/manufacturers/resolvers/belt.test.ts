import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabases } from '../../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph } from '../../../support/subgraph.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import type { Databases } from '../../../../runtime/database.ts';

describe('belts', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
  });
  afterAll(() => databases.close());

  it('are found by their id, in both languages', async () => {
    const query = `{ belt(id: "belt_chenghai_toys") {
      id name nameZh: name(lang: ZH) provinceCode city place placeZh: place(lang: ZH) goods hsHeadings
      zone { id } ports { id }
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
          place: 'Chenghai',
          placeZh: '澄海',
          goods: ['plastic toys', 'building blocks', 'remote-control toys'],
          hsHeadings: ['9503'],
          zone: { id: 'zone_shantou' },
          ports: [{ id: 'port_CNSTG' }, { id: 'port_CNYTN' }],
        },
      },
    });
  });
});
