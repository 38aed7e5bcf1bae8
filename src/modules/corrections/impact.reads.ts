import type { NewVersion, Version } from '../../record/periods.ts';
import { versionsOfOne } from '../../record/timeline.ts';
import type { Thing } from '../../record/withdrawable.ts';
import type { Reading } from '../../record/write.ts';
import { sql } from '../../sql/sql.ts';
import { today, type Day } from '../../time/day.ts';
import { finalEvaluations } from '../evaluations/result/evaluation-impact.reads.ts';
import { honorsInDays } from '../honors/honor-impact.reads.ts';
import { ASSIGNMENT } from '../officers/assignment.declaration.ts';
import { OFFICER, type OfficerFacts } from '../officers/officer.declaration.ts';
import { brokenPromotions } from '../officers/promotion-impact.rules.ts';
import { rankSteps } from '../officers/rank.reads.ts';
import { selectionsInDays } from '../selection/selection-impact.reads.ts';
import { wordOfOperation } from '../acts/act-words.rules.ts';
import { UNIT } from '../units/unit.declaration.ts';
import { exportImpacts } from './export-impacts.reads.ts';
import { laterRecords, named, NAMED_MAXIMUM, promotionImpacts, type Impact } from './impact.rules.ts';

/** What is about to be put right, and the days on which it was wrong. */
export interface ImpactQuestion {
  readonly officers?: readonly number[];
  readonly units?: readonly number[];
  readonly honors?: readonly number[];
  /** Units below those, to which what was wrong applied as well: a category, or a place in the tree. */
  readonly unitsBelow?: readonly number[];
  /** Posts: what was made of their officers in these days counts. */
  readonly assignments?: readonly number[];
  /** Rows of posts that are rewritten themselves: none of them is told to stay. Default: none. */
  readonly rewritten?: readonly number[];
  /** Units whose officers were counted by them, so that the evaluations of these count: of a unit in a wrong place, all below it. */
  readonly staffOf?: readonly number[];
  readonly from: Day;
  /** The first day on which it was right again; null: it still is wrong. */
  readonly until: Day | null;
  /** The position of the change that was wrong, where it is known: files of before it do not show it. */
  readonly since?: number;
  /** Whether nothing was decided by what was wrong, such as a name: then later rows and files alone are told. */
  readonly nothingDecided?: boolean;
  /** The rows of officers as they will be; needed to find promotions that no longer hold. */
  readonly officersAfter?: ReadonlyMap<number, readonly NewVersion<OfficerFacts>[]>;
}

/**
 * What was made or decided on the old record: later rows of the same things, promotions that no longer hold, evaluations of
 * finalized cycles, honors, selections and open rounds, files that were handed out. At most eight statements, however many things. It is asked before
 * anything is recorded. At most NAMED_MAXIMUM of a kind are named, and the others counted.
 */
export async function impactsOf(reading: Reading, question: ImpactQuestion): Promise<Impact[]> {
  const { from, until, units = [], staffOf = [], officersAfter } = question;
  const [officerRows, unitRows, postRows] = await Promise.all([
    rowsOf(reading, OFFICER, [...(question.officers ?? []), ...(officersAfter?.keys() ?? [])]),
    rowsOf(reading, UNIT, units),
    rowsOf(reading, ASSIGNMENT, question.assignments ?? []),
  ]);
  const later = [
    ...laterOf('Officer', question.officers ?? [], officerRows, until),
    ...laterOf('Unit', units, unitRows, until),
    ...laterOf('Assignment', question.assignments ?? [], without(postRows, question.rewritten ?? []), until),
  ];
  const holders = [...postRows.values()].flat().map(({ officerId }) => officerId);
  const officers = [...new Set([...(question.officers ?? []), ...holders])];
  const concerned = { officers, units: [...new Set([...units, ...(question.unitsBelow ?? [])])] };
  const issued = exportImpacts(
    reading,
    { officers, units, honors: question.honors ?? [] },
    { from, until, since: question.since },
  );
  if (question.nothingDecided) return [...later, ...(await issued)];
  const on = today();
  const [files, evaluations, honors, selections, steps] = await Promise.all([
    issued,
    finalEvaluations(reading, { ...concerned, staffOf, from, until }, { today: on, limit: NAMED_MAXIMUM }),
    honorsInDays(reading, concerned, { from, until }, NAMED_MAXIMUM),
    selectionsInDays(reading, { ...concerned, from, until }, { today: on, limit: NAMED_MAXIMUM }),
    officersAfter ? rankSteps(reading) : [],
  ]);
  return [
    ...later,
    ...[...(officersAfter ?? [])].flatMap(([id, after]) =>
      promotionImpacts(id, brokenPromotions(officerRows.get(id) ?? [], after, steps)),
    ),
    ...evaluationImpacts(evaluations),
    ...honorImpacts(honors),
    ...selectionImpacts(selections),
    ...files,
  ];
}

const evaluationImpacts = (evaluations: Awaited<ReturnType<typeof finalEvaluations>>): Impact[] =>
  named('EVALUATION', evaluations, ({ id, from: first, to }) => ({
    subject: { type: 'Evaluation', id },
    text: {
      zh: `考核期 ${first} 至 ${to}（不含）已定案的考核以原登记为依据`,
      en: `The evaluation of the finalized cycle from ${first} until ${to} rests on the old record.`,
    },
  }));

const honorImpacts = (honors: Awaited<ReturnType<typeof honorsInDays>>): Impact[] =>
  named('HONOR', honors, ({ id, title, on: day }) => ({
    subject: { type: 'Honor', id },
    text: {
      zh: `${day} 的奖励「${title}」以原登记为依据`,
      en: `The honor "${title}", on record for ${day}, rests on the old record.`,
    },
  }));

const selectionImpacts = (selections: Awaited<ReturnType<typeof selectionsInDays>>): Impact[] =>
  named('SELECTION', selections, ({ type, id, title, on: day }) => ({
    subject: { type, id },
    text:
      type === 'Selection'
        ? {
            zh: `${day} 选任「${title}」以原登记为依据`,
            en: `The selection of ${day} as "${title}" rests on the old record.`,
          }
        : {
            zh: `选任「${title}」自 ${day} 起进行中，其候选理由以原登记为依据`,
            en: `The round "${title}" is open since ${day}; its reasons about candidates rest on the old record.`,
          },
  }));

type Rows = ReadonlyMap<number, readonly Version<object>[]>;

const rowsOf = async <D extends Parameters<typeof versionsOfOne>[1]>(
  reading: Reading,
  declaration: D,
  ids: readonly number[],
) => new Map(await Promise.all(ids.map(async (id) => [id, await versionsOfOne(reading, declaration, id)] as const)));

const without = (rows: Rows, ids: readonly number[]): Rows =>
  new Map([...rows].map(([thing, all]) => [thing, all.filter(({ id }) => !ids.includes(id))]));

const laterOf = (type: string, ids: readonly number[], rows: Rows, until: Day | null): Impact[] =>
  ids.flatMap((id) => laterRecords({ type, id }, rows.get(id) ?? [], until));

/** The changes that cite a thing as their grounds. */
export async function citingImpacts({ query }: Reading, { type, id }: Thing): Promise<Impact[]> {
  const citing = await query<{ position: number; operation: string; total: number }>(
    sql`SELECT c.position::int, c.operation, (count(*) OVER (PARTITION BY c.operation = 'promoteOfficer'))::int AS total FROM change c
WHERE c.cited_type = $1 AND c.cited_id = $2::int ORDER BY c.position LIMIT ${NAMED_MAXIMUM}`,
    [type, id],
  );
  const of = (kind: Impact['kind'], rows: typeof citing) =>
    named(kind, rows, ({ position, operation }) => {
      const { zh, en } = wordOfOperation(operation);
      return {
        subject: { type: 'Change', id: position },
        text: {
          zh: `变更 ${position}（${zh}）引用它作为依据`,
          en: `Change ${position} (${en}) cites it as its grounds.`,
        },
      };
    });
  const promotions = citing.filter(({ operation }) => operation === 'promoteOfficer');
  return [
    ...of('PROMOTION', promotions),
    ...of(
      'LATER_RECORD',
      citing.filter((one) => !promotions.includes(one)),
    ),
  ];
}
