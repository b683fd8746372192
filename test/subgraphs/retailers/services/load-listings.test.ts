import { describe, expect, it } from '@jest/globals';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { listingOf, openTestRetailers } from '../../../support/retailers.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const subgraph = await openTestRetailers(databases);

const createdAt = new Date('2026-01-01T00:00:00Z');
const retailer = (id: string) => ({ id, name: `Shop ${id}`, zoneId: null, createdAt });
const listing = (id: string, title: string) => ({
  id,
  retailerId: 'ret_seed',
  skuId: `sku_${id}`,
  market: 'DE',
  channel: 'B2C' as const,
  title,
  price: money(1_990n, 'EUR'),
  createdAt,
});

describe('loadListings', () => {
  it('loads what then behaves like what was published', async () => {
    await subgraph.instance.loadListings({
      retailers: [retailer('ret_seed')],
      skuFacts: [{ skuId: 'sku_lst_1', hsCode: '9503002100', brandName: null, version: 1 }],
      listings: [listing('lst_1', 'Seeded train'), listing('lst_2', 'Seeded doll')],
    });
    const { data } = await subgraph.ask(
      '{ listings(filter: {market: "DE", search: "seeded trai"}) { nodes { id title retailer { name } price { amount } } } }',
    );
    expect(data.listings.nodes).toEqual([
      { id: 'lst_1', title: 'Seeded train', retailer: { name: 'Shop ret_seed' }, price: { amount: '19.90' } },
    ]);
    const again = await subgraph.publish(viewerAs('retailer', 'ret_seed'), {
      listings: [listingOf('sku_lst_1', { title: 'Renamed' })],
    });
    expect(again.results[0]?.listing).toMatchObject({ id: 'lst_1', title: 'Renamed' });
  });

  it('leaves what is there as it is, and loads the rest', async () => {
    await subgraph.instance.loadListings({ listings: [listing('lst_a', 'First')] });
    await subgraph.instance.loadListings({ listings: [listing('lst_a', 'Second'), listing('lst_b', 'New')] });
    const { data } = await subgraph.ask(
      '{ a: listing(id: "lst_a") { title } b: listing(id: "lst_b") { title } }',
    );
    expect(data).toEqual({ a: { title: 'First' }, b: { title: 'New' } });
  });

  it('takes an empty batch', async () => {
    subgraph.commands();
    await subgraph.instance.loadListings({});
    expect(subgraph.commands()).toEqual([]);
  });
});
