import type { Decision } from './event-transport.ts';

/** What somebody outside has told a subgraph that it cannot apply: kept, and waiting for a person. */
export interface RefusedMessage {
  /** Who sent it, such as a payment provider. */
  readonly sender: string;
  /** The sender's name for it. */
  readonly messageId: string;
  /** What it is about, for people. */
  readonly about: string;
  readonly reason: string;
  readonly receivedAt: Date;
  readonly content: unknown;
}

/** What became of a message that was decided on. */
export interface Decided {
  readonly outcome: string;
  /** Why it is refused still; null = it is not. */
  readonly refusedBecause: string | null;
}

/** The refused messages of a subgraph, for `npm run events`. */
export interface RefusedMessages {
  /** The longest waiting first. */
  readonly list: () => Promise<readonly RefusedMessage[]>;
  /** Takes one again, or leaves it out for ever; null = it does not wait (any more). */
  readonly decide: (
    message: Pick<RefusedMessage, 'sender' | 'messageId'>,
    decision: Decision,
  ) => Promise<Decided | null>;
}
