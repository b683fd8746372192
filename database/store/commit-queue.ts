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
  bulk: boolean;
  /** How many keys were written on its behalf since it last went behind the others. */
  turnWrites: number;
}

/** What is left to do for a job after the commit. */
interface Answer {
  readonly bulk: boolean;
  readonly give: () => void;
}

/** One commit that is being made. */
interface Batch {
  readonly openedAt: number;
  /** The jobs that have written a part of it, and those that have written into its last piece. */
  readonly jobs: Set<Job>;
  readonly touched: Set<Job>;
  readonly done: Answer[];
  /** How many writes it had when its last piece began. */
  pieceFrom: number;
}

export interface CommitTarget {
  readonly writer: PlainWriter;
  /** Runs `body` and commits what it wrote, on this thread. */
  commitNow(body: () => void): void;
  /** Collects what is written from now on in memory, upon the batch that is being committed. */
  openBatch(): void;
  /** What was collected so far may be committed without what is collected next. */
  endPiece(): void;
  /** Commits what was collected, on another thread. */
  commitBatch(): Promise<void>;
  /** After every commit. */
  committed(): void;
  /** After a commit has failed: what is in memory is not what is on the disk. */
  failed(error: unknown): void;
}

/**
 * A batch is ended when a short write waits for it this long, and when it has become this large. The larger it is, the
 * fewer pages are written for each entry, and the more of them are neighbours on the disk.
 */
const SHORT_WAIT_MS = 50;
const BATCH_WRITES = 100_000;
const BATCH_BYTES = 64 * 2 ** 20;
/** So many writes are handed over in one go, which takes 1 us each. */
const PIECE_WRITES = 20_000;
/** So many keys a long write writes before it goes behind the others. */
const TURN_WRITES = 50_000;
/**
 * Long writes wait longer for each other: each commit writes every page that it touches, so that ten thousand entries
 * of an index cost little more than a thousand.
 */
const LONG_WAIT_MS = 1000;
/** So few short writes are committed on this thread, which takes longer than handing them over if there are more. */
const FEW_WRITES = 2;

/**
 * Group commit: all writes that have arrived are made in one commit, and answered after it.
 *
 * A few short ones are committed at once, on this thread. Otherwise they are collected in a batch, long ones a slice at
 * a time, while the batch before it is on its way to the disk. Reads see what is committed.
 */
export class CommitQueue {
  readonly #target: CommitTarget;
  #short: Job[] = [];
  #long: Job[] = [];
  /** What is being collected, and what is on its way. */
  #open: Batch | null = null;
  #sent: Batch | null = null;
  #running: Promise<void> | null = null;
  #isFailed = false;
  #wake = () => {};

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
        bulk,
        turnWrites: 0,
      });
    });
  }

  #enqueue(job: Job): void {
    (job.bulk ? this.#long : this.#short).push(job);
    this.#wake();
    this.#start();
  }

  get #hasWork(): boolean {
    return this.#short.length + this.#long.length > 0;
  }

  /** When nothing is left to be written, but what waits for a transaction. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #start(): void {
    this.#running ??= this.#run()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#running = null;
        if (this.#hasWork && !this.#isFailed) this.#start();
      });
  }

  async #run(): Promise<void> {
    await turn();
    while (this.#hasWork || this.#sent) {
      if (!this.#hasWork) await this.#news();
      else if (!this.#sent && this.#isFew) this.#commitHere();
      else await this.#collect();
      if (this.#isFailed) return;
      await turn();
    }
  }

  get #isFew(): boolean {
    return this.#long.length === 0 && this.#short.length <= FEW_WRITES;
  }

  /** Until something arrives, or the batch that was sent is on the disk. */
  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #openBatch(): Batch {
    this.#open = {
      openedAt: performance.now(),
      jobs: new Set(),
      touched: new Set(),
      done: [],
      pieceFrom: 0,
    };
    return this.#open;
  }

  #commitHere(): void {
    const batch = this.#openBatch();
    this.#target.commitNow(() => {
      this.#work(this.#short, batch);
      this.#finish(batch);
    });
    this.#open = null;
    this.#committed(batch);
  }

  /** Collects a batch, and sends it as soon as the one before it is on the disk. */
  async #collect(): Promise<void> {
    this.#target.openBatch();
    const batch = this.#openBatch();
    for (;;) {
      this.#work(this.#short, batch);
      this.#work(this.#long, batch);
      if (this.#isDue(batch)) break;
      this.#endLongPiece(batch);
      if (!this.#hasWork) await this.#news();
      if (this.#isFailed) return;
      await turn();
    }
    while (this.#sent) await this.#news();
    if (this.#isFailed) return;
    this.#finish(batch);
    this.#open = null;
    this.#send(batch);
  }

  #endLongPiece(batch: Batch): void {
    const { writer } = this.#target;
    if (writer.writes - batch.pieceFrom < PIECE_WRITES) return;
    this.#finish(batch);
    this.#target.endPiece();
    batch.pieceFrom = writer.writes;
  }

  #isDue({ openedAt, done }: Batch): boolean {
    const { writes, bytes } = this.#target.writer;
    if (writes >= BATCH_WRITES || bytes >= BATCH_BYTES) return true;
    if (this.#sent) return false;
    if (!this.#hasWork) return true;
    if (done.length === 0) return false;
    // Half of the clients can send what comes next while the other half is committed.
    if (done.length >= this.#short.length + this.#long.length) return true;
    const patience = done.some(({ bulk }) => !bulk) ? SHORT_WAIT_MS : LONG_WAIT_MS;
    return performance.now() - openedAt > patience;
  }

  #send(batch: Batch): void {
    this.#sent = batch;
    this.#target
      .commitBatch()
      .then(() => {
        this.#committed(batch);
        this.#sent = null;
      })
      .catch((error: unknown) => this.#fail(error))
      .finally(() => this.#wake());
  }

  #committed({ done }: Batch): void {
    this.#target.committed();
    for (const { give } of done) give();
  }

  /** Makes what was written so far whole: what a commit holds tells how far its jobs have come. */
  #finish({ touched }: Batch): void {
    for (const { beforeCommit } of touched) beforeCommit();
    touched.clear();
    this.#target.writer.finish();
  }

  /** Works on jobs for a slice of time. */
  #work(jobs: Job[], batch: Batch): void {
    const end = performance.now() + SLICE_MS;
    for (let rest = jobs.length; rest > 0 && performance.now() < end; rest--) {
      const job = jobs.shift();
      if (!job) return;
      batch.jobs.add(job);
      batch.touched.add(job);
      this.#advance(job, batch, end);
    }
  }

  #advance(job: Job, { done }: Batch, end: number): void {
    const { writer } = this.#target;
    const before = writer.writes;
    try {
      for (;;) {
        const step = job.work.next();
        if (step.done) {
          done.push({ bulk: job.bulk, give: () => job.resolve(step.value) });
          return;
        }
        if (step.value !== PAUSE) return this.#wait(job, step.value);
        const now = performance.now();
        if (now >= job.deadline) throw maxTimeExpired();
        if (now >= end) return this.#interrupt(job, writer.writes - before);
      }
    } catch (error) {
      done.push({ bulk: job.bulk, give: () => job.reject(error) });
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
    });
  }

  #fail(error: unknown): void {
    this.#isFailed = true;
    this.#target.failed(error);
    const begun = [this.#sent, this.#open].flatMap((batch) => [...(batch?.jobs ?? [])]);
    const lost = new Set([...begun, ...this.#short, ...this.#long]);
    this.#short = [];
    this.#long = [];
    this.#open = null;
    this.#sent = null;
    for (const { reject } of lost) reject(error);
  }
}
