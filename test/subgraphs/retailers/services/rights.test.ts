import { describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../../../../runtime/events.ts';
import { createTransact } from '../../../../runtime/transact.ts';
import type { Viewer } from '../../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { noConsumers } from '../../../support/events.ts';
import {
  ipRightsChanged,
  listingOf,
  openTestRetailers,
  skuPublished,
  type TestRetailers,
  toyMark,
} from '../../../support/retailers.ts';

const databases = await databasesOfThisFile();
const subgraph = await openTestRetailers(databases);

const tellSkus = (...events: Parameters<TestRetailers['tell']>[1][]) =>
  subgraph.tell('manufacturers', ...events);
const tellRights = (...events: Parameters<TestRetailers['tell']>[1][]) =>
  subgraph.tell('supervision', ...events);

const factsOf = (skuId: string) =>
  databases.of('retailers').collection<{ _id: string }>('sku_facts').findOne({ _id: skuId });

const statusesOf = async (shop: Viewer) => {
  const { data } = await subgraph.ask(
    'query S($id: ID!) { retailer(id: $id) { listings(first: 100) { nodes { sku { id } market status } } } }',
    { id: shop.partyId },
    shop,
  );
  const nodes = data.retailer.listings.nodes as { sku: { id: string }; market: string; status: string }[];
  return Object.fromEntries(nodes.map(({ sku, market, status }) => [`${sku.id} ${market}`, status]));
};

/** Hands an event to its handler though the subgraph has moved on. */
const applyLate = (event: NewEvent) =>
  createTransact(
    databases.of('retailers'),
    subgraph.clock,
    noConsumers,
  )(async (transaction) => {
    const record = { ...event, _id: 'late', at: transaction.now };
    await subgraph.instance.handlers?.[event.type]?.(record, transaction);
  });

const runTasks = async () => {
  for (const task of subgraph.instance.tasks ?? []) await task.run();
};

describe('SkuPublished', () => {
  it('makes a SKU known, so that it can be listed', async () => {
    const shop = await subgraph.openShop();
    const listings = [listingOf('sku_told')];
    expect((await subgraph.publish(shop, { listings })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await tellSkus(skuPublished('sku_told', 1, { brandName: 'Lumo-Play' }))).toEqual([]);
    expect((await subgraph.publish(shop, { listings })).userErrors).toEqual([]);
    expect(await factsOf('sku_told')).toEqual({
      _id: 'sku_told',
      hsCode: '9503002100',
      brandName: 'Lumo-Play',
      brandText: 'lumoplay',
      version: 1,
    });
  });

  it('is not undone by an older one, told late or again', async () => {
    await tellSkus(
      skuPublished('sku_versions', 1),
      skuPublished('sku_versions', 2, { hsCode: '9504500000' }),
    );
    expect(await factsOf('sku_versions')).toMatchObject({ version: 2, hsCode: '9504500000' });
    for (const late of [
      skuPublished('sku_versions', 1),
      skuPublished('sku_versions', 2, { hsCode: '0000000000' }),
    ])
      await applyLate(late);
    expect(await factsOf('sku_versions')).toMatchObject({ version: 2, hsCode: '9504500000' });
  });

  it('is set aside where it is not what was agreed', async () => {
    const failures = await tellSkus({
      aggregateId: 'sku_odd',
      sequence: 1,
      type: 'SkuPublished',
      data: { skuId: 5 },
    });
    expect(failures).toEqual([expect.stringContaining('sku_odd:000000000001')]);
    expect(await factsOf('sku_odd')).toBeNull();
  });
});

describe('IP_BLOCKED', () => {
  it('refuses what a mark of the market forbids, naming it', async () => {
    const shop = await subgraph.openShop();
    await tellRights(ipRightsChanged('DE', 1, [toyMark('DE', 'Glasweiler')]));
    await subgraph.knowSkus({ skuId: 'sku_marked', brandName: 'GLAS-WEILER' }, { skuId: 'sku_plain' });
    const answer = await subgraph.publish(shop, {
      onError: 'REJECT_FAILED',
      listings: [
        listingOf('sku_marked'),
        listingOf('sku_marked', { market: 'FR' }),
        listingOf('sku_marked', { channel: 'B2B', forSale: false }),
        listingOf('sku_plain'),
      ],
    });
    expect(answer.results.map(({ errors }) => errors.map(({ code, field }) => [code, field]))).toEqual([
      [['IP_BLOCKED', ['listings', '0', 'market']]],
      [],
      [],
      [],
    ]);
    expect(answer.results[0]?.errors[0]?.message).toMatch(/TRADEMARK DE-Glasweiler .*SAMPLE/);
  });

  it.each([
    ['a mark of the Union in a member', 'EU', {}, 'IT', true],
    ['a mark of the Union elsewhere', 'EU', {}, 'GB', false],
    ['a mark for other goods', 'IT', { hsPrefixes: ['6403'] }, 'IT', false],
    ['a mark that has ended', 'IT', { validTo: '2026-11-22' }, 'IT', false],
    ['a mark on its last day', 'IT', { validTo: '2026-11-23' }, 'IT', true],
    ['a mark that has not begun', 'IT', { validFrom: '2026-11-24' }, 'IT', false],
    ['a mark nearly like the brand', 'IT', { text: 'velokrane' }, 'IT', false],
    ['a design', 'IT', { kind: 'DESIGN' as const }, 'IT', false],
    ['a protected name', 'IT', { kind: 'COPYRIGHT' as const }, 'IT', true],
  ])('judges by %s', async (name, territory, right, market, isRefused) => {
    const shop = await subgraph.openShop();
    const skuId = `sku ${name}`;
    const version = (rightsVersion += 1);
    await tellRights(ipRightsChanged('EU', version, []), ipRightsChanged('IT', version, []));
    await tellRights(
      ipRightsChanged(territory, (rightsVersion += 1), [toyMark(territory, 'Velocrane', right)]),
    );
    await subgraph.knowSkus({ skuId, brandName: 'Velocrane' });
    const { userErrors } = await subgraph.publish(shop, { listings: [listingOf(skuId, { market })] });
    expect(userErrors.map(({ code }) => code)).toEqual(isRefused ? ['IP_BLOCKED'] : []);
  });
});

let rightsVersion = 10;

describe('a change of rights', () => {
  it('takes what is for sale off sale, and its end brings it back', async () => {
    const shop = await subgraph.openShop();
    await subgraph.knowSkus(
      { skuId: 'sku_change', brandName: 'Strandovar' },
      { skuId: 'sku_beside', brandName: 'Hollowfern' },
    );
    await subgraph.publish(shop, {
      listings: [
        listingOf('sku_change', { market: 'US' }),
        listingOf('sku_change', { market: 'CA' }),
        listingOf('sku_change', { market: 'US', channel: 'B2B', forSale: false }),
        listingOf('sku_beside', { market: 'US' }),
      ],
    });
    const strandovar = toyMark('US', 'Strandovar');

    expect(await tellRights(ipRightsChanged('US', 1, [strandovar]))).toEqual([]);
    expect(await statusesOf(shop)).toMatchObject({
      'sku_change US': expect.stringMatching(/IP_BLOCKED|WITHDRAWN/),
      'sku_change CA': 'FOR_SALE',
      'sku_beside US': 'FOR_SALE',
    });
    const { data } = await subgraph.ask('{ listings(filter: {skuId: "sku_change"}) { nodes { market } } }');
    expect(data.listings.nodes).toEqual([{ market: 'CA' }]);

    await tellRights(ipRightsChanged('US', 2, []));
    const after = await subgraph.ask(
      '{ listings(filter: {skuId: "sku_change"}) { nodes { market channel } } }',
    );
    expect(after.data.listings.nodes).toHaveLength(2);
    expect(after.data.listings.nodes).not.toContainEqual({ market: 'US', channel: 'B2B' });
  });

  it('is not undone by an older one, told late or again', async () => {
    const shop = await subgraph.openShop();
    await subgraph.knowSkus({ skuId: 'sku_late', brandName: 'Lateward' });
    await tellRights(ipRightsChanged('JP', 1, [toyMark('JP', 'Lateward')]), ipRightsChanged('JP', 2, []));
    const late = ipRightsChanged('JP', 1, [toyMark('JP', 'Lateward')]);
    await applyLate(late);
    const { userErrors } = await subgraph.publish(shop, {
      listings: [listingOf('sku_late', { market: 'JP' })],
    });
    expect(userErrors).toEqual([]);
  });

  it('follows a SKU that changes its brand', async () => {
    const shop = await subgraph.openShop();
    await tellRights(ipRightsChanged('AU', 1, [toyMark('AU', 'Nordbergen')]));
    await tellSkus(skuPublished('sku_rebranded', 1, { brandName: 'Own Brand' }));
    await subgraph.publish(shop, { listings: [listingOf('sku_rebranded', { market: 'AU' })] });
    await tellSkus(skuPublished('sku_rebranded', 2, { brandName: 'Nordbergen' }));
    expect(await statusesOf(shop)).toEqual({ 'sku_rebranded AU': 'IP_BLOCKED' });
    await tellSkus(skuPublished('sku_rebranded', 3, { brandName: null }));
    expect(await statusesOf(shop)).toEqual({ 'sku_rebranded AU': 'FOR_SALE' });
  });

  it('follows the calendar: rights that begin and end without an event', async () => {
    const shop = await subgraph.openShop();
    await subgraph.knowSkus({ skuId: 'sku_dated', brandName: 'Calendra' });
    await tellRights(
      ipRightsChanged('NZ', 1, [
        toyMark('NZ', 'Calendra', { validFrom: '2026-12-01', validTo: '2026-12-31' }),
      ]),
    );
    await subgraph.publish(shop, { listings: [listingOf('sku_dated', { market: 'NZ' })] });
    const statusAt = async (iso: string) => {
      subgraph.clock.set(iso);
      await runTasks();
      return (await statusesOf(shop))['sku_dated NZ'];
    };
    expect(await statusAt('2026-11-30T15:59:59Z')).toBe('FOR_SALE');
    expect(await statusAt('2026-11-30T16:00:00Z')).toBe('IP_BLOCKED');
    expect(await statusAt('2026-12-31T15:59:59Z')).toBe('IP_BLOCKED');
    expect(await statusAt('2026-12-31T16:00:00Z')).toBe('FOR_SALE');
    subgraph.clock.set('2026-11-23T08:00:00Z');
  });

  it('reaches more listings than are looked at together', async () => {
    const shop = await subgraph.openShop();
    const skuIds = Array.from({ length: 620 }, (_, index) => `sku_many_${String(index).padStart(3, '0')}`);
    await subgraph.knowSkus(...skuIds.map((skuId) => ({ skuId, brandName: 'Manifold' })));
    for (const start of [0, 310]) {
      const part = skuIds.slice(start, start + 310);
      await subgraph.publish(shop, { listings: part.map((skuId) => listingOf(skuId, { market: 'BR' })) });
    }
    await tellRights(ipRightsChanged('BR', 1, [toyMark('BR', 'Manifold')]));
    const { data } = await subgraph.ask('{ listings(filter: {market: "BR"}) { nodes { id } } }');
    expect(data.listings.nodes).toEqual([]);
    await tellRights(ipRightsChanged('BR', 2, []));
    const blocked = await databases
      .of('retailers')
      .collection('listings')
      .countDocuments({ status: 'IP_BLOCKED', market: 'BR' });
    expect(blocked).toBe(0);
  });
});
