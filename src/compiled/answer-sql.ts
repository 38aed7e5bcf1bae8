import { LRUCache } from 'lru-cache';
import type { PlanMode } from '../database/run-query.ts';
import type { Context } from '../graphql/context.ts';
import { LaterValue } from '../graphql/in-sql.ts';
import { sql, type Sql } from '../sql/sql.ts';
import { AnswerWriter, type Hole } from './answer-writer.ts';
import type { Dependence } from './dependence.ts';
import type { FieldPlan } from './plan.ts';

/** A statement with one row, whose column `answer` is the text of a field at the root. */
export interface AnswerSql {
  readonly text: Sql;
  readonly values: readonly unknown[];
  readonly mode: PlanMode;
  readonly holes: readonly Hole[];
  readonly dependence: Dependence;
  /** The tokens of the things by which it is found. */
  readonly foundBy: readonly string[];
}

/** A plan has one text for each way in which its root is found; filters find in many ways. */
const TEXTS_MAXIMUM = 20;

/** Each session of the database keeps a plan of every statement: what is asked in yet another way is resolved. */
const STATEMENTS_MAXIMUM = 500;

const statements = new Set<string>();

function isAdmitted(text: string): boolean {
  if (statements.has(text)) return true;
  if (statements.size === STATEMENTS_MAXIMUM) return false;
  statements.add(text);
  return true;
}

interface Written {
  readonly text: Sql;
  /** The values after those of the root. */
  readonly values: readonly unknown[];
  readonly holes: readonly Hole[];
  readonly dependence: Dependence;
}

const written = new WeakMap<FieldPlan, LRUCache<string, Written>>();

/**
 * The statement of a field at the root of a planned query; null where it does not tell how it is found. How the root is found
 * is written for each request; all below has the same text each time if its arguments are constant.
 */
export function answerSql(
  field: FieldPlan,
  context: Context,
  variables: Readonly<Record<string, unknown>>,
): AnswerSql | null {
  const writer = new AnswerWriter(context, variables);
  const root = writer.root(field);
  if (!root) return null;
  const { statement } = writer;
  const first = statement.values.length;
  let texts = written.get(field);
  if (!texts) written.set(field, (texts = new LRUCache({ max: TEXTS_MAXIMUM })));
  const known = texts.get(root.key);
  if (known) {
    const values = valuesNow([...statement.values, ...known.values], context);
    return { ...known, values, mode: root.mode, foundBy: root.foundBy };
  }
  const text = sql`SELECT ${root.write()} AS "answer"`;
  const { values } = statement;
  // PostgreSQL takes no value that it has no place for
  if (!values.every((_, i) => text.includes(`$${i + 1}::`)) || !isAdmitted(text)) return null;
  const { holes, dependence } = writer;
  if (writer.isConstant) texts.set(root.key, { text, values: values.slice(first), holes, dependence });
  return { text, values: valuesNow(values, context), mode: root.mode, holes, dependence, foundBy: root.foundBy };
}

/** The values of a statement, for a request. */
const valuesNow = (values: readonly unknown[], context: Context): readonly unknown[] =>
  values.map((value) => (value instanceof LaterValue ? value.of(context) : value));
