import { isDeepStrictEqual } from 'node:util';
import { questions } from './questions.mjs';

const AT_ONCE = 4;

/** The bodies of a question for each server that can answer it, in the same order. */
export async function bodiesOf(question, database, running) {
  const { keys: sql, variables } = questions[question];
  const keys = sql && (await database.query(sql)).rows.map(({ key }) => key);
  const bodies = new Map();
  for (const server of running) {
    if (!server.says(question)) continue;
    const sets = (await server.prepare(question)?.((query) => server.post({ query }), keys)) ?? variables;
    const bodyOf = (set) => server.body(question, set);
    bodies.set(server.name, sets.map(bodyOf));
  }
  return bodies;
}

/** Asks every variant of every server, and refuses to measure where they differ. */
export async function verifyAnswers(question, running, bodies) {
  const asked = running.filter(({ name }) => bodies.has(name));
  const answers = [];
  for (const { name, post } of asked) answers.push(await answersTo(bodies.get(name), post));
  for (const [i, first] of answers[0].entries()) {
    for (const [j, ofServer] of answers.entries()) {
      const answer = ofServer[i];
      if (answer.errors || !isDeepStrictEqual(answer.data, first.data)) {
        const [one, two] = [first, answer].map((shown) => JSON.stringify(shown).slice(0, 2000));
        throw new Error(`${question}: ${asked[0].name} and ${asked[j].name} differ:\n${one}\n${two}`);
      }
    }
  }
}

/** Sends few at a time, so that no answer exceeds its time limit. */
async function answersTo(bodies, post) {
  const answers = [];
  for (let i = 0; i < bodies.length; i += AT_ONCE) {
    answers.push(...(await Promise.all(bodies.slice(i, i + AT_ONCE).map(post))));
  }
  return answers;
}

/** The number of statements that one request sends, as counted by PostgreSQL. */
export async function statementsOf(database, { post }, bodyOf) {
  await post(bodyOf());
  await database.query('SELECT pg_stat_statements_reset()');
  await post(bodyOf());
  const { rows } = await database.query(
    `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements WHERE toplevel AND query NOT LIKE '%pg_stat_statements%'`,
  );
  return rows[0].calls;
}
