/** How a provider's events reach us, where it is not as one would wish. */
export interface Disorder {
  /** Each is sent twice. */
  readonly duplicate: boolean;
  /** The last is sent first. */
  readonly reorder: boolean;
}

/** Events in the order in which they are sent. */
export function planDeliveries<Event>(
  events: readonly Event[],
  { duplicate, reorder }: Disorder,
): readonly Event[] {
  const ordered = reorder ? events.toReversed() : events;
  return duplicate ? ordered.flatMap((event) => [event, event]) : ordered;
}
