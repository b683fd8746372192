/** What a computed value may speak of. */
export interface Scope {
  readonly row: Readonly<Record<string, unknown>>;
  /** The field's arguments. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A text with what stands at each place that it names in braces. */
export const fill = (text: string, scope: Scope): string =>
  text.replace(/\{([\w$.]+)\}/g, (_match, place: string) => write(look(place, scope)));

/** What stands at a place such as `supplier.name`, or `$currency` among the arguments; through lists, each of them. */
export function look(place: string, { row, values }: Scope): unknown {
  const [first = '', ...rest] = place.split('.');
  const start = first.startsWith('$') ? step(values, first.slice(1)) : step(row, first);
  return rest.reduce(step, start);
}

const step = (value: unknown, name: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => step(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
};

const write = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(write).join(' ')}]`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
};
