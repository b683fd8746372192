/** What a GraphQL answer can be sent as, the first where a client does not mind. */
export const MEDIA_TYPES = ['application/json', 'application/graphql-response+json'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

interface Range {
  readonly type: string;
  readonly quality: number;
  readonly position: number;
}

const MAX_KNOWN = 1_000;
const known = new Map<string, MediaType | null>();

/** What a client accepts best, by its `Accept` header; null when it accepts neither. */
export function acceptedMediaType(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept === '*/*') return MEDIA_TYPES[0];
  const before = known.get(accept);
  if (before !== undefined) return before;
  const chosen = choose(rangesOf(accept));
  // Clients send few different ones; whoever sends many gains nothing by it.
  if (known.size < MAX_KNOWN && accept.length < MAX_KNOWN) known.set(accept, chosen);
  return chosen;
}

const rangesOf = (accept: string): readonly Range[] =>
  accept.split(',').map((range, position) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { type, quality: quality === undefined ? 1 : Number(quality) || 0, position };
  });

/** The highest quality; among equals what is named over what a star covers, and what is named first. */
function choose(ranges: readonly Range[]): MediaType | null {
  const offers = MEDIA_TYPES.flatMap((mediaType) => {
    const range = mostSpecific(ranges, mediaType);
    return range && range.quality > 0 ? [{ mediaType, range }] : [];
  });
  const [best] = offers.sort(
    (a, b) =>
      b.range.quality - a.range.quality ||
      Number(b.range.type === b.mediaType) - Number(a.range.type === a.mediaType) ||
      a.range.position - b.range.position,
  );
  return best?.mediaType ?? null;
}

const mostSpecific = (ranges: readonly Range[], mediaType: MediaType): Range | undefined =>
  [mediaType, 'application/*', '*/*']
    .map((wanted) => ranges.find(({ type }) => type === wanted))
    .find((range) => range !== undefined);
