import type { FastifyRequest } from 'fastify';
import { badRequest } from '../../graphql/errors.ts';
import { parametersOf } from '../../graphql/parameters.ts';
import { isDay, today } from '../../time/day.ts';
import { instantOf } from '../../time/instant.ts';
import { EXPORT_KINDS, type ExportColumn, type ExportKind, type ExportName } from './export-kind.rules.ts';
import type { Asked } from './export-rows.ts';

/** The forms of files. */
export type ExportForm = 'xlsx' | 'csv' | 'jsonl';

/** What an address asks for. */
export interface ExportRequest {
  readonly name: ExportName;
  readonly form: ExportForm;
  readonly asked: Asked;
  /** The path and its parameters. */
  readonly address: string;
}

/** The parameters of each kind, besides those that all have. */
const PARAMETERS: Readonly<Record<ExportName, readonly string[]>> = {
  officers: ['filter', 'date', 'knownAt'],
  roster: ['unit', 'code', 'includeSubunits', 'filter', 'orderBy', 'layout', 'date', 'knownAt'],
  honors: ['filter', 'date', 'knownAt'],
  evaluations: ['cycle', 'date', 'knownAt'],
  candidates: ['round', 'date', 'knownAt'],
  changes: ['after', 'knownAt'],
};

const FORMS: Readonly<Record<string, readonly ExportForm[]>> = {
  officers: ['xlsx', 'csv', 'jsonl'],
  changes: ['xlsx', 'csv'],
};

type Given = Readonly<Record<string, string>>;

/** Reads an address; refuses whatever it does not know, and says what there is. */
export function exportRequest(request: FastifyRequest, file: string): ExportRequest | null {
  const [, name = '', form = ''] = /^([a-z-]+)\.([a-z]+)$/.exec(file) ?? [];
  if (!Object.hasOwn(EXPORT_KINDS, name)) return null;
  const known = name as ExportName;
  if (!(FORMS[known] ?? ['xlsx', 'csv']).includes(form as ExportForm)) return null;
  const given = parametersOf(request, ['columns', ...PARAMETERS[known]]);
  const kind: ExportKind = EXPORT_KINDS[known];
  const asCodes = form === 'jsonl';
  return {
    name: known,
    form: form as ExportForm,
    address: `${file} ${JSON.stringify(given)}`,
    asked: {
      kind,
      columns: columnsOf(kind, given['columns'], asCodes),
      variables: VARIABLES[known](given),
      moment: momentOf(given),
      after: given['after'] ?? null,
      byUnit: oneOf(given, 'layout', ['flat', 'by-unit']) === 'by-unit' && assertSheet(form),
      asCodes,
    },
  };
}

function oneOf<const Values extends readonly string[]>(
  given: Given,
  name: string,
  values: Values,
): Values[number] | null {
  const value = given[name];
  if (value === undefined || values.includes(value)) return value ?? null;
  throw badRequest(name, `is none of: ${values.join(', ')}`);
}

function assertSheet(form: string): true {
  if (form === 'xlsx') return true;
  throw badRequest('layout', 'is by-unit in .xlsx alone');
}

/** The moment that an address names. */
export function momentOf({ date, knownAt }: Given): Asked['moment'] {
  if (date !== undefined && !isDay(date)) throw badRequest('date', 'is no day, such as 2026-01-31');
  const instant = knownAt === undefined ? null : instantOf(knownAt);
  if (knownAt !== undefined && instant === null)
    throw badRequest('knownAt', 'is no instant, such as 2026-01-31T08:00:00Z');
  if (instant !== null && instant.getTime() > Date.now()) throw badRequest('knownAt', 'is in the future');
  return { asOf: date ?? today(), knownAt: instant };
}

function columnsOf({ columns }: ExportKind, text: string | undefined, all: boolean): readonly ExportColumn[] {
  if (text === undefined) return columns.filter(({ onRequest, isPersonal }) => !(all ? isPersonal : onRequest));
  const keys = text.split(',');
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  if (twice !== undefined) throw badRequest('columns', `has ${JSON.stringify(twice)} twice`);
  return keys.map((key) => {
    const found = columns.find((column) => column.key === key);
    if (!found)
      throw badRequest(
        'columns',
        `has ${JSON.stringify(key)}, which is none of: ${columns.map((one) => one.key).join(', ')}`,
      );
    return found;
  });
}

const filtered = ({ filter }: Given) => ({ filter: filter === undefined ? null : filterOf(filter) });

const ordered = ({ orderBy }: Given) => ({ orderBy: orderBy === undefined ? null : orderOf(orderBy) });

function unitOf(given: Given) {
  const { unit = null, code = null } = given;
  if ((unit === null) === (code === null)) {
    throw badRequest('unit', 'is the id of the unit, or else code is its code: one of both is needed');
  }
  const below = oneOf(given, 'includeSubunits', ['true', 'false']);
  const byUnit = given['layout'] === 'by-unit';
  if (byUnit && below === 'false') throw badRequest('includeSubunits', 'is true where layout is by-unit');
  return { unit, code, includeSubunits: byUnit || below === 'true' };
}

const VARIABLES: Readonly<Record<ExportName, (given: Given) => Readonly<Record<string, unknown>>>> = {
  officers: filtered,
  honors: filtered,
  roster: (given) => ({ ...unitOf(given), ...filtered(given), ...ordered(given) }),
  evaluations: (given) => ({ cycle: required(given, 'cycle') }),
  candidates: (given) => ({ round: required(given, 'round') }),
  changes: () => ({}),
};

function required(given: Given, name: string): string {
  const value = given[name];
  if (value === undefined || value === '') throw badRequest(name, 'is needed: an id');
  return value;
}

function filterOf(text: string): object {
  const filter = parsed(text);
  if (typeof filter === 'object' && filter !== null && !Array.isArray(filter)) return filter;
  throw badRequest('filter', 'is no JSON object, as OfficerFilter or HonorFilter has it in the schema');
}

function orderOf(text: string): readonly unknown[] {
  const orders = parsed(text);
  if (Array.isArray(orders)) return orders;
  throw badRequest('orderBy', 'is no JSON array of objects, as OfficerOrder has it in the schema');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
