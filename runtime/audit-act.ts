import { canonicalJson } from '../values/canonical-json.ts';
import type { NewEvent } from './events.ts';
import { sha256 } from './id.ts';
import { partyRoleOf, type Viewer } from './viewer.ts';
import type { Command, Write } from './write.ts';

/** Who did what, as it is kept with the write until it is sealed into the audit log. */
export interface AuditAct {
  /** The token's account; null = the platform by itself. */
  readonly account: string | null;
  /** In which role, as the schema's `PartyRole`. */
  readonly by: string;
  /** Whose key it was. */
  readonly party: string;
  /** The mutation. */
  readonly action: string;
  /** SHA-256 of the input, without what is personal in it. */
  readonly inputHash: string;
}

/** What can be guessed from a hash that outlives it is not in it: names, addresses, and what people write of each other. */
const PERSONAL: ReadonlySet<string> = new Set([
  ...['deliverTo', 'name', 'address', 'contact', 'email', 'phone'],
  ...['namedPlace', 'reason', 'note'],
]);

/** A write whose acts are noted as the viewer's. */
export const actingFor =
  (write: Write, viewer: Viewer | null): Write =>
  (command, effect) =>
    write({ ...command, viewer }, effect);

export function auditActOf({ mutation: action, party, input, viewer = null }: Command): AuditAct {
  const { idempotencyKey: _key, ...rest } = input;
  return {
    account: viewer?.account ?? null,
    by: viewer ? partyRoleOf(viewer) : 'PLATFORM',
    party,
    action,
    inputHash: sha256(canonicalJson(withoutPersonal(rest))),
  };
}

function withoutPersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersonal);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const kept = Object.entries(value).filter(([key]) => !PERSONAL.has(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutPersonal(member)]));
}

/** Ids of what an act was about, by their names: one, or several. */
export type Subjects = Readonly<Record<string, string | readonly string[]>>;

/** As many ids of a name as an act lists; of more the number is given too. */
const MOST_NAMED = 100;
/** Deeper in an input or an event no document is named. */
const MOST_DEEP = 6;

/**
 * What an act was about: the ids that its input names, also in its lists, that its answer gives, and that the events tell
 * of which it emitted; so whatever it made or changed is there.
 */
export function subjectsOf(
  { input }: Pick<Command, 'input'>,
  answer: object,
  events: readonly Pick<NewEvent, 'data'>[] = [],
): Subjects {
  const ids = new Map<string, Set<string>>();
  collect(input, ids, 0);
  // An answer may hold whole records, which name what the act was not about.
  for (const [key, value] of Object.entries(answer)) note(key, value, ids);
  for (const { data } of events) collect(data, ids, 0);
  return Object.fromEntries([...ids].flatMap(([name, values]) => named(name, [...values])));
}

function named(
  name: string,
  [first = '', ...more]: readonly string[],
): readonly [string, string | string[]][] {
  if (more.length === 0) return [[name, first]];
  const listed: [string, string[]] = [name, [first, ...more].slice(0, MOST_NAMED)];
  return more.length < MOST_NAMED ? [listed] : [listed, [`${name}Count`, String(more.length + 1)]];
}

type Ids = Map<string, Set<string>>;

function collect(value: unknown, ids: Ids, depth: number): void {
  if (typeof value !== 'object' || value === null || value instanceof Date || depth > MOST_DEEP) return;
  if (Array.isArray(value)) {
    for (const member of value) collect(member, ids, depth + 1);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (PERSONAL.has(key)) continue;
    note(key, member, ids);
    collect(member, ids, depth + 1);
  }
}

/** Notes what a member called `declarationId`, `declarationIds` or `id` names. */
function note(key: string, value: unknown, ids: Ids): void {
  if (!/(^id|Ids?)$/.test(key)) return;
  const values = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  if (values.length === 0) return;
  const name = key.replace(/Ids$/, 'Id');
  const known = ids.get(name) ?? new Set();
  ids.set(name, known);
  for (const each of values) known.add(each);
}
