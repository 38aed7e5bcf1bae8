import { ELEMENTS_MAXIMUM } from '../graphql/answer-size.ts';
import type { Read, TokensOf } from '../database/run-query.ts';
import type { Context } from '../graphql/context.ts';
import { answerSql, type AnswerSql } from './answer-sql.ts';
import type { Hole } from './answer-writer.ts';
import type { FieldPlan, OperationPlan } from './plan.ts';
import { runFields, type FieldOf } from './run.ts';
import { elementsIn, parts, REFUSED, withoutThings } from './sql-text.ts';

/** A planned query that is executed. */
export interface PlannedQuery {
  readonly plan: OperationPlan;
  readonly context: Context;
  readonly variables: Record<string, unknown>;
}

/**
 * The data of a planned query as the database writes it: a statement for each field at the root, whose text is the answer. What
 * does not tell how it is found in SQL is resolved as ever, and put into the text. Null where no field at the root tells it.
 */
export function writtenAnswer(execution: PlannedQuery): Promise<string> | null {
  const { plan, context, variables } = execution;
  const { fields } = plan.root;
  const statements = fields.map((field) => answerSql(field, context, variables));
  if (statements.every((statement) => statement === null)) return null;
  return put(execution, fields, statements);
}

async function put(
  execution: PlannedQuery,
  fields: readonly FieldPlan[],
  statements: readonly (AnswerSql | null)[],
): Promise<string> {
  const { context } = execution;
  const asked = fields.length > 1 ? new Map<string, Promise<AnswerRow | undefined>>() : null;
  const texts = await Promise.all(
    statements.map((statement, i) =>
      statement ? textOf(execution, statement, rowOnce(context, statement, asked)) : jsonOf(execution, fields[i]!),
    ),
  );
  if (context.operation.elements > ELEMENTS_MAXIMUM) throw new Error('the answer is too large');
  return `{${fields.map(({ key }, i) => `"${key}":${texts[i]!}`).join(',')}}`;
}

/** Reads the row of a statement; two fields at the root that differ by their names alone have one. `asked`: null for one field. */
function rowOnce(
  { operation }: Context,
  statement: AnswerSql,
  asked: Map<string, Promise<AnswerRow | undefined>> | null,
): Promise<AnswerRow | undefined> {
  const { text, values, mode } = statement;
  const read = async (): Promise<AnswerRow | undefined> => {
    const [one] = await operation.query<AnswerRow>(text, values, mode, (rows, tokensOf) =>
      shown(rows, tokensOf, statement),
    );
    return one && plain(one);
  };
  if (!asked) return read();
  const key = `${text}${JSON.stringify(values)}`;
  let row = asked.get(key);
  if (!row) asked.set(key, (row = read()));
  return row;
}

/** The row without the tokens of what it shows, on which it depends, as on the tables in which that was found. */
function shown(
  rows: readonly AnswerRow[],
  tokensOf: TokensOf,
  { text, dependence: { found, shown: ofThings }, foundBy }: AnswerSql,
): Read<AnswerRow> {
  const answer = rows[0]?.answer ?? null;
  // who asks for what is not there is not told by it when it comes
  if (answer === null || answer === 'null') return { rows, tokens: tokensOf.tables(text) };
  const tokens = new Set(foundBy);
  const row = { answer: withoutThings(answer, tokens) };
  if (found !== '') for (const token of tokensOf.tables(found)) tokens.add(token);
  if (ofThings !== '') for (const token of tokensOf.otherTables(ofThings)) tokens.add(token);
  return { rows: [row], tokens: [...tokens] };
}

/** The same of a row that was not remembered. */
function plain(row: AnswerRow): AnswerRow {
  const answer = row.answer && withoutThings(row.answer);
  return answer === row.answer ? row : { answer };
}

async function jsonOf({ plan, context, variables }: PlannedQuery, field: FieldPlan): Promise<string> {
  const [value] = await runFields(plan, context, variables, [{ field, source: undefined }]);
  return JSON.stringify(value);
}

interface AnswerRow {
  readonly answer: string | null;
}

async function textOf(
  execution: PlannedQuery,
  { holes }: AnswerSql,
  read: Promise<AnswerRow | undefined>,
): Promise<string> {
  // what is of the root itself need not wait for the text
  const [row, ofRoot] = await Promise.all([
    read,
    filled(
      execution,
      holes,
      holes.flatMap(({ owner }, i) => (owner === null ? [[i, ''] as const] : [])),
    ),
  ]);
  const { answer = null } = row ?? {};
  if (answer === null || answer.includes(REFUSED)) throw new Error('the database has a value that is refused');
  const { operation } = execution.context;
  if (holes.length === 0) {
    operation.elements += elementsOf(row!);
    return answer;
  }
  const found = parts(answer);
  operation.elements += found.texts.reduce((sum, part) => sum + elementsIn(part), 0);
  const ofRows = await filled(
    execution,
    holes,
    found.holes.filter(([number]) => holes[number]!.owner !== null),
  );
  let next = 0;
  let nextOfRoot = 0;
  return found.texts.reduce((whole, part, i) => {
    const [number] = found.holes[i - 1]!;
    return whole + (holes[number]!.owner === null ? ofRoot[nextOfRoot++]! : ofRows[next++]!) + part;
  });
}

const counted = new WeakMap<AnswerRow, number>();

/** Its elements; a row that is remembered is counted once. */
function elementsOf(row: AnswerRow): number {
  let count = counted.get(row);
  if (count === undefined) counted.set(row, (count = elementsIn(row.answer!)));
  return count;
}

/** The JSON of what stands in holes, by their numbers and the rows that they are filled from, in this order. */
async function filled(
  { plan, context, variables }: PlannedQuery,
  holes: readonly Hole[],
  places: readonly (readonly [number: number, row: string])[],
): Promise<readonly string[]> {
  if (places.length === 0) return [];
  // the other holes of an object follow the one that has its row
  const rows = new Map<number, unknown>();
  const asked = places.map(([number, row]): FieldOf => {
    const { field, owner } = holes[number]!;
    if (owner === null) return { field, source: undefined };
    if (row !== '') rows.set(owner, JSON.parse(row));
    return { field, source: rows.get(owner) };
  });
  const values = await runFields(plan, context, variables, asked);
  return values.map((value, i) => {
    const { part } = holes[places[i]![0]]!;
    return JSON.stringify(part === null ? value : (value as Record<string, unknown>)[part]);
  });
}
