import { loadSettings } from './config.ts';
import { createLauncher } from './launcher.ts';

const EXIT_BY_SIGNAL = 130;

function failWith(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const launcher = createLauncher(loadSettings(process.env), process.stdout);
  let isStopping = false;

  const stop = async () => {
    if (isStopping) {
      launcher.kill();
      process.exit(EXIT_BY_SIGNAL);
    }
    isStopping = true;
    process.stdout.write('\nStopping ... (Ctrl-C again: at once)\n');
    await launcher.stop();
    process.exit();
  };
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

  try {
    await launcher.start();
  } catch (error) {
    // What is being stopped does not begin any more, and that is no failure.
    if (isStopping) return;
    failWith(error);
    await launcher.stop();
    process.exit();
  }
}

await main().catch(failWith);
