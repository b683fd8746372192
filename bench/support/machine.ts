import { cpus, totalmem } from 'node:os';

/** What the figures were measured on; they mean little without it. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.version}, ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gibibytes} GiB`;
}
