import { stat } from 'node:fs/promises';
import { StartupError } from '../errors/startup-error.ts';
import { readCsv, type CsvLine } from './csv.ts';
import { fileOf, type Dataset, type DatasetName, type Read, type RowOf } from './datasets/dataset.ts';
import { duties } from './datasets/duty.dataset.ts';
import { activities } from './datasets/activity.dataset.ts';
import { activityResults } from './datasets/activity-result.dataset.ts';
import { honors } from './datasets/honor.dataset.ts';
import { honorPrograms } from './datasets/honor-program.dataset.ts';
import { mechanisms } from './datasets/mechanism.dataset.ts';
import { metrics } from './datasets/metric.dataset.ts';
import { officers } from './datasets/officer.dataset.ts';
import { places } from './datasets/place.dataset.ts';
import { posts } from './datasets/post.dataset.ts';
import { programs } from './datasets/program.dataset.ts';
import { programRequirements } from './datasets/program-requirement.dataset.ts';
import { regulationRules } from './datasets/regulation-rule.dataset.ts';
import { selectionRatios } from './datasets/selection-ratio.dataset.ts';
import { sources } from './datasets/source.dataset.ts';
import { units } from './datasets/unit.dataset.ts';
import { Problems } from './problems.ts';

const DATASETS = {
  sources,
  units,
  officers,
  posts,
  honors,
  honor_programs: honorPrograms,
  mechanisms,
  selection_ratios: selectionRatios,
  metrics,
  programs,
  program_requirements: programRequirements,
  regulation_rules: regulationRules,
  places,
  duties,
  activities,
  activity_results: activityResults,
};

/** The rows of all files, in the order of their lines. */
export type Facts = {
  readonly [Name in keyof typeof DATASETS]: readonly Read<RowOf<(typeof DATASETS)[Name]>>[];
};

/** Reads and checks a directory of facts. Throws one error with the problems of all files. */
export async function readFacts(directory: string): Promise<Facts> {
  const found = await stat(directory).catch(() => null);
  if (!found?.isDirectory()) throw new StartupError(`There is no directory ${directory} to load facts from.`);
  const problems = new Problems();
  const files = new Map<DatasetName, OpenFile>();
  for (const dataset of Object.values<Dataset>(DATASETS)) {
    const lines = await readCsv(directory, fileOf(dataset), Object.keys(dataset.columns.shape), problems);
    files.set(dataset.name, { dataset, lines, keys: lines && dataset.keys(lines) });
  }
  const rows = new Map<DatasetName, Read<unknown>[]>();
  for (const [name, file] of files) {
    rows.set(name, parseRows(file, problems));
    checkAcross(file, files, problems);
  }
  problems.throwIfAny();
  return Object.fromEntries(rows) as unknown as Facts;
}

/** A file with its lines and their keys; null where it could not be read. */
interface OpenFile {
  readonly dataset: Dataset;
  readonly lines: readonly CsvLine[] | null;
  readonly keys: readonly string[] | null;
}

function parseRows({ dataset, lines, keys }: OpenFile, problems: Problems): Read<unknown>[] {
  return (lines ?? []).flatMap(({ line, cells }, i) => {
    const parsed = dataset.columns.safeParse(cells);
    if (parsed.success) return { line, key: keys?.[i] ?? '', row: parsed.data };
    const reasons = new Map<string, string>();
    for (const { path, message } of parsed.error.issues) {
      const column = String(path[0]);
      // one reason for each cell
      if (!reasons.has(column)) reasons.set(column, message);
    }
    for (const [column, reason] of reasons) problems.add({ file: fileOf(dataset), line, column }, reason);
    return [];
  });
}

function checkAcross(
  { dataset, lines, keys }: OpenFile,
  files: ReadonlyMap<DatasetName, OpenFile>,
  problems: Problems,
) {
  if (!lines || !keys) return;
  const report = (line: number, column: string, reason: string) =>
    problems.add({ file: fileOf(dataset), line, column }, reason);
  const indexes = new Map<DatasetName, ReadonlyMap<string, number> | null>();
  const keysOf = (name: DatasetName) => {
    if (!indexes.has(name)) indexes.set(name, indexOf(files.get(name)));
    return indexes.get(name) ?? null;
  };
  lines.forEach(({ line, cells }, i) => {
    const first = keysOf(dataset.name)?.get(keys[i] ?? '');
    if (cells[dataset.keyColumn] && first !== undefined && first !== line)
      report(line, dataset.keyColumn, `${keys[i]} stands on line ${first} already`);
  });
  for (const [column, target] of Object.entries(dataset.references)) {
    if (!target) continue;
    const known = keysOf(target);
    for (const { line, cells } of known ? lines : []) {
      const cell = cells[column];
      if (cell && !known?.has(cell)) report(line, column, `"${cell}" is not in ${fileOf({ name: target })}`);
    }
  }
  dataset.check?.({ lines, keys: keysOf, linesOf: (name) => files.get(name)?.lines ?? null, report });
}

/** The first line of each key. */
function indexOf(file: OpenFile | undefined): ReadonlyMap<string, number> | null {
  if (!file?.lines || !file.keys) return null;
  const index = new Map<string, number>();
  file.lines.forEach(({ line }, i) => {
    const key = file.keys?.[i] ?? '';
    if (!index.has(key)) index.set(key, line);
  });
  return index;
}
