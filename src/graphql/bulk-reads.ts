import { encodeGlobalID } from '@pothos/plugin-relay';
import type { Scope } from '../access/scopes.ts';
import type { BulkRead } from '../personal/bulk-reads.ts';
import { LAST_POSITION } from '../record/last-position.ts';
import type { Context } from './context.ts';
import { perOperation } from './loading.ts';
import type { BulkAnswer, BulkQuestion } from './operation-state.ts';
import { requirePurpose } from './sensitive.ts';

// What is answered from personal data of many is on record once for each question, not once for each officer.

/** The last change before the first reading of an operation. */
const positionBefore = perOperation(async ({ operation }): Promise<string> => {
  const [row] = await operation.query<{ position: number }>(LAST_POSITION, [], 'uncached');
  if (!row) throw new Error('the last position is lost');
  return String(row.position);
});

/**
 * Reads what is answered from personal data of many, and notes that it was. Refuses a question without a purpose before anything is
 * read. `officersOf`: how many officers the answer counts or lists.
 */
export async function readInBulk<Answer>(
  context: Context,
  scope: Scope,
  question: BulkQuestion,
  read: () => Promise<Answer>,
  officersOf: (answer: Answer) => number,
): Promise<Answer> {
  requirePurpose(context, scope);
  const { moment } = context.operation;
  const position = await positionBefore(context);
  const answer = await read();
  context.operation.bulkAnswers.push({ ...question, moment, officers: officersOf(answer), position });
  return answer;
}

/** What is the same of all answers to one question, for whichever units. */
const questionOf = ({ fields, field, args, moment }: BulkAnswer): string =>
  JSON.stringify([fields, field, args, moment]);

/** What is on record of an operation: each question once, with the units that it was asked of. */
export function bulkReadsOf(answers: readonly BulkAnswer[]): BulkRead[] {
  const reads = new Map<string, { readonly first: BulkAnswer; readonly officers: Map<number | null, number> }>();
  for (const answer of answers) {
    const question = questionOf(answer);
    const read = reads.get(question) ?? { first: answer, officers: new Map<number | null, number>() };
    reads.set(question, read);
    // of a page and its count, the greater is all that was told
    read.officers.set(answer.unitId, Math.max(answer.officers, read.officers.get(answer.unitId) ?? 0));
  }
  return [...reads.values()].map(({ first, officers }) => ({
    fields: first.fields,
    position: first.position,
    officers: [...officers.values()].reduce((sum, count) => sum + count, 0),
    asked: askedText(first, [...officers.keys()]),
  }));
}

/** A question as text: the field and its arguments as JSON, without those that are null, with the two dates it was asked for. */
function askedText({ field, args, moment }: BulkAnswer, unitIds: readonly (number | null)[]): string {
  const ids = unitIds.filter((id) => id !== null).toSorted((a, b) => a - b);
  const asked = {
    ...(ids.length > 0 && { units: ids.map((id) => encodeGlobalID('Unit', id)) }),
    ...args,
    asOf: moment.asOf,
    knownAt: moment.knownAt,
  };
  return `${field} ${JSON.stringify(asked, (_key, value: unknown) => value ?? undefined)}`;
}
