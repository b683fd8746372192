/** To whom a listing sells. */
export const CHANNELS = ['B2C', 'B2B'] as const;

export type Channel = (typeof CHANNELS)[number];
