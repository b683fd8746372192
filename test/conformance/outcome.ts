/** A test that cannot be run here. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
}

/** A test that found something else than it expected. */
export class Unexpected extends Error {
  override readonly name = 'Unexpected';
}
