import type { Connection } from 'mongoose';
import { indicatorSetModel } from './indicator-set.ts';
import { ipGuideModel } from './ip-guide.ts';
import { ipRightModel } from './ip-right.ts';
import { ipTerritoryModel } from './ip-territory.ts';
import { orderViewModel } from './order-view.ts';
import { timelineEntryModel } from './timeline-entry.ts';
import { zoneModel } from './zone.ts';

export type Models = ReturnType<typeof bindModels>;

/** The collections of the supervision subgraph, on its own database. */
export const bindModels = (db: Connection) => ({
  zones: zoneModel(db),
  indicatorSets: indicatorSetModel(db),
  ipRights: ipRightModel(db),
  ipTerritories: ipTerritoryModel(db),
  ipGuides: ipGuideModel(db),
  orderViews: orderViewModel(db),
  timelineEntries: timelineEntryModel(db),
});
