// npm run bench   what can be measured
const BENCHMARKS = [
  ['bench:start', 'from npm start to the first answer, cold and warm, on the embedded database', '2 min'],
  ['bench:transfer', 'transfers a second, one writer and sixteen', '1 min'],
  ['bench:evaluation', 'a cycle of 10,000 officers: opened, scored, finalized', '1 min'],
  ['bench:selection', 'reports, trends and candidates beside SQL written for each', '1 min'],
  ['bench:growth', 'the same questions to forces of several sizes', '5 min'],
  ['bench:compare', 'beside PostGraphile, Pothos with Prisma, and SQL by hand: the same answers', '10 min'],
  ['bench:compare -- --full', 'the same with every server at 1, 16 and 64 connections', '50 min'],
  ['bench:soak', 'a minute of 64 connections: errors, p99, memory', '3 min'],
  ['bench:leak', 'a million requests of all questions: does memory grow', '30 min'],
];
const width = Math.max(...BENCHMARKS.map(([name]) => name.length));
for (const [name, what, takes] of BENCHMARKS)
  console.log(`npm run ${name.padEnd(width)}  ${takes.padStart(6)}  ${what}`);
console.log(
  'Each makes a PostgreSQL of its own, but bench:start. Nothing else should run meanwhile. See docs/performance.md.',
);
