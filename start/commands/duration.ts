const PATTERN =
  /^P(?=\d|T\d)(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=\d)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/;

const MS = { weeks: 604_800_000, days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 };

/**
 * The milliseconds of an ISO 8601 duration such as `P40D` or `P1DT12H`; null for any other text.
 *
 * Years and months have no fixed length, so they are not read.
 */
export function durationMs(text: string): number | null {
  const groups = PATTERN.exec(text)?.groups;
  if (!groups) return null;
  return Object.entries(MS).reduce((total, [unit, ms]) => total + Number(groups[unit] ?? 0) * ms, 0);
}
