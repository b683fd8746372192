import { maxTimeExpired } from '../errors.ts';
import type { LockOwner } from './locks.ts';
import type { PlainWriter } from './plain-writer.ts';
import { PAUSE, SLICE_MS, turn, type Work } from './work.ts';

export interface WriteOptions {
  /** Whether the work is long: it then shares a commit that is made outside this thread. */
  readonly bulk?: boolean;
  /** When the work is given up, as `performance.now()` counts. */
  readonly deadline?: number;
  /** Called before each commit that holds a part of the work. */
  readonly beforeCommit?: () => void;
}

interface Job {
  readonly work: Work<unknown>;
  readonly beforeCommit: () => void;
  readonly deadline: number;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Whether it was worked on in the commit that is being made. */
  touched: boolean;
  bulk: boolean;
  /** How many keys were written on its behalf since it last went behind the others. */
  turnWrites: number;
}

/** What is left to do for a job after the commit. */
interface Answer {
  readonly bulk: boolean;
  readonly give: () => void;
}

export interface CommitTarget {
  readonly writer: PlainWriter;
  /** Runs `body` and commits what it wrote, on this thread. */
  commitNow(body: () => void): void;
  /** The same for a body that takes its time; the disk is waited for on another thread. */
  commitLater(body: () => Promise<void>): Promise<void>;
  /** After every commit. */
  committed(): void;
  /** After a commit has failed: what is in memory is not what is on the disk. */
  failed(error: unknown): void;
}

/** A long commit is ended when a short write waits for it this long, and when it has become this large. */
const SHORT_WAIT_MS = 50;
const LONG_COMMIT_WRITES = 100_000;
/** So many keys a long write writes before it goes behind the others. */
const TURN_WRITES = 50_000;
/**
 * Long writes wait longer for each other: each commit writes every page that it touches, so that ten thousand entries
 * of an index cost little more than a thousand.
 */
const LONG_WAIT_MS = 1000;

/**
 * Group commit: all writes that have arrived are made in one commit, and answered after it.
 *
 * Short ones are made at once on this thread. If there is a long one, its slices alternate with those of the others in
 * a commit that stays open; reads go on meanwhile, as they use the other handle of the table.
 */
export class CommitQueue {
  readonly #target: CommitTarget;
  #short: Job[] = [];
  #long: Job[] = [];
  #done: Answer[] = [];
  #running: Promise<void> | null = null;

  constructor(target: CommitTarget) {
    this.#target = target;
  }

  write<Result>(work: Work<Result>, options: WriteOptions = {}): Promise<Result> {
    const { bulk = false, beforeCommit = () => {}, deadline = Infinity } = options;
    return new Promise<Result>((resolve, reject) => {
      this.#enqueue({
        work,
        beforeCommit,
        deadline,
        // The work's result is what it resolves to.
        resolve: resolve as (result: unknown) => void,
        reject,
        touched: false,
        bulk,
        turnWrites: 0,
      });
      this.#start();
    });
  }

  #enqueue(job: Job): void {
    (job.bulk ? this.#long : this.#short).push(job);
  }

  get #hasWork(): boolean {
    return this.#short.length + this.#long.length > 0;
  }

  /** When nothing is left to be written, but what waits for a transaction. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#hasWork) this.#start();
    });
  }

  async #run(): Promise<void> {
    while (this.#hasWork) {
      await turn();
      const touched: Job[] = [];
      try {
        if (this.#long.length > 0) await this.#commitLong(touched);
        else this.#commitShort(touched);
      } catch (error) {
        this.#fail(error, touched);
        return;
      }
      this.#target.committed();
      const done = this.#done;
      this.#done = [];
      for (const { give } of done) give();
    }
  }

  #commitShort(touched: Job[]): void {
    this.#target.commitNow(() => {
      this.#work(this.#short, touched);
      this.#finish(touched);
    });
  }

  async #commitLong(touched: Job[]): Promise<void> {
    await this.#target.commitLater(async () => {
      const opened = performance.now();
      for (;;) {
        this.#work(this.#short, touched);
        this.#work(this.#long, touched);
        const isLarge = this.#target.writer.writes > LONG_COMMIT_WRITES;
        const isAwaited = performance.now() - opened > this.#patience();
        if (!this.#hasWork || isLarge || isAwaited) break;
        await turn();
      }
      this.#finish(touched);
    });
  }

  /** How long a commit may stay open for those that it would answer. */
  #patience(): number {
    if (this.#done.length === 0) return Infinity;
    return this.#done.some(({ bulk }) => !bulk) ? SHORT_WAIT_MS : LONG_WAIT_MS;
  }

  #finish(touched: readonly Job[]): void {
    for (const job of touched) {
      job.touched = false;
      job.beforeCommit();
    }
    this.#target.writer.finish();
  }

  /** Works on jobs for a slice of time. */
  #work(jobs: Job[], touched: Job[]): void {
    const end = performance.now() + SLICE_MS;
    for (let rest = jobs.length; rest > 0 && performance.now() < end; rest--) {
      const job = jobs.shift();
      if (!job) return;
      if (!job.touched) {
        job.touched = true;
        touched.push(job);
      }
      this.#advance(job, end);
    }
  }

  #advance(job: Job, end: number): void {
    const { writer } = this.#target;
    const before = writer.writes;
    try {
      for (;;) {
        const step = job.work.next();
        if (step.done) {
          this.#done.push({ bulk: job.bulk, give: () => job.resolve(step.value) });
          return;
        }
        if (step.value !== PAUSE) return this.#wait(job, step.value);
        const now = performance.now();
        if (now >= job.deadline) throw maxTimeExpired();
        if (now >= end) return this.#interrupt(job, writer.writes - before);
      }
    } catch (error) {
      this.#done.push({ bulk: job.bulk, give: () => job.reject(error) });
    }
  }

  /** A long write is made in one go if it is not too long: its client can send the next one the sooner. */
  #interrupt(job: Job, writes: number): void {
    job.bulk = true;
    job.turnWrites += writes;
    if (job.turnWrites < TURN_WRITES) {
      this.#long.unshift(job);
    } else {
      job.turnWrites = 0;
      this.#long.push(job);
    }
  }

  #wait(job: Job, owner: LockOwner): void {
    let timer: NodeJS.Timeout | undefined;
    let isWaiting = true;
    const leave = () => {
      clearTimeout(timer);
      isWaiting = false;
    };
    if (job.deadline !== Infinity) {
      timer = setTimeout(() => {
        leave();
        job.reject(maxTimeExpired());
      }, job.deadline - performance.now());
    }
    owner.onEnd(() => {
      if (!isWaiting) return;
      leave();
      this.#enqueue(job);
      this.#start();
    });
  }

  #fail(error: unknown, touched: readonly Job[]): void {
    this.#target.failed(error);
    const lost = new Set([...touched, ...this.#short, ...this.#long]);
    this.#short = [];
    this.#long = [];
    this.#done = [];
    for (const { reject } of lost) reject(error);
  }
}
