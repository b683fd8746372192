import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDatabase } from '../database/index.ts';
import { summary, surprises } from '../test/conformance/report.ts';
import { runSuites, type TestResult } from '../test/conformance/run-suites.ts';
import { loadSuites } from '../test/conformance/suite.ts';

const USAGE = `Usage: npm run conformance -- DATA_DIR

Runs the drivers' tests of the unified format (a checkout of github.com/mongodb/specifications, or parts of it) that are
in DATA_DIR against the embedded database, or against the server that MONGODB_URI names.
`;

/** A server of our own, with the commands that only tests need. */
async function startOwn(): Promise<{ uri: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  const { uri, stop } = await startDatabase({ dataDir, port: 0, fsync: false, testCommands: true });
  return {
    uri,
    stop: async () => {
      await stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function run(directory: string): Promise<number> {
  const given = process.env['MONGODB_URI'];
  const server = given ? { uri: given, stop: () => Promise.resolve() } : await startOwn();
  const results: TestResult[] = [];
  try {
    for await (const result of runSuites(loadSuites(directory), server.uri)) {
      results.push(result);
      for (const line of surprises([result])) console.log(line);
    }
  } finally {
    await server.stop();
  }
  for (const line of summary(results)) console.log(line);
  return results.length === 0 || surprises(results).length > 0 ? 1 : 0;
}

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  process.stderr.write(USAGE);
  process.exit(2);
}
process.exit(await run(directory));
