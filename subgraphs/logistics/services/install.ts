import { auditModel } from '../../../runtime/audit-log.ts';
import { eventModel } from '../../../runtime/events.ts';
import { idempotencyModel } from '../../../runtime/idempotency.ts';
import { inboxModel } from '../../../runtime/inbox.ts';
import { installRows } from '../../../runtime/install-rows.ts';
import { createCollections, installOnce, replaceRows } from '../../../runtime/reference-data.ts';
import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import { freightRateRow } from './freight-rate-row.ts';
import { installQuoteKey } from './quote-keys.ts';
import { readCarriers, readFreightRates, readLanes, readPorts, readWarehouses } from './reference-files.ts';

/** Makes the collections, the quote key and the reference data; rates that an operator imported stay. */
export async function install(deps: SubgraphDeps, models: Models): Promise<void> {
  await createCollections([
    ...Object.values(models),
    eventModel(deps.db),
    idempotencyModel(deps.db),
    auditModel(deps.db),
    inboxModel(deps.db),
  ]);
  await installQuoteKey(deps, models);
  await installPorts(deps, models);
  await installLanes(deps, models);
  await installCarriers(deps, models);
  await installWarehouses(deps, models);
  await installFreightRates(deps, models);
}

const portId = (code: string): string => `port_${code}`;

async function installPorts({ db }: SubgraphDeps, { ports }: Models): Promise<void> {
  const { content, fingerprint } = readPorts();
  const rows = content.ports.map((port) => ({ _id: portId(port.code), ...port }));
  await installOnce(db, { name: 'ports', fingerprint }, () => replaceRows(ports, rows));
}

async function installLanes({ db }: SubgraphDeps, { lanes }: Models): Promise<void> {
  const { content, fingerprint } = readLanes();
  const rows = content.lanes.map(({ id, mode, from, to, via, days }) => ({
    _id: id,
    mode,
    from: from.map(portId),
    to: to.map(portId),
    via: via.map(portId),
    // A UN/LOCODE begins with its country.
    toCountries: [...new Set(to.map((code) => code.slice(0, 2)))],
    days,
  }));
  await installOnce(db, { name: 'lanes', fingerprint }, () => replaceRows(lanes, rows));
}

async function installCarriers({ db }: SubgraphDeps, { carriers }: Models): Promise<void> {
  const { content, fingerprint } = readCarriers();
  const rows = content.carriers.map((carrier) => ({ _id: `carrier_${carrier.code}`, ...carrier }));
  await installOnce(db, { name: 'carriers', fingerprint }, () => replaceRows(carriers, rows));
}

async function installWarehouses({ db }: SubgraphDeps, { warehouses }: Models): Promise<void> {
  const { content, fingerprint } = readWarehouses();
  const rows = content.warehouses.map(({ id, port, ...warehouse }) => ({
    _id: id,
    ...warehouse,
    portId: port === null ? null : portId(port),
  }));
  await installOnce(db, { name: 'warehouses', fingerprint }, () => replaceRows(warehouses, rows));
}

async function installFreightRates({ db }: SubgraphDeps, models: Models): Promise<void> {
  const { content, fingerprint } = readFreightRates();
  const { source, offerHours } = content;
  const rules = content.weightRules.map((rule) => ({ _id: `${rule.key}/${rule.validFrom}`, ...rule }));
  const rates = content.rates.map(({ validFrom, validTo, ...rate }) =>
    freightRateRow({ ...rate, offerHours }, { validFrom, validTo, source, byOperator: false }),
  );
  const currencies = content.invoiceCurrencies.map((row) => ({
    _id: `${row.currency}/${row.validFrom}`,
    ...row,
  }));
  await installOnce(db, { name: 'freight-rates', fingerprint }, async () => {
    await replaceRows(models.weightRules, rules);
    await replaceRows(models.invoiceCurrencies, currencies);
  });
  await installRows(db, models.freightRates, rates);
}
