import type { MeritClass, PoliceRank } from '../../generated/prisma/enums.ts';
import { EVALUATION_RULES } from '../evaluations/evaluation-rule.vocabulary.ts';
import { MERIT_CLASS } from '../honors/honor.vocabulary.ts';
import { POLICE_RANK } from '../officers/officer.vocabulary.ts';
import type { KnownRule } from './known-rule.vocabulary.ts';

// Rules that come with a release, in tables of the modules that refuse by them. They are told beside those that offices adopt,
// so that there is one list.

interface ReleaseRule extends KnownRule {
  readonly key: string;
}

/** A part of a key: THIRD_CLASS_MERIT is third-class-merit. */
const words = (value: string): string => value.toLowerCase().replaceAll('_', '-');

/** How long an honor of a class is announced. */
export const noticeRule = (meritClass: MeritClass): ReleaseRule => ({
  key: `honor.notice.${words(meritClass)}.working-days`,
  name: `${MERIT_CLASS.terms[meritClass].zh}公示期`,
  unit: 'WORKING_DAYS',
});

/** How long the rank below a rank is held before it. */
export const rankRule = (toRank: PoliceRank): ReleaseRule => ({
  key: `rank.${words(toRank)}.months`,
  name: `晋升${POLICE_RANK.terms[toRank].zh}须任下一警衔`,
  unit: 'MONTHS',
});

/** The keys of all of them. */
export const RELEASE_KEYS: ReadonlySet<string> = new Set([
  ...MERIT_CLASS.values.map((meritClass) => noticeRule(meritClass).key),
  ...POLICE_RANK.values.map((rank) => rankRule(rank).key),
  ...Object.values(EVALUATION_RULES).map(({ key }) => key),
]);
