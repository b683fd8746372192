import { describe, expect, it } from '@jest/globals';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(finance, databases);

const entities = (fields: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`;

describe('Sku.refundRate', () => {
  it('answers a page of 50 SKUs with one command', async () => {
    const representations = Array.from({ length: 50 }, (_, index) => ({
      __typename: 'Sku',
      id: `sku_${index}`,
      hsCode: `95${String(index).padStart(2, '0')}${String(index).padStart(6, '7')}`,
    }));
    graph.commands();
    const { data } = await graph.ask(
      entities('... on Sku { id refundRate(on: "2026-11-23") { rate problem } }'),
      {
        representations,
      },
    );
    expect(graph.commands()).toEqual([{ name: 'find', collection: 'refund_rates' }]);
    expect(data._entities).toHaveLength(50);
    expect(data._entities[3]).toEqual({ id: 'sku_3', refundRate: { rate: '0.13', problem: null } });
    expect(data._entities[49]).toMatchObject({ refundRate: { rate: null, problem: 'RATE_UNKNOWN' } });
  });

  it('answers several days with one command', async () => {
    const representations = [{ __typename: 'Sku', id: 'sku_1', hsCode: '8507600090' }];
    graph.commands();
    const { data } = await graph.ask(
      entities(`... on Sku {
        past: refundRate(on: "2024-11-30") { rate }
        present: refundRate(on: "2026-11-23") { rate }
        future: refundRate(on: "2027-01-01") { rate }
      }`),
      { representations },
    );
    expect(graph.commands()).toHaveLength(1);
    expect(data._entities).toEqual([
      { past: { rate: '0.13' }, present: { rate: '0.06' }, future: { rate: '0' } },
    ]);
  });
});
