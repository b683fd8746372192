import { canonicalJson } from '../values/canonical-json.ts';
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

/** A name and an address can be guessed from a hash that outlives them, so they are not in it. */
const PERSONAL: ReadonlySet<string> = new Set(['deliverTo', 'name', 'address', 'contact', 'email', 'phone']);

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

/** What an act was about: the ids that its input names and its answer gives, by their names. */
export const subjectsOf = (
  { input }: Pick<Command, 'input'>,
  answer: object,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...Object.entries(input), ...Object.entries(answer)].filter(
      (member): member is [string, string] => /(^id|Id)$/.test(member[0]) && typeof member[1] === 'string',
    ),
  );
