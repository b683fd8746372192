/** The setting that lets the embedded database run in production nevertheless. */
export const FORCE_SETTING = 'EMBEDDED_DATABASE_IN_PRODUCTION';

/** Refuses production: there is one process, one disk, and no access control. */
export function assertNotProduction(env: NodeJS.ProcessEnv): void {
  if (env['NODE_ENV'] !== 'production' || env[FORCE_SETTING] === 'yes') return;
  throw new Error(
    'The embedded database is for laptops and tests. In production, set MONGODB_URI to a MongoDB replica set ' +
      `(or set ${FORCE_SETTING}=yes if you know that one process without access control is what you want).`,
  );
}
