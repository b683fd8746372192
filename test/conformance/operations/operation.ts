import type { MongoClient } from 'mongodb';
import type { Arguments } from '../arguments.ts';
import type { Entities } from '../entities.ts';
import type { Operation } from '../suite.ts';

/** What the operations of a test share. */
export interface TestContext {
  readonly entities: Entities;
  /** A client of the runner's own. */
  readonly admin: MongoClient;
  /** The fail points that were switched on. */
  readonly failPoints: Set<string>;
  /** Does one operation; answers the error that it was expected to end with. */
  readonly run: (operation: Operation) => Promise<Error | null>;
}

export interface OperationCall<Target> {
  readonly target: Target;
  readonly args: Arguments;
  readonly context: TestContext;
}

export type OperationTable<Target> = Readonly<Record<string, (call: OperationCall<Target>) => unknown>>;
