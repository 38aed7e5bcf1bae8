import { expect, it } from '@jest/globals';
import { useProgram } from '../support/program.ts';

const program = useProgram({ data: 'with the published facts' });

/** What nobody has written, so that it is put in: an error in a callback, or in a promise that nobody waits for. */
const BUGS = {
  uncaughtException: 'process.on("SIGUSR2", () => { throw new Error("nobody catches this") })',
  unhandledRejection: 'process.on("SIGUSR2", () => void Promise.reject(new Error("nobody catches this")))',
};

it.each(Object.entries(BUGS))(
  'an %s is logged with its origin, and ends the process with 1 in order',
  async (origin, bug) => {
    const { child, printed, outcome } = program.start(['serve'], {
      PORT: '0',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(bug)}`,
    });
    await printed('serving at');
    child.kill('SIGUSR2');
    const { code, out } = await outcome;
    expect(code).toBe(1);
    const logged = out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { level: number; origin?: string; err?: { message: string; stack: string } });
    const entry = logged.find(({ level }) => level === 60);
    expect(entry).toMatchObject({ origin, err: { message: 'nobody catches this' } });
    expect(entry!.err!.stack).toContain('at ');
    expect(out).toContain('stopping: what was accepted is answered');
  },
  60_000,
);
