// npm run faults -- [--minutes N] [--servers N] [--fault NAME]   the faults of the suite, or one of them, for longer; prints a
// table of what became of what. LOG_LEVEL=error: the servers tell what goes wrong.
import { parseArgs } from 'node:util';
import { INVARIANTS } from '../src/invariants.ts';
import { KEPT_TABLES } from '../src/kept-tables.ts';
import { openDatabase } from '../src/database/client.ts';
import { verifyRegistry } from '../src/record/verify.ts';
import { hasPostgres } from '../tests/support/faults/cluster.ts';
import { SCENARIOS } from '../tests/support/faults/scenarios.ts';
import { Workload, type Counts } from '../tests/support/faults/workload.ts';
import { openWorld } from '../tests/support/faults/world.ts';

const COLUMNS: readonly (keyof Counts)[] = [
  'acknowledged',
  'refused',
  'unknown',
  'reads',
  'refusedReads',
  'lost',
  'doubled',
  'untrue',
  'stale',
  'wrong',
];
const MUST_BE_NONE: readonly (keyof Counts)[] = ['lost', 'doubled', 'untrue', 'stale', 'wrong'];

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    servers: { type: 'string', default: '3' },
    fault: { type: 'string' },
  },
});
const scenarios = Object.entries(SCENARIOS).filter(([name]) => values.fault === undefined || name === values.fault);
if (scenarios.length === 0) throw new Error(`--fault must be one of ${Object.keys(SCENARIOS).join(', ')}`);
const milliseconds = Number(values.minutes) * 60_000;
if (!(milliseconds > 0)) throw new Error('--minutes must be a number above 0');

if (hasPostgres()) await run();
else {
  console.error('There is no PostgreSQL in /usr/lib/postgresql of which this could start one of its own.');
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const world = await openWorld(Number(values.servers));
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(32) : String(cell).padStart(12))).join(' ');
  try {
    const where = world.cluster.disk === null ? 'an injected error' : 'a tmpfs that is filled';
    console.log(`${values.minutes} min, ${values.servers} servers, 4 writers and 4 readers; full disk: ${where}`);
    console.log(row(['fault', ...COLUMNS]));
    for (const [n, [name, scenario]] of scenarios.entries()) {
      const workload = new Workload(world.urls, world.token, `L${n}`);
      // oxlint-disable no-await-in-loop -- one kind of fault after the other
      await workload.during(() => scenario(world, milliseconds / scenarios.length));
      const counts = await workload.settle(world.pool);
      // oxlint-enable no-await-in-loop
      console.log(row([name, ...COLUMNS.map((column) => counts[column])]));
      for (const line of workload.wrong) console.log(`  ${line}`);
      if (MUST_BE_NONE.some((column) => counts[column] > 0)) process.exitCode = 1;
    }
    const database = await openDatabase({ url: world.proxy.url, directory: '' });
    let breaks = 0;
    const onBreak = (line: string) => {
      breaks++;
      console.log(line);
    };
    await verifyRegistry(database.registry, { tables: KEPT_TABLES, invariants: INVARIANTS, onBreak });
    await database.close();
    console.log(`verify: ${breaks} breaks`);
    if (breaks > 0) process.exitCode = 1;
  } finally {
    await world.close();
  }
}
