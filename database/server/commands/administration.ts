import { ObjectId, type Document } from 'bson';
import { unsupported } from '../../errors.ts';
import { documentField, requiredString } from '../arguments.ts';
import type { Call } from '../call.ts';
import type { Command, Commands } from './command.ts';

/** The version whose behaviour is meant. */
const VERSION = [7, 0, 0] as const;

/** Always the same: this server has no elections. */
const ELECTION_ID = new ObjectId('7fffffff0000000000000001');

const LIMITS = {
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
};

const describeReplicaSet = (address: string): Document => ({
  setName: 'rs0',
  setVersion: 1,
  secondary: false,
  primary: address,
  me: address,
  hosts: [address],
  electionId: ELECTION_ID,
});

/**
 * The handshake.
 *
 * As a mongos, the default, there are no host names that a driver could take for others. Wire version 21 is that of
 * 7.0. No `topologyVersion`, or drivers would wait for changes, and no compression.
 */
function hello({ server, client, args, request }: Call): Document {
  const application: unknown = documentField(documentField(args, 'client') ?? {}, 'application')?.['name'];
  if (typeof application === 'string') client.appName = application;
  return {
    ...(request.name === 'hello' ? { isWritablePrimary: true } : { ismaster: true, isWritablePrimary: true }),
    helloOk: true,
    ...(server.identity === 'mongos' ? { msg: 'isdbgrid' } : describeReplicaSet(client.address)),
    ...LIMITS,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: client.id,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  };
}

const buildInfo = (): Document => ({
  version: VERSION.join('.'),
  versionArray: [...VERSION, 0],
  gitVersion: 'embedded',
  modules: ['embedded'],
  bits: 64,
  debug: false,
  maxBsonObjectSize: LIMITS.maxBsonObjectSize,
  ok: 1,
});

function serverStatus({ server }: Call): Document {
  const uptimeMs = Date.now() - server.startedAt;
  return {
    host: 'localhost',
    version: VERSION.join('.'),
    process: server.identity === 'mongos' ? 'mongos' : 'mongod',
    pid: process.pid,
    uptime: uptimeMs / 1000,
    uptimeMillis: uptimeMs,
    localTime: new Date(),
    connections: { current: server.connections },
    opcounters: Object.fromEntries(server.commandCounts),
    metrics: { cursor: { open: { total: server.cursors.size } } },
    logicalSessionRecordCache: { activeSessionsCount: server.sessions.size },
    mem: { resident: Math.round(process.memoryUsage.rss() / 2 ** 20) },
    ok: 1,
  };
}

function getParameter({ server }: Call): Document {
  return {
    ...(server.testCommands && { enableTestCommands: true }),
    authenticationMechanisms: [],
    featureCompatibilityVersion: { version: '7.0' },
    ok: 1,
  };
}

function configureFailPoint({ server, args }: Call): Document {
  server.failPoints.configure(
    requiredString(args, 'configureFailPoint'),
    args['mode'],
    documentField(args, 'data') ?? {},
  );
  return { ok: 1 };
}

const connectionStatus = (): Document => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
  ok: 1,
});

/** Newer drivers offer what older servers do not know, and expect to be told by its absence. */
const handshake: Command = { fields: null, run: hello };

const refuseAuthentication = () => {
  throw unsupported('authentication');
};

export const administrationCommands: Commands = {
  hello: handshake,
  isMaster: handshake,
  ismaster: handshake,
  ping: { fields: [], run: () => ({ ok: 1 }) },
  buildInfo: { fields: [], run: buildInfo },
  buildinfo: { fields: [], run: buildInfo },
  connectionStatus: { fields: ['showPrivileges'], run: connectionStatus },
  serverStatus: { fields: ['repl', 'metrics', 'locks'], run: serverStatus },
  getParameter: {
    fields: [
      'allParameters',
      'featureCompatibilityVersion',
      'enableTestCommands',
      'authenticationMechanisms',
    ],
    run: getParameter,
  },
  saslStart: { fields: ['mechanism', 'payload', 'options', 'autoAuthorize'], run: refuseAuthentication },
  saslContinue: { fields: ['conversationId', 'payload'], run: refuseAuthentication },
  authenticate: { fields: ['mechanism', 'user'], run: refuseAuthentication },
};

/** Only a server that was started for tests has these. */
export const testCommands: Commands = {
  configureFailPoint: { fields: ['mode', 'data'], run: configureFailPoint },
};
