import { InvalidInputError, type InputProblem } from '../../errors/refusals.ts';
import type { Write } from '../../record/write.ts';
import { today, type Day } from '../../time/day.ts';
import type { BasisInput } from '../acts/input-check.rules.ts';
import { readCell } from './cell.ts';
import type { Column, Mapped } from './column.rules.ts';
import { typesNamed, type KindOfImport } from './import-kind.rules.ts';
import { compareName, idOf, type NamedThing, type Personal } from './row-names.runner.ts';

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

/** What a row asks for: the inputs of its acts, and what its cells name. */
export interface RowInput {
  readonly inputs: readonly Record<string, unknown>[];
  readonly named: readonly NamedThing[];
  /** The elements of lists that it has, by the list, in their order in the input. */
  readonly elements: ElementsGiven;
}

export type ElementsGiven = Readonly<Record<string, readonly string[]>>;

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

const dayOfNames = (values: Values, { on }: KindOfImport, { effectiveOn }: Terms): Day =>
  (values.get(on) as Day | undefined) ?? effectiveOn ?? today();

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
