/** A test that is known to fail, or all tests of a file. */
export interface ExpectedFailure {
  readonly file: RegExp;
  /** All tests of the file, when not given. */
  readonly test?: RegExp;
  readonly reason: string;
}

const COLLATION = 'collation is refused: nothing of ours compares text by language';

export const EXPECTED_FAILURES: readonly ExpectedFailure[] = [{ file: /collation/, reason: COLLATION }];
