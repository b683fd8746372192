import { EJSON, type Document } from 'bson';
import type { MongoClient } from 'mongodb';
import type { Requirement } from './suite.ts';

/** What a server is. */
export interface ServerFacts {
  readonly version: string;
  readonly topology: 'single' | 'replicaset' | 'sharded';
  readonly parameters: Document;
}

export async function factsOf(client: MongoClient): Promise<ServerFacts> {
  const admin = client.db('admin');
  const hello = await admin.command({ hello: 1 });
  const build = await admin.command({ buildInfo: 1 });
  const parameters = await admin.command({ getParameter: '*' }).catch((): Document => ({}));
  const topology = hello['msg'] === 'isdbgrid' ? 'sharded' : hello['setName'] ? 'replicaset' : 'single';
  return { version: String(build['version']), topology, parameters };
}

const versionNumber = (version: string): number =>
  version
    .split('.')
    .slice(0, 3)
    .reduce((total, part, index) => total + (Number.parseInt(part, 10) || 0) * 10 ** (6 - index * 3), 0);

const same = (a: unknown, b: unknown): boolean => EJSON.stringify(a) === EJSON.stringify(b);

/** Why the server does not meet the requirement; null if it does. */
function unmet(requirement: Requirement, { version, topology, parameters }: ServerFacts): string | null {
  const { minServerVersion, maxServerVersion, topologies, serverless, auth, csfle } = requirement;
  const has = versionNumber(version);
  if (minServerVersion && has < versionNumber(minServerVersion)) return `needs server ${minServerVersion}`;
  if (maxServerVersion && has > versionNumber(maxServerVersion))
    return `is for servers up to ${maxServerVersion}`;
  const accepted = topologies?.some(
    (each) => each === topology || (each === 'sharded-replicaset' && topology === 'sharded'),
  );
  if (accepted === false) return `needs topology ${topologies?.join(' or ')}`;
  if (serverless === 'require') return 'needs a serverless cluster';
  if (auth === true || requirement.authMechanism) return 'needs authentication';
  if (csfle !== undefined && csfle !== false) return 'needs client-side encryption';
  const wanted = Object.entries(requirement.serverParameters ?? {}) as [string, unknown][];
  const wrong = wanted.find(([name, value]) => !same(parameters[name], value));
  return wrong ? `needs the server parameter ${wrong[0]}` : null;
}

/** Why a test cannot run; null if one of the requirements is met, or there are none. */
export function reasonToSkip(
  requirements: readonly Requirement[] | undefined,
  facts: ServerFacts,
): string | null {
  const reasons = (requirements ?? []).map((requirement) => unmet(requirement, facts));
  return reasons.includes(null) ? null : (reasons.at(-1) ?? null);
}
