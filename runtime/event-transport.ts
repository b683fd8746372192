import type { EventRecord } from './events.ts';

/** From whom to whom events go: names of subgraphs, which may be the same. */
export interface Link {
  readonly source: string;
  readonly receiver: string;
}

/** What one of a source's receivers is given, or has taken. */
export interface ForReceiver {
  readonly receiver: string;
  readonly events: readonly EventRecord[];
}

/** What has gathered on a link. */
export interface Backlog {
  /** Events that wait to be taken; set-aside ones are not among them. */
  readonly waiting: number;
  /** When the oldest of them happened; null when none waits. */
  readonly oldestAt: Date | null;
  /** Events that were set aside: those that could not be applied, and what follows them. */
  readonly aside: number;
}

/** An event that its receiver could not apply, with the followers that it holds up. */
export interface SetAside extends Link {
  readonly aggregateId: string;
  readonly eventId: string;
  readonly type: string;
  readonly attempts: number;
  readonly error: string;
  readonly firstFailedAt: Date;
  readonly lastFailedAt: Date;
}

/** What becomes of a set-aside event. */
export interface Decision {
  /** Who decides. */
  readonly by: string;
  /** Why the event is never to be applied; null = it is tried again. */
  readonly skipBecause: string | null;
}

/**
 * Carries events from one subgraph to another.
 *
 * It promises that an event that was committed is given until it is acknowledged, that an aggregate's events are given in
 * their order, and that an aggregate with a set-aside event gives nothing until that is decided on. It may give an event
 * again; the receiver's inbox is what makes that harmless. `test/support/transport-contract.ts` holds it to that.
 */
export interface EventTransport {
  /** A cheap question, asked often: for which of these may something wait at this source? */
  readonly receiversWaiting: (source: string, receivers: readonly string[]) => Promise<readonly string[]>;
  /**
   * For each of these receivers some of what it can be given now, in order within each aggregate and from its first event
   * on; those for whom nothing waits are left out. Where more waits than is given at once, every aggregate has its turn.
   */
  readonly readAll: (source: string, receivers: readonly string[]) => Promise<readonly ForReceiver[]>;
  /** They are applied, and come no more. */
  readonly acknowledge: (source: string, taken: readonly ForReceiver[]) => Promise<void>;
  /**
   * An event could not be applied. It is given again after a pause, and its aggregate waits; after some tries it is set
   * aside with its followers.
   */
  readonly refuse: (link: Link, event: EventRecord, error: unknown) => Promise<{ readonly isAside: boolean }>;
  readonly backlog: (link: Link) => Promise<Backlog>;
  /** All that a source has set aside. */
  readonly listAside: (source: string) => Promise<readonly SetAside[]>;
  /** Gives an aggregate's events again, the set-aside one first or not at all. Answers how many; null = none is aside. */
  readonly decide: (link: Link, aggregateId: string, decision: Decision) => Promise<number | null>;
}
