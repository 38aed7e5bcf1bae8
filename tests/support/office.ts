import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PROGRAMS = ['/usr/lib/libreoffice/program', '/opt/libreoffice/program'];

/** The program of LibreOffice, where it is installed with what opens spreadsheets; undefined elsewhere. */
export const OFFICE = PROGRAMS.filter((folder) => existsSync(join(folder, 'libsclo.so')))
  .map((folder) => join(folder, 'soffice'))
  .find(existsSync);

/** Opens files in LibreOffice and saves each as .xlsx; in the same order. It takes seconds to start, so all are saved by one start. */
export async function savedByOffice(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Buffer[]> {
  const directory = await mkdtemp(join(tmpdir(), 'muster-office-'));
  try {
    const saved = join(directory, 'saved');
    const paths = files.map(({ name }) => join(directory, name));
    await Promise.all(files.map(({ bytes }, i) => writeFile(paths[i]!, bytes)));
    const profile = `-env:UserInstallation=file://${join(directory, 'profile')}`;
    const options = [profile, '--headless', '--norestore', '--convert-to', 'xlsx', '--outdir', saved, ...paths];
    await run(OFFICE!, options, { env: { PATH: process.env['PATH'], HOME: directory, LANG: 'C.UTF-8' } });
    return await Promise.all(files.map(({ name }) => readFile(join(saved, name.replace(/\.[a-z]+$/, '.xlsx')))));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
