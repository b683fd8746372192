import { administrationCommands } from './administration.ts';
import { aggregateCommands } from './aggregate.ts';
import { catalogCommands } from './catalog.ts';
import type { Command } from './command.ts';
import { countCommands } from './count.ts';
import { deleteCommands } from './delete.ts';
import { explainCommands } from './explain.ts';
import { findAndModifyCommands } from './find-and-modify.ts';
import { findCommands } from './find.ts';
import { indexCommands } from './indexes.ts';
import { insertCommands } from './insert.ts';
import { testCommands } from './administration.ts';
import { transactionCommands } from './transactions.ts';
import { updateCommands } from './update.ts';
import { validateCommands } from './validate.ts';

const ALL = new Map<string, Command>(
  Object.entries({
    ...administrationCommands,
    ...aggregateCommands,
    ...catalogCommands,
    ...countCommands,
    ...deleteCommands,
    ...explainCommands,
    ...findAndModifyCommands,
    ...findCommands,
    ...indexCommands,
    ...insertCommands,
    ...transactionCommands,
    ...updateCommands,
    ...validateCommands,
  }),
);

const FOR_TESTS = new Map<string, Command>(Object.entries(testCommands));

export const commandNamed = (name: string, testing: boolean): Command | undefined =>
  ALL.get(name) ?? (testing ? FOR_TESTS.get(name) : undefined);
