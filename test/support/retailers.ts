import type { Databases } from '../../runtime/database.ts';
import type { NewEvent } from '../../runtime/events.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import type { RetailersInstance } from '../../subgraphs/retailers/context.ts';
import { retailers } from '../../subgraphs/retailers/index.ts';
import { type IpRight, markText } from '../../values/ip-verdict.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from './subgraph.ts';
import { createTell, type Tell } from './tell.ts';
import { partyOf } from '../../runtime/apply-events.ts';

export const operator = viewerAs('operator');

export interface TestRetailers extends TestSubgraph<RetailersInstance> {
  /** Registers a retailer; answers the viewer who acts for it. */
  readonly openShop: (name?: string) => Promise<Viewer & { readonly partyId: string }>;
  /** Makes SKUs known, unbranded toys where nothing else is said. */
  readonly knowSkus: (...skus: readonly ({ readonly skuId: string } & Partial<TestSku>)[]) => Promise<void>;
  readonly publish: (viewer: Viewer, input: object) => Promise<PublishAnswer>;
  readonly tell: Tell;
}

interface TestSku {
  readonly hsCode: string;
  readonly brandName: string | null;
}

interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

export interface PublishAnswer {
  readonly replayed: boolean;
  readonly userErrors: readonly ErrorAnswer[];
  readonly results: readonly {
    readonly index: number;
    readonly listing: { readonly id: string; readonly title: string; readonly status: string } | null;
    readonly errors: readonly ErrorAnswer[];
  }[];
}

const PUBLISH = `mutation Publish($input: PublishListingsInput!) {
  publishListings(input: $input) {
    replayed
    userErrors { code message field }
    results {
      index
      listing { id title status market channel price { amount currency } sku { id } retailer { id } createdAt updatedAt }
      errors { code message field }
    }
  }
}`;

const REGISTER = `mutation Register($input: RegisterRetailerInput!) {
  registerRetailer(input: $input) { retailer { id } userErrors { code } }
}`;

let calls = 0;

/** A new idempotency key. */
export const newKey = (): string => `key-${(calls += 1)}`;

/** A row of publishListings that nothing is wrong with. */
export const listingOf = (skuId: string, rest: object = {}) => ({
  skuId,
  market: 'DE',
  channel: 'B2C',
  title: 'Holzeisenbahn',
  price: { amount: '24.90', currency: 'EUR' },
  ...rest,
});

/** A mark that forbids others to sell toys (heading 9503) under its name. */
export const toyMark = (territory: string, title: string, rest: Partial<IpRight> = {}): IpRight => ({
  territory,
  kind: 'TRADEMARK',
  number: `${territory}-${title}`,
  owner: 'Its owner',
  title,
  text: markText(title),
  classes: ['28'],
  hsPrefixes: ['9503'],
  source: 'SAMPLE',
  validFrom: '2020-01-01',
  validTo: null,
  ...rest,
});

export const ipRightsChanged = (
  territory: string,
  sequence: number,
  rights: readonly IpRight[],
): NewEvent => ({
  aggregateId: `ip/${territory}`,
  sequence,
  type: 'IpRightsChanged',
  data: { market: territory, coveredFrom: '2020-01-01', rights },
});

export const skuPublished = (skuId: string, sequence: number, rest: Partial<TestSku> = {}): NewEvent => ({
  aggregateId: skuId,
  sequence,
  type: 'SkuPublished',
  data: {
    skuId,
    supplierId: 'sup_1',
    code: skuId,
    nameEn: 'Wooden train',
    hsCode: '9503002100',
    origin: 'CN',
    brandName: null,
    moq: 1,
    version: sequence,
    ...rest,
  },
});

export async function openTestRetailers(databases: Databases): Promise<TestRetailers> {
  const opened = await openTestSubgraph(retailers, databases);
  const { ask, clock, instance } = opened;
  return {
    ...opened,
    openShop: async (name = 'Corner Shop') => {
      const input = { idempotencyKey: newKey(), name };
      const { data } = await ask(REGISTER, { input }, operator);
      const partyId = String(data.registerRetailer.retailer.id);
      return { ...viewerAs('retailer', partyId), partyId };
    },
    knowSkus: (...skus) =>
      instance.loadListings({
        skuFacts: skus.map((sku) => ({ hsCode: '9503002100', brandName: null, version: 1, ...sku })),
      }),
    publish: async (viewer, input) => {
      const full = { idempotencyKey: newKey(), retailerId: viewer.partyId, ...input };
      const { data, errors } = await ask(PUBLISH, { input: full }, viewer);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data.publishListings as PublishAnswer;
    },
    tell: createTell(partyOf('retailers', databases.of('retailers'), instance), { databases, clock }),
  };
}
