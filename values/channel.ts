export const CHANNELS = ['B2C', 'B2B'] as const;

/** To whom goods are sold: consumers or businesses. */
export type Channel = (typeof CHANNELS)[number];
