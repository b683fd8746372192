import DataLoader from 'dataloader';
import { createListLoader, createLoader } from '../../runtime/loader.ts';
import { createPageLoader } from '../../runtime/page-loader.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { prefixesOf } from '../../values/hs-code.ts';
import type { OrderView } from './domain/order-view.ts';
import type { AlertRecord } from './models/alert.ts';
import type { DeclarationRecord } from './models/declaration.ts';
import type { IndicatorSetRecord } from './models/indicator-set.ts';
import type { Models } from './models/index.ts';
import type { IpGuideRecord } from './models/ip-guide.ts';
import type { IpRightRecord } from './models/ip-right.ts';
import type { IpTerritoryRecord } from './models/ip-territory.ts';
import type { ReturnClearanceRecord } from './models/return-clearance.ts';
import type { OrderViewRecord } from './models/order-view.ts';
import type { ReKeyedMonthRecord } from './models/re-keyed-month.ts';
import type { PracticeRecord } from './models/practice.ts';
import type { SummaryDeclarationRecord } from './models/summary-declaration.ts';
import type { SummaryListRecord } from './models/summary-list.ts';
import type { TimelineEntryRecord } from './models/timeline-entry.ts';
import type { ZoneRecord } from './models/zone.ts';
import { createScoreLoader } from './services/zone-scores.ts';
import { inArea } from './services/alert-access.ts';
import { viewOf } from './services/follow-orders.ts';
import { placeOf, readsAll } from './services/order-access.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** In which order rights are listed; the key begins with the territory. */
export const RIGHTS_ORDER = [['_id', 1]] as const;

/** An order's entries by time; the key begins with the order and the time. */
export const TIMELINE_ORDER = [['_id', 1]] as const;

/** A summary's lists, oldest first: ids sort by the time at which they were made. */
export const LISTS_ORDER = [['_id', 1]] as const;

/** Without it a reply holds 101 documents, and each further thousand is another command. */
const ONE_REPLY = { batchSize: 1_000 };

/** Goods against which a territory's rights are looked up. */
export interface TouchedGoods {
  readonly territory: string;
  readonly hsCode: string;
  /** `markText` of the brand; empty for unbranded goods. */
  readonly brand: string;
}

/** Months of a party or a zone, both ends included. */
export interface Months {
  readonly scope: string;
  readonly first: string;
  readonly last: string;
}

/** One request's reads. Reference data are public; an order's part is for those who have a place in it. */
export function createLoaders(models: Models, viewer: Viewer | null) {
  return {
    zoneById: createLoader<ZoneRecord>(
      (ids) => models.zones.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<ZoneRecord[]>(),
      ({ _id }) => _id,
    ),
    indicatorSetById: createLoader<IndicatorSetRecord>(
      (ids) => models.indicatorSets.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<IndicatorSetRecord[]>(),
      ({ _id }) => _id,
    ),
    ipTerritoryById: createLoader<IpTerritoryRecord>(
      (ids) => models.ipTerritories.find({ _id: { $in: ids } }).lean<IpTerritoryRecord[]>(),
      ({ _id }) => _id,
    ),
    ipGuidesByTerritory: createListLoader<IpGuideRecord>(
      (territories) => models.ipGuides.find({ territory: { $in: territories } }).lean<IpGuideRecord[]>(),
      ({ territory }) => territory,
    ),
    ipRightPages: createPageLoader<IpRightRecord>({
      model: models.ipRights,
      parentField: 'territory',
      order: RIGHTS_ORDER,
    }),
    ipRightsTouching: createTouchingLoader(models),
    /** Orders in which the viewer has a place. */
    orderViewById: createLoader<OrderView>(
      async (ids) => {
        const records = await models.orderViews
          .find({ _id: { $in: ids } }, null, ONE_REPLY)
          .lean<OrderViewRecord[]>();
        return records.map(viewOf).filter((view) => placeOf(view, viewer) !== null);
      },
      ({ orderId }) => orderId,
    ),
    reKeyedMonths: createMonthsLoader(models),
    timelinePages: createPageLoader<TimelineEntryRecord>({
      model: models.timelineEntries,
      parentField: 'orderId',
      order: TIMELINE_ORDER,
    }),
    practiceById: createLoader<PracticeRecord>(
      (ids) => models.practices.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<PracticeRecord[]>(),
      ({ _id }) => _id,
    ),
    practicesByZoneId: createListLoader<PracticeRecord>(
      (zoneIds) =>
        models.practices
          .find({ zoneId: { $in: zoneIds } }, null, ONE_REPLY)
          .sort({ publishedOn: -1, _id: -1 })
          .lean<PracticeRecord[]>(),
      ({ zoneId }) => zoneId,
    ),
    scores: createScoreLoader(models),
    /** Alerts in the viewer's area. */
    alertById: createLoader<AlertRecord>(
      (ids) =>
        models.alerts
          .find({ $and: [{ _id: { $in: ids } }, inArea(viewer)] }, null, ONE_REPLY)
          .lean<AlertRecord[]>(),
      ({ _id }) => _id,
    ),
    declarationById: createLoader<DeclarationRecord>(
      (ids) =>
        models.declarations
          .find({ _id: { $in: ids }, ...ownDeclarations(viewer) }, null, ONE_REPLY)
          .lean<DeclarationRecord[]>(),
      ({ _id }) => _id,
    ),
    declarationsByOrderId: createListLoader<DeclarationRecord>(
      (orderIds) =>
        models.declarations
          .find({ orderId: { $in: orderIds }, ...ownDeclarations(viewer) }, null, ONE_REPLY)
          .sort({ _id: 1 })
          .lean<DeclarationRecord[]>(),
      ({ orderId }) => orderId,
    ),
    summaryById: createLoader<SummaryDeclarationRecord>(
      (ids) =>
        models.summaryDeclarations
          .find({ $and: [{ _id: { $in: ids } }, ownSummaries(viewer)] }, null, ONE_REPLY)
          .lean<SummaryDeclarationRecord[]>(),
      ({ _id }) => _id,
    ),
    /** Where a closed list stands, whoever asks: for the summary of a declaration that the viewer reads. */
    summaryListById: createLoader<SummaryListRecord>(
      (ids) => models.summaryLists.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<SummaryListRecord[]>(),
      ({ _id }) => _id,
    ),
    summaryListPages: createPageLoader<SummaryListRecord>({
      model: models.summaryLists,
      parentField: 'summaryId',
      order: LISTS_ORDER,
    }),
    /** To be asked for whoever reads the order's view. */
    returnClearanceById: createLoader<ReturnClearanceRecord>(
      (ids) =>
        models.returnClearances.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<ReturnClearanceRecord[]>(),
      ({ _id }) => _id,
    ),
    liveDeclarationByShipmentId: createLoader<DeclarationRecord>(
      (shipmentIds) =>
        models.declarations
          .find(
            { shipmentId: { $in: shipmentIds }, isLive: true, ...ownDeclarations(viewer) },
            null,
            ONE_REPLY,
          )
          .lean<DeclarationRecord[]>(),
      ({ shipmentId }) => shipmentId,
    ),
  };
}

/**
 * Loads the rights of a territory that could hit goods: those that cover them or are called like their brand.
 *
 * One command for all goods of a request, so that each may get some that touch only others.
 */
function createTouchingLoader({
  ipRights,
}: Models): DataLoader<TouchedGoods, readonly IpRightRecord[], string> {
  return new DataLoader(
    async (goods) => {
      const territory = { $in: distinct(goods.map((each) => each.territory)) };
      const hsPrefixes = { $in: distinct(goods.flatMap(({ hsCode }) => prefixesOf(hsCode))) };
      const brands = distinct(goods.map(({ brand }) => brand)).filter((brand) => brand !== '');
      const $or = [
        { territory, hsPrefixes },
        ...(brands.length > 0 ? [{ territory, text: { $in: brands } }] : []),
      ];
      const rights = await ipRights.find({ $or }, null, ONE_REPLY).lean<IpRightRecord[]>();
      return goods.map((each) => rights.filter((right) => right.territory === each.territory));
    },
    { maxBatchSize: 500, cacheKeyFn: ({ territory, hsCode, brand }) => `${territory} ${hsCode} ${brand}` },
  );
}

/** Loads what was counted in spans of months, those of a whole list of zones with one command. */
function createMonthsLoader({
  reKeyedMonths,
}: Models): DataLoader<Months, readonly ReKeyedMonthRecord[], string> {
  const keyOf = ({ scope, first, last }: Months) => `${scope}/${first}/${last}`;
  return new DataLoader(
    async (spans) => {
      const $or = spans.map(({ scope, first, last }) => ({
        _id: { $gte: `${scope}/${first}`, $lte: `${scope}/${last}` },
      }));
      const months = await reKeyedMonths.find({ $or }, null, ONE_REPLY).lean<ReKeyedMonthRecord[]>();
      return spans.map(({ scope, first, last }) =>
        months.filter((each) => each.scope === scope && each.month >= first && each.month <= last),
      );
    },
    { maxBatchSize: 500, cacheKeyFn: keyOf },
  );
}

/** Which declarations a viewer may read: those of its orders and shipments, an authority all. */
export const ownDeclarations = (viewer: Viewer | null) =>
  readsAll(viewer) ? {} : { partyIds: { $in: viewer?.partyId == null ? [] : [viewer.partyId] } };

/** Which summaries a viewer may read: those that it declared, or whose selling unit it is; an authority all. */
export const ownSummaries = (viewer: Viewer | null) =>
  readsAll(viewer)
    ? {}
    : { $or: [{ declarantId: viewer?.partyId ?? '' }, { ownerId: viewer?.partyId ?? '' }] };

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
