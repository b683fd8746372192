export interface Address {
  readonly host: string;
  readonly port: number;
}

/** For a `catch`: throws what to do where its address is why something does not listen, any other reason as it is. */
export const throwAddressProblem =
  (address: Address) =>
  (error: unknown): never => {
    throw addressProblem(error, address) ?? error;
  };

/** Its own words for a process that listens itself, and for one that asks its parent to. */
const REASON = /\b(?:listen|bind) (EADDRINUSE|EACCES|EADDRNOTAVAIL)\b/;

function addressProblem(error: unknown, { host, port }: Address): Error | null {
  const reason = REASON.exec(String(error))?.[1];
  if (reason === 'EADDRNOTAVAIL') return new Error(`HOST=${host} is no address of this machine.`);
  if (!reason) return null;
  const why = reason === 'EACCES' ? 'may not be used by this user' : 'is taken';
  return new Error(`Port ${port} of ${host} ${why}. Set PORT to another one, or to 0 for any free one.`);
}
