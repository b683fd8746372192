import { ReadPreference, type ClientSession, type Document } from 'mongodb';
import type { Entities } from './entities.ts';
import { Unexpected } from './outcome.ts';

/** Options of the test format as the driver takes them. */
export function readOptions(options: unknown): Document {
  const result: Document = { ...(options as Document | undefined) };
  const preference: unknown = result['readPreference'];
  if (typeof preference === 'object' && preference !== null) {
    const { mode, tagSets, maxStalenessSeconds, hedge } = preference as Document;
    result['readPreference'] = new ReadPreference(mode as 'primary', tagSets as [] | undefined, {
      ...(maxStalenessSeconds === undefined ? {} : { maxStalenessSeconds: Number(maxStalenessSeconds) }),
      ...(hedge === undefined ? {} : { hedge: hedge as Document }),
    }); // the mode and tags that the test names
  }
  if (typeof result['returnDocument'] === 'string') {
    result['returnDocument'] = result['returnDocument'].toLowerCase();
  }
  return result;
}

/** The arguments of one operation; what is not taken by name is an option for the driver. */
export class Arguments {
  readonly #values: Document;
  readonly #taken = new Set<string>();

  constructor(values: Document | undefined, entities: Entities) {
    this.#values = readOptions(values);
    const session: unknown = this.#values['session'];
    if (typeof session === 'string') this.#values['session'] = entities.session(session);
  }

  optional(name: string): unknown {
    this.#taken.add(name);
    return this.#values[name];
  }

  document(name: string): Document {
    return this.optional(name) ?? {}; // as the test format says of this argument
  }

  list(name: string): Document[] {
    return (this.optional(name) ?? []) as Document[]; // as the test format says of this argument
  }

  text(name: string): string {
    const value = this.optional(name);
    if (typeof value !== 'string') throw new Unexpected(`the argument ${name} is not a string`);
    return value;
  }

  number(name: string): number | undefined {
    const value = this.optional(name);
    return value === undefined ? undefined : Number(value);
  }

  session(): ClientSession {
    return this.optional('session') as ClientSession; // resolved by the constructor
  }

  /** All that was not taken. */
  options(): Document {
    return Object.fromEntries(Object.entries(this.#values).filter(([name]) => !this.#taken.has(name)));
  }
}
