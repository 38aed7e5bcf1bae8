import type { Day } from '../time/day.ts';

/** A sentence for the person who is to act on it, in both languages of the registry. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** What a business act was refused for: typed data for the caller. Anything else that is thrown is a bug. */
export abstract class Refusal extends Error {
  readonly text: Message;

  constructor(text: Message) {
    super(text.en);
    this.name = new.target.name;
    this.text = text;
  }
}

export interface InputProblem {
  /** Where in the input: `effectiveOn`, `targets.0.basisPoints`. */
  readonly path: string;
  readonly text: Message;
}

export class InvalidInputError extends Refusal {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super({
      zh: `输入有误：${problems.map(({ path, text }) => `${path} ${text.zh}`).join('；')}`,
      en: `The input is not valid: ${problems.map(({ path, text }) => `${path} ${text.en}`).join('; ')}`,
    });
    this.problems = problems;
  }
}

const TERMS: Readonly<Record<string, string>> = {
  Unit: '单位',
  Officer: '民警',
  Assignment: '任职',
  SelectionRound: '选任',
  Selection: '选任结果',
  SelectionPolicy: '选任比例',
  MetricObservation: '指标',
  CalendarDay: '节假日',
  Change: '变更',
  Token: '令牌',
  AccessGrant: '授权',
  PersonLink: '人员关联',
  Recommendation: '推荐',
  Honor: '奖励',
  HonorProgram: '评选项目',
  EvaluationScheme: '考核办法',
  EvaluationCycle: '考核周期',
  Evaluation: '考核结果',
  EvaluationAppeal: '考核申诉',
  RegulationRule: '规则',
  Program: '制度、工程或活动',
  ProgramMember: '入选登记',
  Activity: '活动',
  Attendance: '参训参赛',
  Tally: '工作量',
  Place: '联系对象',
  Duty: '责任',
  Concern: '苗头问题',
  ConcernStep: '苗头处置',
  Sanction: '处分',
  CaseLiability: '办案责任',
  LiabilityFinding: '过错认定',
};

export class NotFoundError extends Refusal {
  readonly type: string;
  /** As the database has it; the caller is shown the id by which it was named. Of what has no id: its key. */
  readonly key: string;

  constructor(type: string, key: string) {
    super({ zh: `该日没有此${TERMS[type] ?? ` ${type}`}`, en: `There is no such ${type} on that day.` });
    this.type = type;
    this.key = key;
  }
}

export class StaleVersionError extends Refusal {
  readonly currentVersion: number;

  constructor(currentVersion: number) {
    super({
      zh: `数据已被他人修改，当前版本为 ${currentVersion}，请重新读取后再提交。`,
      en: `It has been changed since it was read; its version is now ${currentVersion}. Read it again.`,
    });
    this.currentVersion = currentVersion;
  }
}

export class ConflictError extends Refusal {
  /** What has the place; `on` is a day on which it has it, today where none is given. */
  readonly existing: { readonly type: string; readonly id: number; readonly on?: Day } | null;

  constructor(text: Message, existing: ConflictError['existing'] = null) {
    super(text);
    this.existing = existing;
  }
}

export class RuleViolationError extends Refusal {
  /** Stable, in kebab case: programs act on it. */
  readonly rule: string;
  /** The text that the rule comes from, where there is one. */
  readonly article: string | null;

  constructor(rule: string, text: Message, article: string | null = null) {
    super(text);
    this.rule = rule;
    this.article = article;
  }
}
