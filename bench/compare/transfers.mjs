// The question that writes: transferOfficer. Each server moves its own officers, so that none waits for rows of
// another. The sets are alike: the first officer of each was in the same unit, and so on.
import { deepStrictEqual } from 'node:assert/strict';
import { UNITS } from './data.mjs';
import { questions } from './questions.mjs';

/** A multiple of the periods of the data: 1,969 units with officers, and every fifth officer moved. */
const SET = 9_845;
const FIRST_MANNED = 32;
const FIRST_DAY = Date.UTC(2019, 0, 1);
const DAY_MS = 86_400_000;
const COMPARED = 60;

/** The first day without a transfer, counted from FIRST_DAY: 0 in a database that nobody has written to. */
export async function untouchedFrom(database) {
  const { rows } = await database.query(
    `SELECT coalesce(max(valid_from) - $1::date + 1, 0) AS day FROM assignment_version WHERE title LIKE '调动%'`,
    [new Date(FIRST_DAY).toISOString().slice(0, 10)],
  );
  return rows[0].day;
}

/** The transfers of one server. Each officer is moved on a later day each time. */
export class Transfers {
  #made = 0;
  #day;

  constructor(index, day) {
    this.first = index * SET + 1;
    this.#day = day;
  }

  get made() {
    return this.#made;
  }

  next() {
    const n = this.#made++;
    const [pass, place] = [this.#day + Math.floor(n / SET), n % SET];
    return {
      officer: this.first + place,
      unit: FIRST_MANNED + ((place * 7 + (pass + 1) * 13) % (UNITS - FIRST_MANNED + 1)),
      title: `调动${pass + 1}`,
      day: new Date(FIRST_DAY + pass * DAY_MS).toISOString().slice(0, 10),
    };
  }
}

export const transferBody = (server, transfers) =>
  server.body('transfer', questions.transfer.variablesOf[server.words](transfers.next()));

/** Each server moves as many officers, one after the other; then the tables are asked who was where. */
export async function verifyTransfers(database, running, transfersOf) {
  const effects = [];
  for (const server of running) {
    const transfers = transfersOf.get(server.name);
    for (let i = 0; i < COMPARED; i++) {
      const answer = await server.post(transferBody(server, transfers));
      if (answer.errors) throw new Error(`${server.name} refused: ${JSON.stringify(answer)}`);
    }
    const { rows } = await database.query(
      `SELECT v.officer_id - $1 AS place, v.unit_id, v.title, v.role, v.kind, v.valid_from::text, v.valid_to::text,
  v.superseded_at IS NULL AS believed, o.version AS officer_version, a.version AS assignment_version
FROM assignment_version v JOIN assignment a ON a.id = v.assignment_id JOIN officer o ON o.id = v.officer_id
WHERE v.officer_id BETWEEN $1 AND $1 + ${COMPARED - 1} ORDER BY v.officer_id, v.valid_from, believed`,
      [transfers.first],
    );
    effects.push(rows);
  }
  for (const [i, rows] of effects.entries()) {
    deepStrictEqual(rows, effects[0], `transfer: ${running[0].name} and ${running[i].name} differ`);
  }
}

/** Checks that every transfer that was answered is in the tables. */
export async function countTransfers(database, { name }, transfers) {
  const { rows } = await database.query(
    `SELECT count(*)::int AS n FROM assignment_version
WHERE officer_id BETWEEN $1 AND $1 + ${SET - 1} AND title LIKE '调动%' AND superseded_at IS NULL`,
    [transfers.first],
  );
  if (rows[0].n !== transfers.made) {
    throw new Error(`${name} answered ${transfers.made} transfers, and ${rows[0].n} are there`);
  }
}

/** Sends transfers through a server at a rate, until it is stopped. */
export function writeBeside(server, transfers, perSecond) {
  const sent = [];
  const timer = setInterval(() => sent.push(server.post(transferBody(server, transfers))), 1000 / perSecond);
  return {
    stop: async () => {
      clearInterval(timer);
      for (const answer of await Promise.all(sent)) {
        if (answer.data?.transferOfficer?.__typename !== 'TransferOfficerSuccess')
          throw new Error(`a write beside was refused: ${JSON.stringify(answer)}`);
      }
    },
  };
}
