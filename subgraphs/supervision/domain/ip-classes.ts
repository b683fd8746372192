export const CLASS_SYSTEMS = ['NICE', 'LOCARNO', 'IPC'] as const;

export type ClassSystem = (typeof CLASS_SYSTEMS)[number];

/** The goods that a class of rights covers. */
export interface IpClass {
  readonly system: ClassSystem;
  readonly class: string;
  /** Beginnings of HS codes; none for services. */
  readonly hsPrefixes: readonly string[];
}

/** Finds the goods of a class; null for a class that is not known. */
export type HsPrefixesOfClass = (system: ClassSystem, name: string) => readonly string[] | null;

/** Reads `21-01` as the Locarno subclass where it is known, and as its class 21 otherwise. */
export function createHsPrefixesOfClass(classes: readonly IpClass[]): HsPrefixesOfClass {
  const byName = new Map(classes.map((row) => [`${row.system} ${row.class}`, row.hsPrefixes]));
  return (system, name) => {
    const exact = byName.get(`${system} ${name}`);
    if (exact || system !== 'LOCARNO') return exact ?? null;
    return byName.get(`${system} ${name.slice(0, 2)}`) ?? null;
  };
}
