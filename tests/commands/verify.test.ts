import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { openDatabase } from '../../src/database/client.ts';
import { FACTS } from '../publications/facts-directory.ts';
import { readSigningKey } from '../../src/record/checkpoint.ts';
import { newSigningKey, testSigner } from '../support/signer.ts';
import { useProgram } from '../support/program.ts';
import { served } from '../support/served.ts';

/** Officer:8 of the published facts, who heads a bureau. */
const OFFICER = 'T2ZmaWNlcjo4';

describe('verify of a registry that has nothing yet', () => {
  const program = useProgram({ data: 'migrated' });

  async function breakIn(...statements: string[]): Promise<void> {
    const database = await openDatabase({ directory: join(program.directory, 'data') });
    try {
      for (const statement of statements) await database.pool.query(statement);
    } finally {
      await database.close();
    }
  }

  it('tells how far it is sound, and prints what is not', async () => {
    expect(await program.run(['verify'])).toEqual({ code: 0, out: 'verified 0 changes to position 0\n', err: '' });
    expect((await program.call(['load', FACTS])).code).toBe(0);
    expect(await program.call(['verify'])).toEqual({ code: 0, out: 'verified 1 changes to position 1\n', err: '' });

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

describe('verify', () => {
  const program = useProgram({ data: 'with the published facts' });

  it('fits checkpoints that were kept elsewhere, and shows where it does not', async () => {
    const key = newSigningKey();
    const { publicKey } = readSigningKey(key)!;
    const unsigned = await program.call(['checkpoint']);
    expect(unsigned).toEqual({ code: 0, out: '', err: 'MUSTER_SIGNING_KEY is not set: nothing is signed now.\n' });
    const printed = await program.run(['checkpoint'], { MUSTER_SIGNING_KEY: key });
    expect(printed).toMatchObject({ code: 0, err: '' });
    expect(printed.out.split('\n').map((line) => line && (JSON.parse(line) as unknown))).toEqual([
      expect.objectContaining({ position: '1', publicKey }),
      '',
    ]);
    const file = join(program.directory, 'checkpoints.jsonl');
    await writeFile(file, printed.out);
    const verified = `verified 1 changes to position 1\nfits 1 checkpoints, signed with`;
    expect((await program.call(['verify', '--against', file])).out).toBe(
      `${verified} the keys that they name themselves\n`,
    );
    expect((await program.call(['verify', '--against', file, '--key', publicKey])).out).toBe(
      `${verified} ${publicKey}\n`,
    );

    const other = join(program.directory, 'other.pem');
    await writeFile(other, testSigner().publicKey);
    const forged = await program.call(['verify', '--against', file, '--key', other]);
    expect(forged).toMatchObject({ code: 1 });
    expect(forged.out).toContain('checkpoint 1 of those kept: it was signed with another key\n');
  }, 240_000);
});

describe('verify without a registry', () => {
  const program = useProgram();

  it('refuses files and keys that are none', async () => {
    const file = join(program.directory, 'checkpoints.jsonl');
    const run = (...options: string[]) => program.call(['verify', ...options]);
    expect((await run('--against', file)).err).toMatch(/checkpoints\.jsonl \(--against\) cannot be read: ENOENT/);
    await writeFile(file, '\n{"position":"1"}\n');
    expect((await run('--against', file)).err).toMatch(
      /^Line 2 of .* is no checkpoint as npm run checkpoint prints it\.\n$/,
    );
    expect(await run('--key', 'secret')).toEqual({
      code: 1,
      out: '',
      err: '--key must be an Ed25519 public key in base64, or a file with it or with its PEM.\n',
    });
  }, 120_000);
});

describe('verify of an exported file', () => {
  const loaded = useProgram({ data: 'with the published facts' });

  it('proves that it is of this record and as it was exported, or tells what is not', async () => {
    const key = newSigningKey();
    const keys = { MUSTER_SIGNING_KEY: key };
    const token = /mr_\S+/.exec((await loaded.call(['token', '--admin'])).out)![0];
    const { url, child, outcome } = await served(loaded, keys);
    const file = join(loaded.directory, 'roster.csv');
    const exported = await loaded.call(['export', 'roster', '--unit', '330700-JN', '--out', file], {
      MUSTER_URL: url,
      MUSTER_TOKEN: token,
    });
    expect(exported.err).toBe('');
    const forms = ['docx', 'lrmx'].map((form) => join(loaded.directory, `form.${form}`));
    for (const form of forms) {
      const address = `${url}/exports/officer-form.${extname(form).slice(1)}?officer=${OFFICER}`;
      const headers = { authorization: `Bearer ${token}`, 'x-purpose': 'test' };
      const answer = await fetch(address, { headers });
      await writeFile(form, Buffer.from(await answer.arrayBuffer()));
    }
    const asked = { MUSTER_URL: url, MUSTER_TOKEN: token };
    const publicKey = readSigningKey(key)!.publicKey;
    const byServer = await loaded.call(['verify', '--file', file, '--key', publicKey, '--server'], asked);
    expect(byServer).toMatchObject({ code: 0, err: '' });
    expect(byServer.out).toMatch(/^as of the change of .*; nothing has changed since\nroster\.csv is of this record/);
    // the newest checkpoint, which is told to those who may read changes, has the key
    expect((await loaded.call(['verify', '--file', file, '--server', url], { MUSTER_TOKEN: token })).code).toBe(0);
    const issued = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'mutation { issueToken(input: { name: "reader", scopes: ["registry:read"] }) { ... on IssueTokenSuccess { token } } }',
      }),
    });
    const reader = /mr_[\w-]+/.exec(await issued.text())?.[0];
    expect(reader).toBeDefined();
    const unknown = await loaded.call(['verify', '--file', file, '--server', url], { MUSTER_TOKEN: reader! });
    expect(unknown).toMatchObject({
      code: 1,
      out: expect.stringContaining(`by --key where it is yours: ${publicKey}`) as unknown,
    });
    expect(await loaded.call(['verify', '--server', url], asked)).toMatchObject({
      code: 1,
      err: '--server is for --file alone: the record is proven on its database.\n',
    });
    child.kill('SIGTERM');
    await outcome;
    const sound = await loaded.run(['verify', '--file', file], keys);
    expect(sound).toMatchObject({ code: 0, err: '' });
    expect(sound.out).toMatch(
      /^as of the change of .*; 1 change since\nroster\.csv is of this record, and as it was exported\n$/,
    );
    // forms, too
    for (const form of forms) {
      const verified = await loaded.call(['verify', '--file', form], keys);
      expect(verified).toMatchObject({ code: 0, err: '' });
      expect(verified.out).toContain(`${basename(form)} is of this record, and as it was exported`);
    }
    const zip = new PizZip(await readFile(forms[0]!));
    const body = zip.file('word/document.xml')!.asText();
    zip.file('word/document.xml', body.replace('局长', '所长'));
    await writeFile(forms[0]!, zip.generate({ type: 'nodebuffer' }));
    await writeFile(forms[1]!, (await readFile(forms[1]!, 'utf8')).replace('局长', '所长'));
    for (const form of forms) {
      const verified = await loaded.call(['verify', '--file', form], keys);
      expect(verified).toMatchObject({ code: 1, out: expect.stringContaining('it was altered: ') as unknown });
    }
    // the server has signed a checkpoint with its key when it stopped
    expect((await loaded.call(['verify', '--file', file])).code).toBe(0);
    const other = await loaded.call(['verify', '--file', file, '--key', testSigner().publicKey]);
    expect(other).toMatchObject({
      code: 1,
      out: expect.stringContaining('it is signed with another key: ') as unknown,
    });

    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('局长', '所长'));
    const altered = await loaded.call(['verify', '--file', file], keys);
    expect(altered).toMatchObject({ code: 1, out: expect.stringContaining('it was altered: ') as unknown });
    await writeFile(file, text.slice(0, -3));
    expect((await loaded.call(['verify', '--file', file])).err).toContain(
      'The file is damaged and cannot be read (CSV).',
    );
    await writeFile(file, text.slice(0, text.indexOf('#,')));
    expect(await loaded.call(['verify', '--file', file])).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /roster\.csv \(--file\) cannot be verified: it does not tell where it came from/,
      ) as unknown,
    });
    expect((await loaded.call(['verify', '--file', file, '--against', file])).code).toBe(2);
  }, 240_000);
});
