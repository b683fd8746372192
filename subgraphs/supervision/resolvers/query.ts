import type { QueryResolvers } from '../generated.ts';
import { listAlertRules } from '../services/list-alert-rules.ts';
import { listAlerts } from '../services/list-alerts.ts';
import { replayAlerts } from '../services/replay-alerts.ts';
import { ipSituation } from '../services/ip-situation.ts';
import { listDeclarations } from '../services/list-declarations.ts';
import { listIndicatorSets } from '../services/list-indicator-sets.ts';
import { listSummaries } from '../services/list-summaries.ts';
import { listWork } from '../services/list-work.ts';
import { listPractices } from '../services/list-practices.ts';
import { listZones } from '../services/list-zones.ts';

export const Query: QueryResolvers = {
  zone: (_root, { id }, { loaders }) => loaders.zoneById.load(id),
  zones: (_root, args, context) => listZones(context, args),
  indicatorSets: (_root, { on }, context) => listIndicatorSets(context, on),
  declaration: (_root, { id }, { loaders }) => loaders.declarationById.load(id),
  declarations: (_root, args, context) => listDeclarations(context, args),
  summaryDeclaration: (_root, { id }, { loaders }) => loaders.summaryById.load(id),
  summaryDeclarations: (_root, args, context) => listSummaries(context, args),
  myWork: (_root, args, context) => listWork(context, args),
  alertRules: (_root, { on }, context) => listAlertRules(context, on),
  alerts: (_root, args, context) => listAlerts(context, args),
  alertReplay: (_root, args, context) => replayAlerts(context, args),
  practices: (_root, args, context) => listPractices(context, args),
  ipSituation: (_root, args, context) => ipSituation(context, args),
};
