import { describe, expect, it } from '@jest/globals';
import { throwAddressProblem } from '../../../runtime/processes/throw-address-problem.ts';

const rethrown = (message: string): string => {
  try {
    return throwAddressProblem({ host: '10.0.0.1', port: 80 })(new Error(message));
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
};

describe('an address where nothing can listen', () => {
  it.each([
    ['listen EADDRINUSE: address already in use 10.0.0.1:80', 'Port 80 of 10.0.0.1 is taken.'],
    ['bind EADDRINUSE 10.0.0.1:80', 'Port 80 of 10.0.0.1 is taken.'],
    ['listen EACCES: permission denied 10.0.0.1:80', 'Port 80 of 10.0.0.1 may not be used by this user.'],
    ['bind EADDRNOTAVAIL 10.0.0.1:80', 'HOST=10.0.0.1 is no address of this machine.'],
  ])('is what «%s» is explained by: %s', (message, explained) => {
    expect(rethrown(message)).toContain(explained);
  });

  it('is not what a file is that may not be read', () => {
    const message = "EACCES: permission denied, open 'keys.json'";
    expect(rethrown(message)).toBe(message);
  });
});
