import { writeConflict } from '../errors.ts';
import { keyString } from './keys.ts';

/** Who holds locks: a transaction. */
export interface LockOwner {
  /** The last commit that its snapshot has. */
  readonly snapshotSequence: number;
  readonly locked: Set<string>;
  /** Called once, when it has ended. */
  onEnd(listener: () => void): void;
}

/** A plain write has met the lock of a transaction, and has changed nothing: it tries again when that has ended. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
  readonly owner: LockOwner;

  constructor(owner: LockOwner) {
    super('the document is locked by a transaction');
    this.owner = owner;
  }
}

/**
 * Which keys are being written, and which were written since the oldest snapshot began.
 *
 * The first writer wins: a transaction that comes second gets a write conflict at once, a plain write waits. Keys are
 * those of documents and of entries in unique indexes.
 */
export class Locks {
  readonly #owners = new Map<string, LockOwner>();
  readonly #recent = new Map<string, number>();
  /** The keys of each commit, oldest first. */
  readonly #commits = new Map<number, string[]>();
  /** Writes that no transaction has asked for yet. Most are forgotten before one does, and cost next to nothing. */
  readonly #unread = new Map<number, Buffer[]>();

  /** For a transaction, until it ends. */
  claim(key: Buffer, owner: LockOwner): void {
    const text = keyString(key);
    const holder = this.#owners.get(text);
    if (holder === owner) return;
    this.#readAll();
    if (holder || (this.#recent.get(text) ?? 0) > owner.snapshotSequence) throw writeConflict();
    this.#owners.set(text, owner);
    owner.locked.add(text);
  }

  /** For a plain write, which is part of the commit `sequence`. */
  note(key: Buffer, sequence: number): void {
    const holder = this.#owners.size > 0 ? this.#owners.get(keyString(key)) : undefined;
    if (holder) throw new LockedError(holder);
    const keys = this.#unread.get(sequence);
    if (keys) keys.push(key);
    else this.#unread.set(sequence, [key]);
  }

  /** Makes the locked keys of a transaction those of the commit `sequence`, or of nobody if it was given up. */
  release(owner: LockOwner, sequence?: number): void {
    if (sequence !== undefined) this.#readAll();
    for (const key of owner.locked) {
      this.#owners.delete(key);
      if (sequence !== undefined) this.#remember(key, sequence);
    }
    owner.locked.clear();
  }

  /** Forgets writes that every snapshot has. `oldest` is the oldest snapshot's last commit. */
  forget(oldest: number): void {
    for (const sequence of this.#unread.keys()) if (sequence <= oldest) this.#unread.delete(sequence);
    for (const [sequence, keys] of this.#commits) {
      if (sequence > oldest) return;
      for (const key of keys) if (this.#recent.get(key) === sequence) this.#recent.delete(key);
      this.#commits.delete(sequence);
    }
  }

  /** Before anything of a later commit is remembered, so that commits stay in their order. */
  #readAll(): void {
    for (const [sequence, keys] of this.#unread) {
      for (const key of keys) this.#remember(keyString(key), sequence);
    }
    this.#unread.clear();
  }

  #remember(key: string, sequence: number): void {
    this.#recent.set(key, sequence);
    const keys = this.#commits.get(sequence);
    if (keys) keys.push(key);
    else this.#commits.set(sequence, [key]);
  }
}
