import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/database/client.ts';
import { FACTS } from '../publications/facts-directory.ts';
import { useProgram } from '../support/program.ts';

const program = useProgram();

async function breakIn(...statements: string[]): Promise<void> {
  const database = await openDatabase({ directory: join(program.directory, 'data') });
  try {
    for (const statement of statements) await database.pool.query(statement);
  } finally {
    await database.close();
  }
}

describe('verify', () => {
  it('tells how far it is sound, and prints what is not', async () => {
    expect(await program.run(['verify'])).toEqual({ code: 0, out: 'verified 0 changes to position 0\n', err: '' });
    expect((await program.run(['load', FACTS])).code).toBe(0);
    expect(await program.run(['verify'])).toEqual({ code: 0, out: 'verified 1 changes to position 1\n', err: '' });

    await breakIn(
      'ALTER TABLE change DISABLE TRIGGER change_keep',
      `UPDATE change SET actor = 'nobody'`,
      'ALTER TABLE change ENABLE TRIGGER change_keep',
      'UPDATE change_head SET position = 2',
    );
    expect(await program.run(['verify'])).toEqual({
      code: 1,
      out: [
        'change 1 is not as it was recorded: its hash does not fit',
        'the head is at position 2, and does not fit change 1, the last there is',
        '2 breaks found in 1 changes to position 1',
        '',
      ].join('\n'),
      err: '',
    });
  }, 120_000);
});
