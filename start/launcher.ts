import { announce } from './announce.ts';
import type { BackgroundStart } from './processes/background.ts';
import type { Settings } from './config.ts';
import { isInUse, superviseDatabase, uriOf } from './processes/embedded-database.ts';
import { forkAhead, forkBackground, forkGateway } from './processes/fork.ts';
import type { GatewayStart } from './processes/gateway.ts';
import { type Installation, openInstallation, readSecret } from './installation.ts';
import { subgraphSettings } from './subgraph-settings.ts';
import { gatewayLimits } from '../gateway/config.ts';
import { freePort } from '../runtime/free-port.ts';
import { originOf } from '../runtime/origin-of.ts';
import { createFamily } from '../runtime/processes/family.ts';
import type { ChildPlan } from '../runtime/processes/supervisor.ts';
import { throwAddressProblem } from '../runtime/processes/throw-address-problem.ts';
import { createProgress, type Terminal } from './progress.ts';
import { forgetRunning, noteRunning, readRunning } from './running-file.ts';

/** How long each kind of process may take to finish what it has begun. */
const GRACE_MS = 10_000;

export interface Launcher {
  /** Answers when the graph can be asked. @throws Error with a text for people */
  readonly start: () => Promise<void>;
  /** Ends everything in order: no new requests, those begun finish, then the background, then the database. */
  readonly stop: () => Promise<void>;
  /** Ends everything now. What was acknowledged is on the disk. */
  readonly kill: () => void;
}

/** The process that runs all others: the embedded database, the background and the gateway workers. */
export function createLauncher(settings: Settings, terminal: Terminal): Launcher {
  const isProduction = settings.NODE_ENV === 'production';
  const progress = createProgress(terminal);
  let installation: Installation | null = null;
  let isInstalled = false;
  let hasNoted = false;

  const tell = (text: string): void => {
    progress.end();
    terminal.write(`${text}\n`);
  };
  const family = createFamily({ tell, report: progress.report });

  async function start(): Promise<void> {
    const gateways = forkAhead(forkGateway, 1);
    const background = forkAhead(forkBackground, 1);
    if (!isProduction) installation = await openInstallation(settings.DATA_DIR);
    const uri = settings.MONGODB_URI ?? (await startDatabase(installation));
    const shared = {
      uri,
      logLevel: settings.LOG_LEVEL,
      subgraphSettings: await subgraphSettings(settings),
    };

    const { JWKS_FILE, JWKS_URL, JWT_ISSUER, JWT_AUDIENCE } = settings;
    const port = settings.PORT === 0 ? await freePort(settings.HOST) : settings.PORT;
    const gateway = {
      ...shared,
      host: settings.HOST,
      port,
      subgraphUrls: settings.SUBGRAPH_URLS,
      viewerSecret: await viewerSecret(),
      limits: gatewayLimits(settings),
      identity: { JWKS_FILE, JWKS_URL, JWT_ISSUER, JWT_AUDIENCE, dataDir: settings.DATA_DIR },
    };
    // Gateways load the graph while the background process installs, and listen when what they serve is there.
    await Promise.all([
      startBackground(background, { ...shared, withSamples: !isProduction }).then(noteInstalled),
      startGateways(gateways, gateway),
    ]);

    const url = originOf(settings.HOST, port);
    if (installation) noteRunning(installation, { pid: process.pid, url });
    hasNoted = true;
    const database = settings.MONGODB_URI ? 'your MongoDB' : `data in ${settings.DATA_DIR}`;
    tell(announce({ url, database, workers: settings.WORKERS, tookMs: performance.now() }));
  }

  async function viewerSecret(): Promise<string> {
    if (settings.VIEWER_SECRET !== undefined) return settings.VIEWER_SECRET;
    // Production has been refused without the setting.
    return readSecret(installation ?? (await openInstallation(settings.DATA_DIR)), 'viewer-secret');
  }

  async function startDatabase(ours: Installation | null): Promise<string> {
    const embedded = ours ?? (await openInstallation(settings.DATA_DIR));
    try {
      const isOwnerStaying = () => readRunning(embedded) !== null;
      const on = family.listenersOf('the database');
      family.add(await superviseDatabase(embedded, { on, isOwnerStaying }));
    } catch (error) {
      throw isInUse(error) ? runsAlready(embedded, settings) : error;
    }
    return uriOf(embedded);
  }

  async function startBackground(
    fork: ChildPlan<BackgroundStart>['fork'],
    begin: BackgroundStart,
  ): Promise<void> {
    await family.start({ name: 'the background process', fork, start: () => begin }).ready;
  }

  async function startGateways(
    fork: ChildPlan<GatewayStart>['fork'],
    begin: Omit<GatewayStart, 'isInstalled'>,
  ): Promise<void> {
    const plan = { name: 'gateway worker', fork, start: () => ({ ...begin, isInstalled }) };
    await family.startWorkers(plan, settings.WORKERS).catch(throwAddressProblem(begin));
  }

  function noteInstalled(): void {
    isInstalled = true;
    family.tell({ kind: 'installed' });
  }

  async function stop(): Promise<void> {
    await family.stop(GRACE_MS);
    // Another process may run on the data: its note is not ours.
    if (installation && hasNoted) forgetRunning(installation);
  }

  return { start, stop, kill: family.kill };
}

function runsAlready(installation: Installation, { DATA_DIR }: Settings): Error {
  const running = readRunning(installation);
  const where = running ? ` at ${running.url} (process ${running.pid})` : '';
  return new Error(
    `Beltgraph runs already on the data in ${DATA_DIR}${where}.\n` +
      'Stop it first, or give this one a DATA_DIR and a PORT of its own.',
  );
}
