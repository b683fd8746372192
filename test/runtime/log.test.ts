import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../runtime/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void, level: 'info' | 'warn' = 'info'): string {
  const lines: string[] = [];
  write(createLog({ name: 'test', level, destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
}

describe('a log', () => {
  it.each(['authorization', 'cookie', 'token', 'secret', 'password'])('never writes %s', (key) => {
    const text = logged((log) => {
      log.info({ [key]: 'canary' });
      log.info({ headers: { [key]: 'canary' } });
      log.info({ request: { headers: { [key]: 'canary' } } });
    });
    expect(text.split('\n')).toHaveLength(4);
    expect(text).not.toContain('canary');
  });

  it('keeps a line a line, whatever it is about', () => {
    const text = logged((log) => log.info({ requestId: 'a\nb\u001b[31m' }, 'line\r\nfeed'));
    expect(text.match(/\n/g)).toHaveLength(1);
    expect(text).not.toContain('\u001b');
  });

  it('writes an error with its stack', () => {
    expect(logged((log) => log.error({ err: new Error('broken') }))).toMatch(
      /"message":"broken","stack":"Error: broken\\n/,
    );
  });

  it('leaves out what is below its level', () => {
    expect(logged((log) => log.info('hello'), 'warn')).toBe('');
  });
});
