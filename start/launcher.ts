import { announce } from './announce.ts';
import type { BackgroundStart } from './processes/background.ts';
import type { Settings } from './config.ts';
import { isInUse, superviseDatabase, uriOf } from './processes/embedded-database.ts';
import { forkAhead, forkBackground, forkGateway } from './processes/fork.ts';
import type { GatewayStart } from './processes/gateway.ts';
import { type Installation, openInstallation, readSecret } from './installation.ts';
import { freePort } from './free-port.ts';
import { gatherMetrics } from './processes/metrics.ts';
import { subgraphSettings } from './subgraph-settings.ts';
import { gatewayLimits } from '../gateway/config.ts';
import { createProgress, type Terminal } from './progress.ts';
import { forgetRunning, noteRunning, readRunning } from './running-file.ts';
import { type ChildPlan, type Supervised, supervise } from './processes/supervisor.ts';

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
  /** In the order of their start; they stop the other way round. */
  const stages: (readonly Supervised[])[] = [];
  let installation: Installation | null = null;
  let isInstalled = false;
  let hasNoted = false;
  let isStopping = false;

  const tell = (text: string): void => {
    progress.end();
    terminal.write(`${text}\n`);
  };

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

    const url = `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${port}`;
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
      stages.push([await superviseDatabase(embedded, { on: listenersOf('the database'), isOwnerStaying })]);
    } catch (error) {
      throw isInUse(error) ? runsAlready(embedded, settings) : error;
    }
    return uriOf(embedded);
  }

  async function startBackground(
    fork: ChildPlan<BackgroundStart>['fork'],
    begin: BackgroundStart,
  ): Promise<void> {
    const name = 'the background process';
    const child = supervise({ name, fork, start: () => begin, on: listenersOf(name) });
    stages.push([child]);
    await child.ready;
  }

  /**
   * Starts the workers, which share one socket, and answers when the first of them listens.
   *
   * The others follow while it answers: each takes a core for a second, and nobody waits for that.
   */
  async function startGateways(
    fork: ChildPlan<GatewayStart>['fork'],
    begin: Omit<GatewayStart, 'isInstalled'>,
  ): Promise<void> {
    const startWorker = (number: number) => {
      const name = `gateway worker ${number}`;
      return supervise({ name, fork, start: () => ({ ...begin, isInstalled }), on: listenersOf(name) });
    };
    const first = startWorker(1);
    const workers = [first];
    stages.push(workers);
    await first.ready.catch((error: unknown) => {
      throw portProblem(error, begin) ?? error;
    });
    for (let number = 2; number <= settings.WORKERS; number++) {
      const worker = startWorker(number);
      worker.ready.catch((error: unknown) => {
        if (!isStopping) tell(`${worker.name} did not start: ${String(error)}`);
      });
      workers.push(worker);
    }
  }

  function noteInstalled(): void {
    isInstalled = true;
    for (const child of stages.flat()) child.tell({ kind: 'installed' });
  }

  function listenersOf(name: string): ChildPlan<unknown>['on'] {
    return {
      death: ({ how, retryMs }) => tell(`${name} ${how}; starting it again in ${retryMs / 1_000} s`),
      message: (message, child) => {
        if (message.kind === 'progress') progress.report(message.step);
        if (message.kind === 'want-metrics') void answerMetrics(message.id, child);
      },
    };
  }

  async function answerMetrics(id: number, asker: Supervised): Promise<void> {
    asker.tell({ kind: 'all-metrics', id, text: await gatherMetrics(stages.flat()) });
  }

  async function stop(): Promise<void> {
    isStopping = true;
    for (const stage of stages.toReversed()) await Promise.all(stage.map((child) => child.stop(GRACE_MS)));
    // Another process may run on the data: its note is not ours.
    if (installation && hasNoted) forgetRunning(installation);
  }

  return { start, stop, kill: () => stages.flat().forEach((child) => child.kill()) };
}

/** What to do where the port is the reason why a worker did not start; null for any other reason. */
function portProblem(error: unknown, { host, port }: Pick<GatewayStart, 'host' | 'port'>): Error | null {
  const reason = /\b(EADDRINUSE|EACCES|EADDRNOTAVAIL)\b/.exec(String(error))?.[1];
  if (reason === 'EADDRNOTAVAIL') return new Error(`HOST=${host} is no address of this machine.`);
  if (!reason) return null;
  const why = reason === 'EACCES' ? 'may not be used by this user' : 'is taken';
  return new Error(`Port ${port} of ${host} ${why}. Set PORT to another one, or to 0 for any free one.`);
}

function runsAlready(installation: Installation, { DATA_DIR }: Settings): Error {
  const running = readRunning(installation);
  const where = running ? ` at ${running.url} (process ${running.pid})` : '';
  return new Error(
    `Beltgraph runs already on the data in ${DATA_DIR}${where}.\n` +
      'Stop it first, or give this one a DATA_DIR and a PORT of its own.',
  );
}
