/** A message on its way to customs, as it travels. */
export interface OutgoingMail {
  readonly guid: string;
  readonly xml: string;
}

/** A message that came from customs. */
export interface IncomingMail {
  /** Of the delivery: the same message delivered twice has two. */
  readonly deliveryId: string;
  readonly xml: string;
}

/**
 * The way to customs: the simulated one, or a gateway to the real one.
 *
 * Both sides may be cut off at any moment, so both say everything again until it is confirmed. Customs knows a message
 * by its guid and takes it once; what it answers may come late, twice and in any order.
 */
export interface CustomsAuthority {
  /** Hands a message over; answers customs' transport receipt, CEB900. @throws when customs did not take it */
  readonly send: (mail: OutgoingMail) => Promise<string>;
  /** What waits to be taken, at most so many; the same again until it is confirmed. */
  readonly receive: (limit: number) => Promise<readonly IncomingMail[]>;
  /** Says that these deliveries were taken: they do not come again. */
  readonly confirm: (deliveryIds: readonly string[]) => Promise<void>;
}
