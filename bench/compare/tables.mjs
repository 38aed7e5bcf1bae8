import { questions } from './questions.mjs';

const pad = (cells, widths) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');

export function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) => pad(row, widths)).join('\n');
}

/** What was measured at one number of connections. */
export const answersTable = (results, connections) =>
  table([
    [
      `${connections} connections`,
      'server',
      'requests/s',
      'p50 ms',
      'p99 ms',
      'CPU ms',
      'database CPU ms',
      'statements',
    ],
    ...results.map(({ question, title, server, statements, measured }, i) => [
      results[i - 1]?.question === question ? '' : title,
      server,
      ...(measured?.rate
        ? [
            measured.rate.toFixed(0),
            measured.p50.toFixed(2),
            measured.p99.toFixed(2),
            measured.serverCpuMs.toFixed(3),
            measured.databaseCpuMs.toFixed(3),
            String(statements),
          ]
        : Array.from({ length: 6 }, () => '-')),
    ]),
  ]);

const cpu = ({ serverCpuMs, databaseCpuMs }) => serverCpuMs + databaseCpuMs;

/**
 * The ratio of Muster Roll to each other server at one number of connections: by requests a second, and by the CPU time
 * of server and database together, which hardly depends on other load of the machine. Each server is compared with the
 * Muster Roll on the same Node, where there is one.
 */
export function ratiosTable(running, results, connections) {
  const ours = running.filter(({ kind }) => kind === 'muster');
  const pairs = running
    .filter(({ kind }) => kind !== 'muster')
    .map((other) => [ours.find(({ major }) => major === other.major) ?? ours[0], other]);
  if (ours.length === 0 || pairs.length === 0) return '';
  const find = (question, { name }) =>
    results.find((row) => row.question === question && row.server === name && row.connections === connections)
      ?.measured;
  const ratios = (question, pair) => {
    const [own, other] = pair.map((server) => find(question, server));
    return own?.rate && other?.rate
      ? [own.rate / other.rate, cpu(other) / cpu(own)].map((ratio) => ratio.toFixed(2))
      : ['-', '-'];
  };
  const titles = new Map(results.map(({ question, title }) => [question, title]));
  return table([
    [`${connections} connections, of Muster Roll`, ...pairs.flatMap(([own]) => [own.name, ''])],
    ['against', ...pairs.flatMap(([, other]) => [other.name, 'by CPU'])],
    ...[...titles].map(([question, title]) => [title, ...pairs.flatMap((pair) => ratios(question, pair))]),
  ]);
}

export const startsTable = (starts) =>
  table([
    ['server', 'Node', 'first answer ms', 'resident MB', 'after the load'],
    ...starts.map(({ server, node, startMs, memory, afterLoad }) => [
      server,
      node,
      startMs.toFixed(0),
      memory.toFixed(0),
      afterLoad.toFixed(0),
    ]),
  ]);

/** Notes that explain the tables. */
export const notes = (running, results) => {
  const there = (kind) => running.some((server) => server.kind === kind);
  return [
    '-: cannot be said, or was answered with errors, which are told below. Only Muster Roll has tokens, scopes and two dates, in all that it answers.',
    'A transfer of the others is its rows alone, under the same lock: no rule, no refusal, no chain of hashes (theirs cover nothing), no key against repetition, no answer but that it was done.',
    there('muster') &&
      `Of each question there are ${questions.officer.variables.length} variants at most: what Muster Roll can remember of them, it remembers. muster-no-memory remembers nothing.`,
    there('postgraphile') &&
      'PostGraphile calls functions of hand-written SQL for the search, the past day, the selection report and the transfer.',
    running.some(({ kind, flags }) => kind === 'postgraphile' && flags.length > 0) &&
      'PostGraphile needs Node 22; on an older one, lists fail ("Cannot read properties of undefined (reading \'items\')") until Promise.withResolvers is given to it, as here.',
    there('pothos') &&
      'Pothos and Prisma have no words for the selection report; relationJoins, a preview of Prisma, is on: without it the wide list and the tree take several times as long, the page less.',
    ...results
      .filter(({ measured }) => measured?.errors)
      .map(
        ({ title, server, connections, measured }) =>
          `${server}, ${title}, ${connections} connections: ${measured.errors} ERRORS, the first: ${measured.firstError.slice(-300)}`,
      ),
  ].filter(Boolean);
};
