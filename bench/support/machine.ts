import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on; they mean little without it. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  const what = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gibibytes} GiB`;
  return `Node ${process.version}, ${what}, load ${load.toFixed(1)} before it began`;
}
