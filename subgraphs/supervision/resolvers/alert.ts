import type {
  AlertEvidenceResolvers,
  AlertReplayResolvers,
  AlertResolvers,
  AlertRuleResolvers,
  ReplayedAlertResolvers,
} from '../generated.ts';
import { shown } from '../domain/alerts/measured.ts';
import { ruleOfAlert } from '../services/alert-rules.ts';
import { removedAlerts } from '../services/replay-alerts.ts';
import { subjectOf } from '../services/subject.ts';

export const Alert: AlertResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.alertById.load(id),

  id: ({ _id }) => _id,
  zone: ({ zoneId }, _args, { loaders }) => (zoneId === null ? null : loaders.zoneById.load(zoneId)),
};

export const AlertRule: AlertRuleResolvers = { rule: ruleOfAlert };

export const AlertEvidence: AlertEvidenceResolvers = {
  subject: ({ subject }, _args, context) => subjectOf(context, subject),
};

export const AlertReplay: AlertReplayResolvers = {
  removed: (replay, _args, context) => removedAlerts(context, replay),
};

export const ReplayedAlert: ReplayedAlertResolvers = {
  severity: ({ rule }) => rule.severity,
  measure: ({ measure }) => shown(measure),
  zone: ({ zoneId }, _args, { loaders }) => (zoneId === null ? null : loaders.zoneById.load(zoneId)),
};
