import { GraphQLError } from 'graphql';
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  Refusal,
  RuleViolationError,
  type InputProblem,
  type Message,
} from '../../errors/refusals.ts';
import { OutOfReachError } from '../../record/reach.ts';
import { addressOf } from '../../spreadsheets/cells.ts';
import type { Named } from './import-kind.rules.ts';
import type { Problem } from './import-row.rules.ts';
import type { ElementsGiven, Reading } from './row-input.runner.ts';
import type { NamedThing } from './row-names.runner.ts';

/** A row that was refused. */
interface Refused {
  readonly number: number;
  readonly reading: Reading;
  /** What its cells name. */
  readonly named: readonly NamedThing[];
  /** The elements of lists that it has. */
  readonly elements: ElementsGiven;
}

/** What rows name and everybody may read who reads the registry: of it they tell from which day it is there. */
export const READ_BY_ALL: ReadonlySet<Named> = new Set([
  'Activity',
  'Duty',
  'Honor',
  'HonorProgram',
  'Officer',
  'Place',
  'Program',
  'Unit',
]);

/** Why a row was refused, each with its cell where the row is known. An error that is a bug, or none of the row, is thrown. */
export function problemsOf(error: unknown, row: Refused | null): Problem[] {
  if (row && error instanceof InvalidInputError) return inOrderOfColumns(error.problems, row);
  if (row && error instanceof NotFoundError) {
    const thing = row.named.find(({ type, id }) => type === error.type && String(id) === error.key);
    const text = thing && READ_BY_ALL.has(thing.type) ? error.withDays : error.text;
    return [{ cell: thing ? cellOf(thing.field, row) : null, text, rule: null }];
  }
  if (row && error instanceof ConflictError && error.field !== null) {
    return [{ cell: cellOf(error.field, row), text: error.text, rule: null }];
  }
  if (error instanceof RuleViolationError) {
    const { rule, text, article } = error;
    return [{ cell: null, text: withArticle(text, article), rule }];
  }
  if (error instanceof Refusal) return [{ cell: null, text: error.text, rule: null }];
  if (error instanceof OutOfReachError) return [outOfReach(error.scope)];
  if (error instanceof GraphQLError && !error.originalError) {
    return [{ cell: null, text: { zh: error.message, en: error.message }, rule: null }];
  }
  throw error;
}

const withArticle = ({ zh, en }: Message, article: string | null): Message =>
  article === null ? { zh, en } : { zh: `${zh}（${article}）`, en: `${en} (${article})` };

const outOfReach = (scope: string): Problem => ({
  cell: null,
  text: { zh: `需要对所涉单位有 ${scope} 权限`, en: `This needs the scope ${scope} for every unit concerned.` },
  rule: null,
});

/** In the order in which the cells stand in the row; what is of no column of the file comes last. */
function inOrderOfColumns(problems: readonly InputProblem[], row: Refused): Problem[] {
  const placeOf = ({ path }: InputProblem): number => {
    const place = row.reading.mapped.findIndex(({ field }) => field === fieldAt(path, row));
    return place < 0 ? row.reading.mapped.length : place;
  };
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b)).map((problem) => inputProblem(problem, row));
}

/** The place in the input is the field of a column: without the numbers of elements, or with the keys of those that have columns. */
function fieldAt(path: string, { elements, reading: { columns } }: Refused): string {
  if (columns.some(({ field }) => field === path)) return path;
  const [list = '', ...parts] = path.split('.');
  const keys = elements[list];
  return [list, ...parts.flatMap((part) => (/^\d+$/.test(part) ? (keys?.[Number(part)] ?? []) : part))].join('.');
}

function inputProblem({ path, text }: InputProblem, row: Refused): Problem {
  const field = fieldAt(path, row);
  const { columns, mapped } = row.reading;
  const column =
    columns.find((one) => one.field === field) ??
    // what is wrong with a whole is told at the first of its cells
    columns.find(
      (one) => one.within && one.field.startsWith(`${field}.`) && mapped.some((of) => of.field === one.field),
    );
  const { zh, en } = column?.heading ?? { zh: field, en: field };
  return {
    cell: cellOf(column?.field ?? field, row),
    text: { zh: `${zh}：${text.zh}`, en: `${en}: ${text.en}` },
    rule: null,
  };
}

/** The cell of a field; null where the file has no column for it. */
function cellOf(field: string, { number, reading: { mapped } }: Refused): string | null {
  const at = mapped.findIndex((one) => one.field === field);
  return at < 0 ? null : addressOf({ row: number, column: at + 1 });
}
