import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What every gateway of a round stands before. */
export interface Supergraph {
  readonly supergraphFile: string;
  readonly subgraphs: readonly { readonly name: string; readonly url: string; readonly sdl: string }[];
}

/** A gateway under measurement. */
export interface Contender {
  readonly name: string;
  readonly about: string;
  /** Its command, before this supergraph on this port; files that it needs are written to `directory`. */
  readonly commandOf: (supergraph: Supergraph, port: number, directory: string) => Command;
  /** What npm has to bring, by its scratch folder; none for ours. */
  readonly packages?: Readonly<Record<string, string>>;
  /** How many processes of it have to listen before it is measured, where its metrics tell. */
  readonly workers?: number;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const root = path.join(import.meta.dirname, '../..');
const scratch = path.join(tmpdir(), 'beltgraph-bench-peers');

const folderOf = (name: string): string => path.join(scratch, name);
const GRAPHQL = '16.15.0';
const HIVE = {
  '@graphql-hive/gateway': '2.15.1',
  '@graphql-hive/router-runtime': '1.4.23',
  graphql: GRAPHQL,
};
const GRAFBASE = '@grafbase/cli-x86_64-unknown-linux-musl';

const APOLLO_SERVER = `import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ApolloGateway } from '@apollo/gateway';
const [, , file, port] = process.argv;
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8') });
const server = new ApolloServer({ gateway, introspection: true });
await startStandaloneServer(server, { listen: { port: Number(port), host: '127.0.0.1' } });
`;

const hive = (name: string, about: string, options: readonly string[], isShared = false): Contender => ({
  name,
  about,
  packages: HIVE,
  commandOf: ({ supergraphFile }, port, directory) => {
    const config = path.join(directory, `${name}.config.mjs`);
    writeFileSync(
      config,
      `export const gatewayConfig = { logging: false, pollingInterval: 0, inboundInflightRequestDeduplication: ${isShared} };\n`,
    );
    return {
      program: path.join(folderOf('hive'), 'node_modules/.bin/hive-gateway'),
      args: [
        'supergraph',
        supergraphFile,
        '-c',
        config,
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '--fork',
        '1',
      ].concat(options),
      env: { NODE_ENV: 'production' },
      cwd: folderOf('hive'),
    };
  },
});

export const ours = (name: string, about: string, env: Readonly<Record<string, string>> = {}): Contender => ({
  name,
  about,
  commandOf: ({ supergraphFile }, port) => ({
    program: process.execPath,
    args: [
      // As npm's `gateway` says.
      '--min-semi-space-size=64',
      '--max-semi-space-size=64',
      'scripts/run.js',
      'gateway/main.js',
      '--supergraph',
      supergraphFile,
      '--port',
      String(port),
    ],
    // One core is one worker's.
    env: { LOG_LEVEL: 'silent', WORKERS: '1', ...env },
    cwd: root,
  }),
});

/** In the order in which they are shown; the first one is what the others are compared with. */
export const CONTENDERS: readonly Contender[] = [
  {
    name: 'apollo',
    about: '@apollo/gateway 2.14.4 under @apollo/server 5.5.1, as they come',
    packages: { '@apollo/gateway': '2.14.4', '@apollo/server': '5.5.1', graphql: GRAPHQL },
    commandOf: ({ supergraphFile }, port) => {
      writeFileSync(path.join(folderOf('apollo'), 'server.mjs'), APOLLO_SERVER);
      return {
        program: process.execPath,
        args: ['server.mjs', supergraphFile, String(port)],
        env: { NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' },
        cwd: folderOf('apollo'),
      };
    },
  },
  hive('hive', '@graphql-hive/gateway 2.15.1, JavaScript planner, compiled documents', ['--jit']),
  hive('hive-rust', '@graphql-hive/gateway 2.15.1 with the Rust planner of router-runtime 1.4.23', [
    '--hive-router-runtime',
  ]),
  {
    name: 'grafbase',
    about: 'Grafbase 0.103.0, Rust: `grafbase dev`, so a lower bound for its gateway',
    packages: { [GRAFBASE]: '0.103.0' },
    commandOf: ({ subgraphs }, port, directory) => {
      const entries = subgraphs.map(({ name, url, sdl }) => {
        const file = path.join(directory, `${name}.graphql`);
        writeFileSync(file, sdl);
        return `[subgraphs.${name}]\nurl = "${url}"\nschema_path = "${file}"\n`;
      });
      const config = path.join(directory, 'grafbase.toml');
      writeFileSync(config, entries.join('\n'));
      const program = path.join(folderOf('grafbase'), 'node_modules', GRAFBASE, 'grafbase');
      chmodSync(program, 0o755);
      return { program, args: ['dev', '-c', config, '-p', String(port)], cwd: directory };
    },
  },
  ours('beltgraph', 'ours, with the options that `npm run gateway` gives Node: a young heap of 64 MiB'),
  hive(
    'hive-rust-shared',
    'as hive-rust, identical requests in flight answered once',
    ['--hive-router-runtime'],
    true,
  ),
  ours('beltgraph-shared', 'ours, identical requests in flight answered once', {
    SHARE_IDENTICAL_REQUESTS: 'true',
  }),
];

/** Brings a contender's packages into the scratch folder. @throws with npm's words */
export function install({ name, packages }: Contender): void {
  if (!packages) return;
  const [folder = name] = name.split('-');
  const directory = folderOf(folder);
  const manifest = `${JSON.stringify({ private: true, type: 'module', dependencies: packages }, null, 2)}\n`;
  const file = path.join(directory, 'package.json');
  mkdirSync(directory, { recursive: true });
  const isThere = existsSync(path.join(directory, 'node_modules')) && readFileSync(file, 'utf8') === manifest;
  if (isThere) return;
  writeFileSync(file, manifest);
  console.log(`Installing ${Object.keys(packages).join(', ')} ...`);
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: directory,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} could not be installed:\n${stderr}`);
}
