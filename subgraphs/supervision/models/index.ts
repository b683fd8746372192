import type { Connection } from 'mongoose';
import { simulatedMailModel } from './simulated-mail.ts';
import { simulatedDocumentModel } from './simulated-document.ts';
import { refusedMailModel } from './refused-mail.ts';
import { supplierPlaceModel } from './supplier-place.ts';
import { declarationModel } from './declaration.ts';
import { countedExportModel } from './counted-export.ts';
import { countedOrderModel } from './counted-order.ts';
import { customsReceiptModel } from './customs-receipt.ts';
import { customsMessageModel } from './customs-message.ts';
import { indicatorSetModel } from './indicator-set.ts';
import { ipGuideModel } from './ip-guide.ts';
import { ipRightModel } from './ip-right.ts';
import { ipTerritoryModel } from './ip-territory.ts';
import { openStepModel } from './open-step.ts';
import { orderViewModel } from './order-view.ts';
import { reKeyedMonthModel } from './re-keyed-month.ts';
import { returnClearanceModel } from './return-clearance.ts';
import { timelineEntryModel } from './timeline-entry.ts';
import { zoneModel } from './zone.ts';
import { practiceModel } from './practice.ts';
import { filedClaimModel } from './filed-claim.ts';
import { zoneTallyModel } from './zone-tally.ts';
import { alertModel } from './alert.ts';
import { alertMeasureModel } from './alert-measure.ts';
import { alertRuleModel } from './alert-rule.ts';
import { customsRateModel } from './customs-rate.ts';
import { alertStateModel } from './alert-state.ts';
import { calendarModel } from './calendar.ts';
import { summaryDeclarationModel } from './summary-declaration.ts';
import { summaryListModel } from './summary-list.ts';

export type Models = ReturnType<typeof bindModels>;

/** The collections of the supervision subgraph, on its own database. */
export const bindModels = (db: Connection) => ({
  zones: zoneModel(db),
  indicatorSets: indicatorSetModel(db),
  ipRights: ipRightModel(db),
  ipTerritories: ipTerritoryModel(db),
  ipGuides: ipGuideModel(db),
  openSteps: openStepModel(db),
  orderViews: orderViewModel(db),
  customsMessages: customsMessageModel(db),
  customsReceipts: customsReceiptModel(db),
  countedExports: countedExportModel(db),
  countedOrders: countedOrderModel(db),
  declarations: declarationModel(db),
  reKeyedMonths: reKeyedMonthModel(db),
  returnClearances: returnClearanceModel(db),
  supplierPlaces: supplierPlaceModel(db),
  refusedMail: refusedMailModel(db),
  simulatedDocuments: simulatedDocumentModel(db),
  simulatedMail: simulatedMailModel(db),
  timelineEntries: timelineEntryModel(db),
  practices: practiceModel(db),
  zoneTallies: zoneTallyModel(db),
  filedClaims: filedClaimModel(db),
  alerts: alertModel(db),
  alertMeasures: alertMeasureModel(db),
  alertStates: alertStateModel(db),
  alertRules: alertRuleModel(db),
  customsRates: customsRateModel(db),
  calendars: calendarModel(db),
  summaryDeclarations: summaryDeclarationModel(db),
  summaryLists: summaryListModel(db),
});
