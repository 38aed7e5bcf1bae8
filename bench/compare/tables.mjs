const pad = (cells, widths) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');

function table(rows) {
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
    ...results.map((result, i) => [
      results[i - 1]?.question === result.question ? '' : result.title,
      result.server,
      result.rate.toFixed(0),
      result.p50.toFixed(2),
      result.p99.toFixed(2),
      result.serverCpuMs.toFixed(3),
      result.databaseCpuMs.toFixed(3),
      String(result.statements),
    ]),
  ]);

/**
 * Muster Roll against each other server, by number of connections: requests a second, and the same by CPU, that of the
 * server and the database together. The second hardly depends on what else the machine does.
 */
export function ratiosTable(results) {
  const counts = [...new Set(results.map(({ connections }) => connections))];
  const others = [...new Set(results.map(({ server }) => server))].filter((name) => name !== 'muster');
  const asked = new Map(results.map(({ question, title }) => [question, title]));
  const find = (question, server, count) =>
    results.find((row) => row.question === question && row.server === server && row.connections === count);
  const ratios = (question, name, count) => {
    const [own, other] = [find(question, 'muster', count), find(question, name, count)];
    if (!own || !other) return ['', ''];
    const cpu = ({ serverCpuMs, databaseCpuMs }) => serverCpuMs + databaseCpuMs;
    return [own.rate / other.rate, cpu(other) / cpu(own)].map((ratio) => ratio.toFixed(2));
  };
  const columns = others.flatMap((name) => counts.map((count) => [name, count]));
  return table([
    ['Muster Roll against', ...columns.flatMap(([name, count]) => [`${name} ${count}`, 'by CPU'])],
    ...[...asked].map(([question, title]) => [title, ...columns.flatMap((column) => ratios(question, ...column))]),
  ]);
}

export const startsTable = (starts) =>
  table([
    ['server', 'first answer ms', 'resident MB', 'after the load'],
    ...starts.map(({ name, startMs, memory, afterLoad }) => [
      name,
      startMs.toFixed(0),
      memory.toFixed(0),
      afterLoad.toFixed(0),
    ]),
  ]);
