import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createPlanProcess } from '../../gateway/plan-process.ts';
import { silentLog } from '../../runtime/log.ts';

const TIMEOUT_MS = 100_000;
const ASKED = { weight: 1, isWanted: () => true };
const tooComplex = { reason: 'plan-too-complex' };
const plannerDown = { code: 'TIMEOUT', reason: 'planner-down', extensions: { retryable: true } };

/** What the gateway has of a process, without one. */
class FakeChild extends EventEmitter {
  readonly pid = 1;
  /** Operations that it was sent. */
  readonly asked: unknown[] = [];
  readonly kill = jest.fn();
  readonly unref = () => undefined;

  send(message: unknown): boolean {
    if (typeof message === 'string') this.asked.push(message);
    return true;
  }

  ready(): void {
    this.emit('message', { kind: 'ready' });
  }

  answer(): void {
    this.emit('message', { kind: 'plan', plan: { kind: 'QueryPlan' } });
  }
}

/** A planning process, and what was forked for it. */
function setUp() {
  const children: FakeChild[] = [];
  const planProcess = createPlanProcess({
    supergraphSdl: '',
    features: [],
    timeoutMs: TIMEOUT_MS,
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child as unknown as ChildProcess;
    },
    observe: () => undefined,
    log: silentLog,
  });
  const childAt = (index: number): FakeChild => {
    const child = children[index];
    if (!child) throw new Error(`There is no child ${index}`);
    return child;
  };
  /** The plan's kind, or why there is none. */
  const plan = (operation: string) =>
    planProcess.plan(operation, ASKED).then(
      ({ kind }) => kind,
      (error: unknown) => error,
    );
  return { planProcess, childAt, plan, forked: () => children.length };
}

describe('the planning process', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([
    ['ENOMEM', 'planner-down'],
    ['EAGAIN', 'no-more-threads'],
  ])('fails what waits for it where it cannot be forked for %s, and nobody else', async (code, reason) => {
    const { start, plan, isReady } = createPlanProcess({
      supergraphSdl: '',
      features: [],
      timeoutMs: TIMEOUT_MS,
      fork: () => {
        throw Object.assign(new Error('fork failed'), { code });
      },
      observe: () => undefined,
      log: silentLog,
    });
    start();
    await expect(plan('{ a }', ASKED)).rejects.toMatchObject({ ...plannerDown, reason });
    expect(isReady()).toBe(false);
  });

  it('fails what waits for it where it does not begin, and begins anew for the next', async () => {
    const { childAt, plan } = setUp();
    const first = plan('{ a }');
    childAt(0).emit('error', new Error('EMFILE'));
    expect(await first).toMatchObject(plannerDown);
    const second = plan('{ a }');
    childAt(1).ready();
    childAt(1).answer();
    expect(await second).toBe('QueryPlan');
  });

  it('is ended when it does not come to load', async () => {
    const { childAt, plan, forked } = setUp();
    const waiting = plan('{ a }');
    jest.advanceTimersByTime(60_000);
    expect(await waiting).toMatchObject(plannerDown);
    expect([childAt(0).kill.mock.calls.length, forked()]).toEqual([1, 1]);
  });

  it('makes a plan once more that it was killed over, and no third time', async () => {
    const { childAt, plan, forked } = setUp();
    const outcome = plan('{ a }');
    for (const index of [0, 1]) {
      childAt(index).ready();
      expect(childAt(index).asked).toEqual(['{ a }']);
      childAt(index).emit('exit', null, 'SIGKILL');
    }
    expect(await outcome).toMatchObject(tooComplex);
    expect(forked()).toBe(2);
  });

  it('makes no plan once more that it ended of by itself', async () => {
    const { childAt, plan } = setUp();
    const outcome = plan('{ a }');
    childAt(0).ready();
    childAt(0).emit('exit', null, 'SIGABRT');
    expect(await outcome).toMatchObject(tooComplex);
  });
});
