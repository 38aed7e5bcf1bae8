import { encodeGlobalID } from '@pothos/plugin-relay';
import { InvalidInputError, type InputProblem } from '../../errors/refusals.ts';
import { decodedKey } from '../../graphql/global-id.ts';
import type { Write } from '../../record/write.ts';
import { today, type Day } from '../../time/day.ts';
import { scopeBeyond } from '../../record/reach.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import { onDay } from '../../record/periods.ts';
import { comparedForm } from '../../names/text-form.ts';
import { officerWithNationalId } from '../../personal/personal.service.ts';
import type { Sealer } from '../../personal/sealer.ts';
import type { BasisInput } from '../acts/input-check.rules.ts';
import { readCell, shortened } from './cell.ts';
import type { Column, Mapped } from './column.rules.ts';
import { OFFICER } from '../officers/officer.declaration.ts';
import { normalNationalId } from '../officers/national-id.rules.ts';
import type { PersonalNotes } from '../officers/personal.reads.ts';
import { typesNamed, type KindOfImport, type Named } from './import-kind.rules.ts';
import { thingsNamed } from './name.reads.ts';

/** What rows that tell nothing of it have. */
export interface Terms {
  readonly effectiveOn: Day | null;
  readonly basis: (BasisInput & { readonly citing?: string | null | undefined }) | null;
}

/** How the rows of a file are read. */
export interface Reading {
  readonly kind: KindOfImport;
  /** All columns of the kind. */
  readonly columns: readonly Column[];
  /** Those of the file. */
  readonly mapped: readonly Mapped[];
  readonly terms: Terms;
}

/** A thing that a cell of a row names. */
export interface NamedThing {
  readonly field: string;
  readonly type: Named;
  readonly id: number;
}

/** What a row asks for: the inputs of its acts, and what its cells name. */
export interface RowInput {
  readonly inputs: readonly Record<string, unknown>[];
  readonly named: readonly NamedThing[];
  /** The elements of lists that it has, by the list, in their order in the input. */
  readonly elements: ElementsGiven;
}

export type ElementsGiven = Readonly<Record<string, readonly string[]>>;

/** By what personal data that names somebody is looked up, and where that is noted. */
export interface Personal extends PersonalNotes {
  readonly sealer: Sealer | null;
}

/** The values of a row by field; a name is a text, or several. */
type Values = Map<string, unknown>;

/** Reads a row inside its write, so that it finds what the rows before it have made. Refuses it with all that is wrong with it. */
export async function inputOfRow(
  write: Write,
  cells: readonly string[],
  reading: Reading,
  personal: Personal,
): Promise<RowInput> {
  const problems: InputProblem[] = [];
  const values = valuesOf(cells, reading, problems);
  const { kind, columns, terms } = reading;
  const on = dayOfNames(values, kind, terms);
  const named: NamedThing[] = [];
  await Promise.all(
    columns
      .filter(({ field, type }) => type === 'name' && values.has(field))
      .map(async (column) => {
        const types = typesNamed(kind, column.field, (field) => values.get(field));
        const texts = ([] as unknown[]).concat(values.get(column.field)) as string[];
        const ids = await Promise.all(
          texts.map((text) => idOf(write, { text, types, on, kind, personal }, column.field, problems, named)),
        );
        values.set(column.field, column.several ? ids : ids[0]);
      }),
  );
  await compareName(write, { values, kind, on, named }, problems);
  if (problems.length > 0) throw new InvalidInputError(problems);
  const elements = elementsGiven(values, columns, kind);
  return { inputs: kind.acts.map((_, act) => inputOfAct(act, values, reading, elements)), named, elements };
}

function valuesOf(cells: readonly string[], { columns, mapped, terms }: Reading, problems: InputProblem[]): Values {
  const values: Values = new Map();
  const byField = new Map(columns.map((column) => [column.field, column]));
  for (const [i, { field }] of mapped.entries()) {
    const column = field === null ? undefined : byField.get(field);
    const text = cells[i] ?? '';
    if (!column || text.trim() === '') continue;
    const read = readCell(column, text);
    if ('problem' in read) problems.push({ path: column.field, text: read.problem });
    else values.set(column.field, read.value);
  }
  if (terms.effectiveOn !== null && byField.has('effectiveOn') && !values.has('effectiveOn')) {
    values.set('effectiveOn', terms.effectiveOn);
  }
  const wrong = new Set(problems.map(({ path }) => path));
  for (const { field, required } of columns) {
    if (!required || values.has(field) || wrong.has(field)) continue;
    problems.push({ path: field, text: EMPTY });
  }
  for (const { field, within } of columns) {
    if (!within?.required || values.has(field) || wrong.has(field)) continue;
    const isGiven = columns.some((other) => isOfElement(other, within) && values.has(other.field));
    if (isGiven) problems.push({ path: field, text: EMPTY });
  }
  return values;
}

const EMPTY = { zh: '不能为空', en: 'must not be empty' };

type Element = Pick<NonNullable<Column['within']>, 'list' | 'element'>;

const isOfElement = ({ within }: Column, { list, element }: Element): boolean =>
  within?.list === list && within.element === element;

/** Which elements of lists a row gives. */
function elementsGiven(values: Values, columns: readonly Column[], { elements = {} }: KindOfImport): ElementsGiven {
  const given = Object.entries(elements).map(([list, all]) => {
    const keys = all.map(({ key }) => key);
    const isGiven = (element: string) =>
      columns.some((column) => isOfElement(column, { list, element }) && values.has(column.field));
    return [list, keys.filter(isGiven)] as const;
  });
  return Object.fromEntries(given);
}

interface Comparing {
  readonly values: Values;
  readonly kind: KindOfImport;
  readonly on: Day;
  readonly named: readonly NamedThing[];
}

/** Refuses a row whose officer has another name on record. */
async function compareName(
  write: Write,
  { values, kind: { nameOf }, on, named }: Comparing,
  problems: InputProblem[],
): Promise<void> {
  const name = nameOf && (values.get(nameOf.field) as string | undefined);
  const officer = named.find(({ field }) => field === nameOf?.officer);
  if (name === undefined || !nameOf || !officer) return;
  const rows = await versionsOfOne(write, OFFICER, officer.id);
  const onRecord = onDay(rows, on)?.name;
  if (onRecord === undefined || bare(onRecord) === bare(name)) return;
  problems.push({
    path: nameOf.field,
    text: { zh: `与登记的姓名“${onRecord}”不符`, en: `is not the name on record, "${onRecord}"` },
  });
}

/** A name without the blanks that forms put between two characters. */
const bare = (name: string): string => comparedForm(name).replaceAll(/\s/g, '');

const dayOfNames = (values: Values, { on }: KindOfImport, { effectiveOn }: Terms): Day =>
  (values.get(on) as Day | undefined) ?? effectiveOn ?? today();

interface Asked {
  readonly kind: KindOfImport;
  readonly personal: Personal;
  readonly text: string;
  readonly types: readonly Named[];
  readonly on: Day;
}

/** The global id of what a text names. */
async function idOf(
  write: Write,
  asked: Asked,
  field: string,
  problems: InputProblem[],
  named: NamedThing[],
): Promise<string | null> {
  const { text, types, on } = asked;
  const quoted = shortened(text);
  const given = decodedKey(text);
  const typeGiven = types.find((one) => one === given?.typename);
  if (given && typeGiven) {
    named.push({ field, type: typeGiven, id: given.key });
    return text;
  }
  const found = [
    ...(await officersByNationalId(write, asked)),
    ...(await thingsNamed(write, asked)).flatMap(({ type, ids }) => ids.map((id) => ({ type, id }))),
  ];
  const [thing, ...others] = found;
  if (!thing) {
    problems.push({
      path: field,
      text: { zh: `${on} 没有“${quoted}”`, en: `there is no "${quoted}" on ${on}` },
    });
    return null;
  }
  if (others.length > 0) {
    problems.push({
      path: field,
      text: { zh: `“${quoted}”不止一个，请用代码或警号`, en: `"${quoted}" is several: name it by its code or number` },
    });
    return null;
  }
  named.push({ field, ...thing });
  return encodeGlobalID(thing.type, thing.id);
}

const NATIONAL_ID = /^\d{17}[\dX]$/;

/** Who has a national id; nobody for who may not read that of the officer. */
async function officersByNationalId(
  write: Write,
  { text, kind, personal: { sealer, operation } }: Asked,
): Promise<{ readonly type: 'Officer'; readonly id: number }[]> {
  const nationalId = normalNationalId(text);
  if (kind.byNationalId !== true || !sealer || !NATIONAL_ID.test(nationalId)) return [];
  const id = await officerWithNationalId(write, sealer, nationalId);
  if (id === null || (await scopeBeyond(write, { officers: [id] }, ['officer:personal'])) !== null) return [];
  operation.personalReads.push({ officerId: id, field: 'nationalId' });
  return [{ type: 'Officer', id }];
}

function inputOfAct(
  act: number,
  values: Values,
  { kind, columns, terms }: Reading,
  elements: ElementsGiven,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const own = columns.filter(({ acts }) => acts.includes(act));
  for (const { field, path } of own) if (values.has(field)) put(input, path, values.get(field));
  const hasBasis = own.some(({ path }) => path[0] === 'basis');
  for (const [list, keys] of Object.entries(elements)) {
    const given = input[list] as Readonly<Record<string, object>> | undefined;
    if (!given) continue;
    input[list] = keys.map((key) => ({
      ...kind.elements![list]!.find((element) => element.key === key)!.given,
      ...given[key],
    }));
  }
  if (hasBasis && input['basis'] === undefined && terms.basis) input['basis'] = terms.basis;
  return input;
}

/** Puts a value where it belongs; 0 is the one element of a list. */
function put(input: Record<string, unknown>, [part, ...rest]: Column['path'], value: unknown): void {
  const name = part as string;
  if (rest.length === 0) {
    input[name] = value;
    return;
  }
  const inList = rest[0] === 0;
  const inner = (inList ? (input[name] as unknown[] | undefined)?.[0] : input[name]) ?? {};
  input[name] = inList ? [inner] : inner;
  put(inner as Record<string, unknown>, inList ? rest.slice(1) : rest, value);
}
