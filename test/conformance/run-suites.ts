import { MongoClient } from 'mongodb';
import { EXPECTED_FAILURES, type ExpectedFailure } from './expected-failures.ts';
import { Skipped } from './outcome.ts';
import { factsOf } from './requirements.ts';
import { runTest, type Environment } from './run-test.ts';
import type { Suite } from './suite.ts';

export interface TestResult {
  readonly file: string;
  readonly test: string;
  readonly kind: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly message: string;
  /** Why it was expected to fail. */
  readonly expected: string | null;
}

const applies = ({ file, test }: ExpectedFailure, suite: Suite, description: string): boolean =>
  file.test(suite.file) && (test?.test(description) ?? true);

async function resultOf(suite: Suite, index: number, environment: Environment): Promise<TestResult> {
  const test = suite.tests[index];
  if (!test) throw new RangeError(`there is no test ${index} in ${suite.file}`);
  const known = EXPECTED_FAILURES.find((each) => applies(each, suite, test.description));
  const about = { file: suite.file, test: test.description, expected: known?.reason ?? null };
  try {
    await runTest(suite, test, environment);
    return { ...about, kind: 'passed', message: '' };
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ...about, kind: error instanceof Skipped ? 'skipped' : 'failed', message };
  }
}

/** Runs the tests of all suites against a server, one after the other. */
export async function* runSuites(suites: readonly Suite[], uri: string): AsyncGenerator<TestResult> {
  const admin = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
  try {
    const environment: Environment = { uri, admin, facts: await factsOf(admin) };
    for (const suite of suites) {
      for (const index of suite.tests.keys()) yield await resultOf(suite, index, environment);
    }
  } finally {
    await admin.close();
  }
}
