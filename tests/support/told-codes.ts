import type { Registry } from '../../src/database/client.ts';
import { sql } from '../../src/sql/sql.ts';

/** A thing that is told from others by a code, a key or a number, and what people call it. */
interface Coded {
  readonly code: string;
  readonly name: string;
}

/** All codes, keys and numbers in a registry, each with the names that go with it. */
const CODED = sql`SELECT police_number AS code, name FROM officer_version WHERE police_number IS NOT NULL
UNION SELECT code, name FROM unit_version
UNION SELECT code, name FROM place_version
UNION SELECT key, name FROM evaluation_scheme
UNION SELECT p.key, v.name FROM program p JOIN program_version v ON v.program_id = p.id
UNION SELECT p.key, v.name FROM honor_program p JOIN honor_program_version v ON v.program_id = p.id
UNION SELECT p.key, u.name FROM selection_policy p JOIN selection_policy_version v ON v.policy_id = p.id
  JOIN unit_version u ON u.unit_id = v.unit_id
UNION SELECT key, name FROM tally
UNION SELECT key, name FROM metric_observation
UNION SELECT key, name FROM regulation_rule`;

export const codesIn = ({ $query }: Registry): Promise<readonly Coded[]> => $query<Coded>(CODED, []);

const WORDS = /[^\s（）()「」、，；：·"]+/g;

/** An instant as programs write it. */
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A thing as the record has it, by its type and its row; or by its row alone. */
const ROW = /\b(?:[A-Z][a-z]+)+[ :]\d+\b|#\d+|\b[A-Za-z]+ id \d+/;

/** A global id. */
const isGlobalId = (word: string): boolean =>
  /^[A-Za-z0-9+/]{8,}=*$/.test(word) && /^(?:[A-Z][a-z]+)+:\d+$/.test(Buffer.from(word, 'base64').toString());

/** A name that programs have for a field, or a value of an enum. */
const PROGRAM_WORD = /^(?:[a-z]+[A-Z]\w*|[A-Z]{3,}(?:_[A-Z]+)+|\w+:(?:read|write|admin|personal))$/;

/** What of a text that people read is for programs: codes, keys and numbers without the name of what has them, ids, instants. */
export function untold(text: string, coded: readonly Coded[]): string[] {
  const words = text.match(WORDS) ?? [];
  const bare = words.filter((word) => {
    const names = coded.filter(({ code }) => code === word).map(({ name }) => name);
    return names.length > 0 && !names.some((name) => text.includes(name));
  });
  const raw = words.filter((word) => isGlobalId(word) || PROGRAM_WORD.test(word));
  const written = [INSTANT, ROW].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return [...bare, ...raw, ...written];
}
