/** How goods travel. */
export const TRANSPORT_MODES = ['SEA', 'RAIL', 'ROAD', 'AIR', 'POST'] as const;

export type TransportMode = (typeof TRANSPORT_MODES)[number];
