import { auditModel } from '../../../runtime/audit-log.ts';
import { eventModel } from '../../../runtime/events.ts';
import { idempotencyModel } from '../../../runtime/idempotency.ts';
import { inboxModel } from '../../../runtime/inbox.ts';
import { installRows } from '../../../runtime/install-rows.ts';
import { createCollections, installOnce, replaceRows } from '../../../runtime/reference-data.ts';
import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import type { AlertRule } from '../domain/alerts/alert-rule.ts';
import type { Models } from '../models/index.ts';
import { INDICATORS } from '../models/indicator-set.ts';
import { alertRuleRow, readAlertRules } from './alert-rules.ts';
import { readCustomsRates, shippedCustomsRates } from './customs-rates.ts';
import { byTerritory } from './import-ip-rights.ts';
import { readIpClasses } from './ip-classes.ts';
import { ipRightOf } from './ip-right-row.ts';
import { installCalendars } from './install-calendars.ts';
import {
  readIndicatorSets,
  readIpGuides,
  readIpRights,
  readPractices,
  readZones,
} from './reference-files.ts';
import { replaceIpRights } from './replace-ip-rights.ts';

/** Makes the collections and loads the reference data; what an operator imported stays. */
export async function install(deps: SubgraphDeps, models: Models): Promise<void> {
  const { db } = deps;
  await createCollections([
    ...Object.values(models),
    eventModel(db),
    idempotencyModel(db),
    auditModel(db),
    inboxModel(db),
  ]);
  await installCalendars(deps, models);
  await installZones(deps, models);
  await installIndicatorSets(deps, models);
  await installRows(db, models.alertRules, readAlertRules().map(shippedAlertRule));
  await installRows(db, models.customsRates, readCustomsRates().flatMap(shippedCustomsRates));
  await installPractices(deps, models);
  await installIpGuides(deps, models);
  await installIpRights(deps, models);
}

async function installZones({ db }: SubgraphDeps, { zones }: Models): Promise<void> {
  const { content, fingerprint } = readZones();
  const rows = content.zones.map(({ id, ...zone }) => ({ _id: id, ...zone }));
  await installOnce(db, { name: 'zones', fingerprint }, () => replaceRows(zones, rows));
}

async function installIndicatorSets({ db }: SubgraphDeps, { indicatorSets }: Models): Promise<void> {
  const { source, sets } = readIndicatorSets().content;
  const shipped = { subject: INDICATORS, byOperator: false, source };
  const rows = sets.map(({ id, ...set }) => ({ _id: id, ...set, ...shipped }));
  await installRows(db, indicatorSets, rows);
}

const shippedAlertRule = ({ text, source, validFrom, validTo, ...rule }: AlertRule) =>
  alertRuleRow(rule, { text, source, validFrom, validTo, byOperator: false });

async function installPractices({ db }: SubgraphDeps, { practices }: Models): Promise<void> {
  const { content, fingerprint } = readPractices();
  const rows = content.practices.map(({ id, ...practice }) => ({
    _id: id,
    ...practice,
    zoneIds: [practice.zoneId, ...practice.adoptedBy],
  }));
  await installOnce(db, { name: 'practices', fingerprint }, () => replaceRows(practices, rows));
}

async function installIpGuides({ db }: SubgraphDeps, { ipGuides }: Models): Promise<void> {
  const { content, fingerprint } = readIpGuides();
  const rows = content.guides.map((guide) => ({
    _id: `${guide.territory}/${guide.validFrom}`,
    ...guide,
    source: content.source,
  }));
  await installOnce(db, { name: 'ip-guides', fingerprint }, () => replaceRows(ipGuides, rows));
}

async function installIpRights(deps: SubgraphDeps, models: Models): Promise<void> {
  const { content, fingerprint } = readIpRights();
  const classes = readIpClasses();
  const { source, updatedOn } = content;
  await installOnce(
    deps.db,
    { name: 'ip-rights', fingerprint: `${fingerprint}/${classes.fingerprint}` },
    async () => {
      const rights = content.rights.map((row) => ipRightOf(row, source, classes.hsPrefixesOfClass));
      const sets = byTerritory(rights).map((set) => ({ ...set, source, updatedOn }));
      await replaceIpRights(deps, models, sets);
    },
  );
}
