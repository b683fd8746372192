import { requireScope, type Viewer } from '../../../runtime/viewer.ts';

/** Roles in whose area every zone is, and what lies outside of all. */
const SEES_ALL: ReadonlySet<string> = new Set(['customs', 'operator']);

/** Which alerts are in a viewer's area: all, or those of the zone that it acts for. */
export const inArea = (viewer: Viewer | null): { readonly zoneId?: string | { readonly $in: [] } } => {
  if (!viewer?.scopes.has('supervision:read')) return { zoneId: { $in: [] } };
  if (SEES_ALL.has(viewer.role)) return {};
  return { zoneId: viewer.partyId ?? { $in: [] } };
};

/** True for an alert in the area of a viewer who may act there. */
export const isTheirs = (viewer: Viewer, { zoneId }: { readonly zoneId: string | null }): boolean =>
  SEES_ALL.has(viewer.role) || (zoneId !== null && zoneId === viewer.partyId);

export const requireSupervisor = (viewer: Viewer | null): Viewer => requireScope(viewer, 'supervision:read');
