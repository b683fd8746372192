/** What the resolvers of a type receive as their parent: `FooMapper` is that of type `Foo`. */
import type { PageInfoValue } from '../../runtime/page.ts';
import type { BuyerRecord } from './models/buyer.ts';
import type { Listing } from './models/listing.ts';
import type { RetailerRecord } from './models/retailer.ts';

/** An entity of another subgraph, of which only the id is known here. */
interface Reference {
  readonly id: string;
}

export type BuyerMapper = BuyerRecord;
export type ListingMapper = Listing;
export type PageInfoMapper = PageInfoValue;
export type RetailerMapper = RetailerRecord;
export type SkuMapper = Reference;
export type ZoneMapper = Reference;
