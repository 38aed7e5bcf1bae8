import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCUMENT } from '../../documents/docx-parts.ts';
import { nearest } from '../../errors/nearest.ts';
import { Refusal, type Message } from '../../errors/refusals.ts';
import { reasonOf, StartupError } from '../../errors/startup-error.ts';
import { READ_LIMITS } from '../../spreadsheets/limits.ts';
import { ZipReader } from '../../spreadsheets/zip-reader.ts';
import { FORM_KINDS, problemsOf, type FormName } from './form-kind.rules.ts';

/** The template of each form. */
export type Templates = Readonly<Record<FormName, Uint8Array>>;

const NAMES = Object.keys(FORM_KINDS) as FormName[];

const fileOf = (name: FormName): string => `${name}.docx`;

/**
 * Reads the templates: those of a folder of the office, and the shipped ones for forms of which the folder has none. What cannot be
 * read or filled stops the start, with every problem told: nobody learns of it when a form is wanted.
 */
export async function openTemplates(shipped: string, folder: string | null): Promise<Templates> {
  const own = folder === null ? {} : await templatesIn(folder);
  const all = await Promise.all(
    NAMES.map(async (name) => [name, own[name] ?? (await shippedTemplate(join(shipped, fileOf(name))))] as const),
  );
  return Object.fromEntries(all) as Templates;
}

const refused = (reason: string, cause?: unknown): StartupError =>
  new StartupError(`MUSTER_FORMS_DIR: ${reason}`, { cause });

/** A template that the program came with. That it can be filled is tested: here it is there, and whole. */
async function shippedTemplate(path: string): Promise<Uint8Array> {
  try {
    const template = await readFile(path);
    for (const _ of new ZipReader(template, READ_LIMITS).read(DOCUMENT));
    return template;
  } catch (cause) {
    const reason = cause instanceof Refusal ? cause.text.en : reasonOf(cause);
    throw new StartupError(`The template ${path} cannot be read, so the program was not installed whole: ${reason}`, {
      cause,
    });
  }
}

/** Word keeps a file of this name beside one that is open. */
const isOfWord = (file: string): boolean => file.startsWith('~$');

async function templatesIn(folder: string): Promise<Partial<Templates>> {
  const files = await readdir(folder).catch((cause: unknown) => {
    throw refused(`${folder} cannot be read: ${reasonOf(cause)}`, cause);
  });
  const found: Partial<Record<FormName, Uint8Array>> = {};
  const problems: Message[] = [];
  for (const file of files.filter((one) => /[.]docx$/i.test(one) && !isOfWord(one))) {
    const name = NAMES.find((one) => fileOf(one) === file);
    if (name === undefined) {
      const other = nearest(file, NAMES.map(fileOf));
      problems.push({ zh: `${file} 不是表单，最接近的是 ${other}`, en: `${file} is no form, the nearest is ${other}` });
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- there are three
    const template = await readFile(join(folder, file)).catch((cause: unknown) => {
      throw refused(`${join(folder, file)} cannot be read: ${reasonOf(cause)}`, cause);
    });
    // oxlint-disable-next-line no-await-in-loop -- the same
    const wrong = await problemsOfTemplate(name, template);
    problems.push(...wrong.map(({ zh, en }) => ({ zh: `${file}：${zh}`, en: `${file}: ${en}` })));
    found[name] = template;
  }
  if (problems.length === 0) return found;
  const [zh, en] = (['zh', 'en'] as const).map((locale) => problems.map((problem) => problem[locale]));
  throw refused(`the templates in ${folder} cannot be filled: ${en!.join('; ')}. 模板无法填写：${zh!.join('；')}。`);
}

/** What is wrong with a template; what reads it is not loaded where none is replaced. */
export async function problemsOfTemplate(name: FormName, template: Uint8Array): Promise<readonly Message[]> {
  const { fillTemplate, placeholdersOf, TemplateError } = await import('../../documents/docx-template.ts');
  try {
    const problems = problemsOf(FORM_KINDS[name], placeholdersOf(template));
    // what its parts relate to is read when it is filled
    if (problems.length === 0) fillTemplate(template, {});
    return problems;
  } catch (error) {
    if (error instanceof Refusal) return [error.text];
    if (error instanceof TemplateError) return error.problems.map((en) => ({ zh: `模板有误（${en}）`, en }));
    throw error;
  }
}
