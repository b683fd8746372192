import Sequencer from '@jest/test-sequencer';

/** Tests of whole installations take minutes, and mostly wait: begun last, they would be waited for by nothing else. */
const LONG = ['/test/e2e/simulate.test.ts', '/test/e2e/'];

const rankOf = ({ path }) => {
  const rank = LONG.findIndex((part) => path.includes(part));
  return rank === -1 ? LONG.length : rank;
};

/** Begins with what takes longest; what is alike stays in jest's own order. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
