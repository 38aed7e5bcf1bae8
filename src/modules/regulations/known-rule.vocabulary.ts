import type { RuleUnit } from '../../generated/prisma/enums.ts';

/** What a rule is about: its name for people, and what its number is measured in. */
export interface KnownRule {
  readonly name: string;
  readonly unit: RuleUnit;
  /** The least number that it may have. Default: 0. */
  readonly least?: number;
}

/** Every rule whose editions an office adopts, by key: what a rule is about is fixed here, its number is data. */
export const KNOWN_RULES: Readonly<Record<string, KnownRule>> = {
  'sanction.warning.months': { name: '警告处分期', unit: 'MONTHS' },
  'sanction.warning.no-rank.months': { name: '警告处分期内不晋升警衔', unit: 'MONTHS' },
  'sanction.demerit.months': { name: '记过处分期', unit: 'MONTHS' },
  'sanction.demerit.no-rank.months': { name: '记过处分期内不晋升警衔', unit: 'MONTHS' },
  'sanction.major-demerit.months': { name: '记大过处分期', unit: 'MONTHS' },
  'sanction.major-demerit.no-rank.months': { name: '记大过处分期内不晋升警衔', unit: 'MONTHS' },
  'sanction.demotion.months': { name: '降级处分期', unit: 'MONTHS' },
  'sanction.demotion.no-rank.months': { name: '降级处分期内不晋升警衔', unit: 'MONTHS' },
  'sanction.removal.months': { name: '撤职处分期', unit: 'MONTHS' },
  'sanction.removal.no-rank.months': { name: '撤职处分期内不晋升警衔', unit: 'MONTHS' },
  'sanction.review.days': { name: '处分复核、申诉期限', unit: 'DAYS' },
  'sanction.maximum.months': { name: '处分期上限', unit: 'MONTHS' },
  'sanction.warning.no-excellent.years': { name: '受警告处分当年不得确定为优秀', unit: 'YEARS' },
  'sanction.demerit.not-graded.years': { name: '受记过处分不确定等次', unit: 'YEARS' },
  'sanction.major-demerit.not-graded.years': { name: '受记大过处分不确定等次', unit: 'YEARS' },
  'sanction.demotion.not-graded.years': { name: '受降级处分不确定等次', unit: 'YEARS' },
  'sanction.removal.not-graded.years': { name: '受撤职处分不确定等次', unit: 'YEARS' },
  'sanction.party-warning.no-post.months': { name: '党内警告影响期', unit: 'MONTHS' },
  'sanction.party-serious-warning.no-post.months': { name: '党内严重警告影响期', unit: 'MONTHS' },
  'sanction.party-removal.no-post.months': { name: '撤销党内职务影响期', unit: 'MONTHS' },
  'sanction.party-probation.no-post.months': { name: '留党察看恢复权利后影响期', unit: 'MONTHS' },
  'sanction.party-warning.no-excellent.years': { name: '受党内警告处分当年不得确定为优秀', unit: 'YEARS' },
  'sanction.party-removal.graded-incompetent.years': { name: '受撤销党内职务处分当年不称职', unit: 'YEARS' },
  'sanction.admonition.no-post.months': { name: '诫勉影响期', unit: 'MONTHS' },
  'sanction.admonition.no-excellent.years': { name: '受诫勉当年取消评优资格', unit: 'YEARS' },
  'rank.superintendent-to-supervisor.training.times': { name: '警司晋升警督须经院校培训合格', unit: 'TIMES' },
  'rank.supervisor-to-commissioner.training.times': { name: '警督晋升警监须经院校培训合格', unit: 'TIMES' },
  'grade.excellent.shorter.months': { name: '任职年限内每有一年优秀缩短', unit: 'MONTHS' },
  'grade.notice.working-days': { name: '晋升职级公示期', unit: 'WORKING_DAYS' },
  'grade.police-constable-1.months': { name: '晋升一级警员须任下一职级', unit: 'MONTHS' },
  'grade.police-officer-4.months': { name: '晋升四级警长须任下一职级', unit: 'MONTHS' },
  'grade.police-officer-3.months': { name: '晋升三级警长须任下一职级', unit: 'MONTHS' },
  'grade.police-officer-2.months': { name: '晋升二级警长须任下一职级', unit: 'MONTHS' },
  'grade.police-officer-1.months': { name: '晋升一级警长须任下一职级', unit: 'MONTHS' },
  'grade.senior-police-officer-4.months': { name: '晋升四级高级警长须任下一职级', unit: 'MONTHS' },
  'grade.senior-police-officer-3.months': { name: '晋升三级高级警长须任下一职级', unit: 'MONTHS' },
  'grade.senior-police-officer-2.months': { name: '晋升二级高级警长须任下一职级', unit: 'MONTHS' },
  'grade.senior-police-officer-1.months': { name: '晋升一级高级警长须任下一职级', unit: 'MONTHS' },
  'grade.police-commissioner-2.months': { name: '晋升二级警务专员须任下一职级', unit: 'MONTHS' },
  'grade.police-commissioner-1.months': { name: '晋升一级警务专员须任下一职级', unit: 'MONTHS' },
  'training.cadre.year.hours': { name: '每年集中培训学时', unit: 'HOURS' },
  'training.cadre.five-years.hours': { name: '每五年脱产培训学时', unit: 'HOURS' },
  'recommendation.result.months': { name: '民主推荐结果有效期', unit: 'MONTHS' },
  'retirement.men.age.months': { name: '男职工原法定退休年龄', unit: 'MONTHS' },
  'retirement.men.delay-every.months': { name: '男职工每多少个月延迟一个月退休', unit: 'MONTHS', least: 1 },
  'retirement.men.delay-maximum.months': { name: '男职工延迟退休上限', unit: 'MONTHS' },
  'retirement.women-cadres.age.months': { name: '女干部原法定退休年龄', unit: 'MONTHS' },
  'retirement.women-cadres.delay-every.months': { name: '女干部每多少个月延迟一个月退休', unit: 'MONTHS', least: 1 },
  'retirement.women-cadres.delay-maximum.months': { name: '女干部延迟退休上限', unit: 'MONTHS' },
  'retirement.women-workers.age.months': { name: '女工人原法定退休年龄', unit: 'MONTHS' },
  'retirement.women-workers.delay-every.months': { name: '女工人每多少个月延迟一个月退休', unit: 'MONTHS', least: 1 },
  'retirement.women-workers.delay-maximum.months': { name: '女工人延迟退休上限', unit: 'MONTHS' },
  // no text sets it: until an office adopts one, words of concerns are destroyed by order alone
  'concern.retention.months': { name: '苗头问题文字保存期', unit: 'MONTHS', least: 1 },
};
