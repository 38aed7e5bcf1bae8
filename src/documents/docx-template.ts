import Docxtemplater, { type DXT } from 'docxtemplater';
import InspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import { addPictures, pictureXml, type Picture } from './docx-picture.ts';

/** It is a function, whatever its types say. */
const newInspection = InspectModule as unknown as () => InstanceType<typeof InspectModule.default>;

/** What a template is filled with. A text stands for a placeholder, a list for a section that is repeated. */
export interface Values {
  readonly [placeholder: string]: string | Picture | null | readonly Values[];
}

/** A placeholder of a template: `{姓名}`, `{@照片}`, or `{#家庭成员}` with those up to `{/家庭成员}`. */
export interface Placeholder {
  readonly name: string;
  readonly kind: 'text' | 'picture' | 'list';
  /** Those of a list. */
  readonly within: readonly Placeholder[];
}

/** A template that cannot be filled; each problem is told in a line for who made it. */
export class TemplateError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], cause?: unknown) {
    super(problems.join('; '), { cause });
    this.name = 'TemplateError';
    this.problems = problems;
  }
}

/** The placeholders of a template (.docx), those of its headers and footers too. */
export function placeholdersOf(template: Uint8Array): readonly Placeholder[] {
  const inspecting = newInspection();
  open(template, [inspecting]);
  return inspecting.getAllStructuredTags().flatMap(placeholderOf);
}

interface Part {
  readonly type: string;
  readonly module?: string;
  readonly value: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly Part[];
}

function placeholderOf({ type, module, value, inverted, subparsed = [] }: Part): Placeholder[] {
  if (type !== 'placeholder') return [];
  const name = value.trim();
  if (module === undefined) return [{ name, kind: 'text', within: [] }];
  if (module === 'rawxml') return [{ name, kind: 'picture', within: [] }];
  if (module === 'loop' && !inverted) return [{ name, kind: 'list', within: subparsed.flatMap(placeholderOf) }];
  throw new TemplateError([`{${inverted ? '^' : ''}${name}} is of a kind that is not known here`]);
}

/** Fills a template; the parts of the zip are as Word reads them. What has no value is empty. */
export function fillTemplate(template: Uint8Array, values: Values): PizZip {
  const pictures: Picture[] = [];
  const filled = open(template, []);
  filled.render(renderable(values, pictures));
  const zip = filled.getZip();
  addPictures(zip, pictures);
  return zip;
}

/** The bytes of a .docx. */
export const docxOf = (zip: PizZip): Uint8Array => zip.generate({ type: 'uint8array', compression: 'DEFLATE' });

/** Reads a template and finds its placeholders; what is wrong with it is told at once. */
function open(template: Uint8Array, modules: DXT.Module[]): Docxtemplater<PizZip> {
  let zip: PizZip;
  try {
    zip = new PizZip(template);
  } catch (cause) {
    throw new TemplateError(['it is no .docx'], cause);
  }
  try {
    return new Docxtemplater(zip, {
      modules: [...modules],
      parser,
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      nullGetter: () => '',
    });
  } catch (error) {
    throw new TemplateError(problemsOf(error), error);
  }
}

/** What is wrong with a template, in the words of who reads it, each once. */
function problemsOf(error: unknown): string[] {
  const { properties, message } = error as {
    message: string;
    properties?: { explanation?: string; errors?: { message: string; properties?: { explanation?: string } }[] };
  };
  const all = properties?.errors?.map((one) => one.properties?.explanation ?? one.message);
  return [...new Set(all ?? [properties?.explanation ?? message])];
}

/** A placeholder is what it is where it stands: one without a value in a list is not that of the form around it. */
const parser = (tag: string) => ({ get: (scope: Record<string, unknown>) => scope[tag.trim()] ?? '' });

/** Values as the template takes them: pictures as the XML that stands for their paragraph. */
function renderable(values: Values, pictures: Picture[]): Record<string, unknown> {
  const told: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(values)) {
    if (value === null) told[name] = '';
    else if (typeof value === 'string') told[name] = holdable(value);
    else if (Array.isArray(value)) told[name] = value.map((one: Values) => renderable(one, pictures));
    else told[name] = pictureXml(value as Picture, pictures.push(value as Picture));
  }
  return told;
}

/** What XML 1.0 cannot hold. */
const UNHOLDABLE = /(?![\t\n\r])\p{Cc}(?<![\u007F-\u009F])|[\uFFFE\uFFFF\p{Cs}]/gu;

const holdable = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(UNHOLDABLE, '');
