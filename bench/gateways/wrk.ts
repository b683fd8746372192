import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Core, onCore } from './on-core.ts';

/** What one run of the load generator saw. */
export interface Load {
  readonly requests: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers with another status than 200, or none at all. */
  readonly failed: number;
  /** Of all answers, with their heads. */
  readonly bytes: number;
}

/** Null where it can run, or why not. */
export function whyNoWrk(): string | null {
  const { error } = spawnSync('wrk', ['--version']);
  return error ? 'the load generator wrk is missing: apt-get install wrk' : null;
}

/** Sends the bodies in turn, over so many connections, for so long. */
export async function runWrk({
  url,
  bodies,
  connections,
  seconds,
  core,
  directory,
}: {
  readonly url: string;
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  readonly core: Core;
  readonly directory: string;
}): Promise<Load> {
  const script = path.join(directory, 'load.lua');
  writeFileSync(script, scriptOf(bodies));
  const args = [
    '-t',
    '1',
    '-c',
    String(connections),
    '-d',
    `${seconds}s`,
    '--timeout',
    '30s',
    '-s',
    script,
    url,
  ];
  const output = await textOf(...onCore(core, 'wrk', args));
  const line = /^RESULT (\S+) (\S+) (\S+) (\S+) (\S+) (\S+)$/m.exec(output);
  if (!line) throw new Error(`wrk said:\n${output}`);
  const [requests = 0, micros = 0, p50 = 0, p99 = 0, failed = 0, bytes = 0] = line.slice(1).map(Number);
  return { requests, seconds: micros / 1e6, p50Ms: p50 / 1_000, p99Ms: p99 / 1_000, failed, bytes };
}

/** Lua's long strings need no escapes; no body holds the closing bracket of this level. */
const scriptOf = (bodies: readonly string[]): string => `
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
local bodies = { ${bodies.map((body) => `[==[${body}]==]`).join(', ')} }
local requests = {}
local at = 0
init = function()
  for index, body in ipairs(bodies) do requests[index] = wrk.format(nil, nil, nil, body) end
end
request = function()
  at = at % #requests + 1
  return requests[at]
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), errors.status + errors.connect + errors.read + errors.write + errors.timeout, summary.bytes))
end
`;

function textOf(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve(text));
  });
}
