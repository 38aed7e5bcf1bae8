import Docxtemplater, { type DXT } from 'docxtemplater';
import InspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';
import { heldText } from '../spreadsheets/xml-text.ts';
import { DOCUMENT, TYPES } from './docx-parts.ts';
import { addPictures, pictureNames, pictureXml, type Picture } from './docx-picture.ts';
import { dropUnshown } from './docx-unshown.ts';
import type { Placeholder } from './placeholder.ts';

/** It is a function, whatever its types say. */
const newInspection = InspectModule as unknown as () => InstanceType<typeof InspectModule.default>;

/** What a template is filled with. A text stands for a placeholder, a list for a section that is repeated. */
export interface Values {
  readonly [placeholder: string]: string | Picture | null | readonly Values[];
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
  const zip = open(template, [inspecting]).getZip();
  if (BOUND.test(zip.file(DOCUMENT)!.asText())) {
    throw new TemplateError([
      'it has a content control that is bound to data elsewhere (w:dataBinding): nobody could prove what it shows',
    ]);
  }
  return inspecting.getTemplatedFiles().flatMap((file) => {
    const found = inspecting.getStructuredTags(file).flatMap(placeholderOf);
    // a picture is related to the body
    const stray = file === DOCUMENT ? [] : found.flatMap(picturesIn);
    if (stray.length > 0)
      throw new TemplateError(stray.map((name) => `{@${name}} stands in ${file}, where no picture can`));
    return found;
  });
}

const BOUND = /<(?:\w+:)?dataBinding\b/;

const picturesIn = ({ name, kind, within }: Placeholder): string[] =>
  kind === 'picture' ? [name] : within.flatMap(picturesIn);

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
  const filled = open(template, []);
  const named = pictureNames(filled.getZip());
  const pictures = new Map<string, Picture>();
  const add = (picture: Picture): string => {
    const number = pictures.size + 1;
    pictures.set(named(number), picture);
    return pictureXml(picture, number, named(number));
  };
  filled.render(renderable(values, add));
  const zip = filled.getZip();
  addPictures(zip, pictures);
  dropUnshown(zip);
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
  if (!zip.file(DOCUMENT) || !zip.file(TYPES)) throw new TemplateError([`it has no ${DOCUMENT} or no ${TYPES}`]);
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
function renderable(values: Values, add: (picture: Picture) => string): Record<string, unknown> {
  const told: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of Object.entries(values)) {
    if (value === null) told[name] = '';
    else if (typeof value === 'string') told[name] = heldText(value);
    else if (Array.isArray(value)) told[name] = value.map((one: Values) => renderable(one, add));
    else told[name] = add(value as Picture);
  }
  return told;
}
