import { createRequire } from 'node:module';
import Runtime from 'jest-runtime';

/** What compares values, and so has to know the same `String` and `Error` as they do. */
const IN_REALM = ['expect', '@jest/expect'];

const isOfPackage = (path) => /[\\/]node_modules[\\/]/.test(path);

/**
 * Jest's runtime, with one realm for tests, product and packages: Node's own.
 *
 * In a sandbox each test file would load all packages anew, run them cold, and pay for every mention of a global; that
 * was more than half of what the tests took. So Node itself loads packages, once for all files that a worker runs, and
 * what is ours is loaded anew for each file, as ever. A default import of a package that is an ES module answers its
 * namespace. `test/one-realm.test.ts` fails where a new version of jest no longer lets us.
 */
export default class OneRealmRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    const { constructor: FakeTimers } = environment.fakeTimersModern;
    environment.fakeTimersModern = new FakeTimers({ config, global: globalThis });
    super(config, environment, ...rest);
    // Where ES modules are made: in no context but Node's. What jest itself is made of stays in its sandbox.
    this.esmLoader.getContext = () => undefined;
  }

  unstable_shouldLoadAsEsm(path) {
    return !isOfPackage(path) && super.unstable_shouldLoadAsEsm(path);
  }

  requireInternalModule(from, name) {
    return IN_REALM.includes(name) ? createRequire(from)(name) : super.requireInternalModule(from, name);
  }

  requireModule(from, name, options, isRequireActual) {
    const path = name ?? from;
    if (options?.isInternalModule || !isOfPackage(path)) {
      return super.requireModule(from, name, options, isRequireActual);
    }
    return createRequire(from)(path);
  }
}
