import {
  type DifferentialReport,
  type DifferentialRun,
  runDifferential,
} from '../test/federation/differential/run.ts';

/** What a process says of a range of graphs. */
export interface RangeAnswer {
  readonly report: DifferentialReport;
  readonly residentMib: number;
}

// A process of `compareInProcesses`, which sends one range after the other.
process.on('message', (range: DifferentialRun) => {
  void runDifferential(range).then((report) => {
    const residentMib = Math.round(process.memoryUsage.rss() / 2 ** 20);
    process.send?.({ report, residentMib } satisfies RangeAnswer);
  });
});
