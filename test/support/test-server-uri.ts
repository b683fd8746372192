/** The server that tests talk to: that of MONGODB_URI, or the embedded one that the files of a run share. */
export const testServerUri = (): string | undefined =>
  process.env['MONGODB_URI'] ?? process.env['BELTGRAPH_TEST_DATABASE'];

/** @throws where there is neither */
export function requireTestServerUri(): string {
  const uri = testServerUri();
  if (uri === undefined) throw new Error('There is no database: `begin-test-run.js` starts it');
  return uri;
}
