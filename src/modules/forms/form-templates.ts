import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, StartupError } from '../../errors/startup-error.ts';
import { nearest } from '../../errors/nearest.ts';
import { FORM_KINDS, problemsOf, type FormName } from './form-kind.rules.ts';

/** Gives the template of a form. */
export type Templates = (name: FormName) => Promise<Uint8Array>;

const NAMES = Object.keys(FORM_KINDS) as FormName[];

const fileOf = (name: FormName): string => `${name}.docx`;

/**
 * Opens the templates: those of a folder of the office, and the shipped ones for forms of which the folder has none. What cannot be filled
 * stops the start, with every problem told: nobody learns of it when a form is wanted.
 */
export async function openTemplates(shipped: string, folder: string | null): Promise<Templates> {
  const own = folder === null ? new Map<FormName, Uint8Array>() : await templatesIn(folder);
  return async (name) => own.get(name) ?? readFile(join(shipped, fileOf(name)));
}

const refused = (reason: string, cause?: unknown): StartupError =>
  new StartupError(`MUSTER_FORMS_DIR: ${reason}`, { cause });

/** Word keeps a file of this name beside one that is open. */
const isOfWord = (file: string): boolean => file.startsWith('~$');

async function templatesIn(folder: string): Promise<Map<FormName, Uint8Array>> {
  const files = await readdir(folder).catch((cause: unknown) => {
    throw refused(`${folder} cannot be read: ${reasonOf(cause)}`, cause);
  });
  const found = new Map<FormName, Uint8Array>();
  const problems: string[] = [];
  for (const file of files.filter((one) => /[.]docx$/i.test(one) && !isOfWord(one))) {
    const name = NAMES.find((one) => fileOf(one) === file);
    if (name === undefined) {
      problems.push(`${file} is no form, the nearest is ${nearest(file, NAMES.map(fileOf))}`);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- there are three
    const template = await readFile(join(folder, file));
    // oxlint-disable-next-line no-await-in-loop -- the same
    problems.push(...(await problemsOfTemplate(name, template)).map((problem) => `${file}: ${problem}`));
    found.set(name, template);
  }
  if (problems.length > 0) throw refused(`the templates in ${folder} cannot be filled: ${problems.join('; ')}.`);
  return found;
}

/** What is wrong with a template; what reads it is not loaded where none is replaced. */
export async function problemsOfTemplate(name: FormName, template: Uint8Array): Promise<readonly string[]> {
  const { placeholdersOf, TemplateError } = await import('../../documents/docx-template.ts');
  try {
    return problemsOf(FORM_KINDS[name], placeholdersOf(template));
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
}
