import type { Day } from '../time/day.ts';
import { wordOfType } from './thing.vocabulary.ts';

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
      // the names of fields are those of programs: graphql/input-text.ts has what people call them
      zh: `输入有误：${problems.map(({ text }) => text.zh).join('；')}`,
      en: `The input is not valid: ${problems.map(({ path, text }) => `${path} ${text.en}`).join('; ')}`,
    });
    this.problems = problems;
  }
}

export class NotFoundError extends Refusal {
  readonly type: string;
  /** As the database has it; the caller is shown the id by which it was named. Of what has no id: its key. */
  readonly key: string;
  /** The same with the days around on which it is there: for whoever may read such things. */
  readonly withDays: Message;

  constructor(type: string, key: string, absence: Absence = { gone: null, comes: null }) {
    const text = {
      zh: `该日没有此${wordOfType(type)?.zh ?? ` ${type}`}`,
      en: `There is no such ${type} on that day`,
    };
    super({ ...text, en: `${text.en}.` });
    this.type = type;
    this.key = key;
    const told = withAbsence(text, absence);
    this.withDays = { ...told, en: `${told.en}.` };
  }
}

/** When something is not there: from which day on it is gone, and from which it comes; null where that is not so. */
export interface Absence {
  readonly gone: Day | null;
  readonly comes: Day | null;
}

interface State {
  readonly zh: { readonly is: string; readonly isNot: string };
  readonly en: { readonly is: string; readonly isNot: string };
}

const ON_RECORD: State = {
  zh: { is: '在册', isNot: '不在册' },
  en: { is: 'it is on record', isNot: 'it is no longer on record' },
};

/** The same message with the days around on which something is so, where there are any. Default: on record. */
export function withAbsence({ zh, en }: Message, { gone, comes }: Absence, state = ON_RECORD): Message {
  const { zh: told, en: said } = state;
  if (gone !== null && comes !== null) {
    return {
      zh: `${zh}，自 ${gone} 起${told.isNot}，自 ${comes} 起又${told.is}`,
      en: `${en}: ${said.isNot} from ${gone}, and is again from ${comes}`,
    };
  }
  if (comes !== null) return { zh: `${zh}，自 ${comes} 起才${told.is}`, en: `${en}: ${said.is} from ${comes}` };
  if (gone !== null) return { zh: `${zh}，自 ${gone} 起已${told.isNot}`, en: `${en}: ${said.isNot} from ${gone}` };
  return { zh, en };
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
  /** The field of the input whose value is taken, where it is one. */
  readonly field: string | null;

  constructor(text: Message, existing: ConflictError['existing'] = null, field: string | null = null) {
    super(text);
    this.existing = existing;
    this.field = field;
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
