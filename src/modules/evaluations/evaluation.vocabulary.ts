import type {
  EvaluationSubjectKind,
  EvaluationCycleStatus,
  CompetenceOutcome,
  EvaluationGrade,
  EvaluationAppealStatus,
} from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const EVALUATION_SUBJECT_KIND = vocabulary<EvaluationSubjectKind>(
  'EvaluationSubjectKind',
  'What a scheme evaluates (考核对象).',
  {
    OFFICER: { zh: '个人', en: 'Officer', description: 'Officers (民警).' },
    UNIT: { zh: '单位', en: 'Unit', description: 'Units (单位).' },
  },
);

export const EVALUATION_CYCLE_STATUS = vocabulary<EvaluationCycleStatus>(
  'EvaluationCycleStatus',
  'How far a cycle has come (考核状态).',
  {
    DRAFT: { zh: '草稿', en: 'Draft', description: 'Being prepared (筹备).' },
    OPEN: { zh: '评分中', en: 'Open', description: 'Scores are being recorded (进行中).' },
    CLOSED: {
      zh: '已截止',
      en: 'Closed',
      description: 'No more scores are taken; ranks and grades are not yet set (已截止).',
    },
    FINALIZED: { zh: '已定案', en: 'Finalized', description: 'Totals, ranks and grades are set (已定案).' },
  },
);

export const COMPETENCE_OUTCOME = vocabulary<CompetenceOutcome>(
  'CompetenceOutcome',
  'What a competence assessment recommends (胜任度测评结果). A recommendation: nothing follows from it by itself.',
  {
    RETAIN: { zh: '留任', en: 'Retain', description: 'To stay in the post (留任).' },
    ADJUST: { zh: '调整岗位', en: 'Adjust', description: 'To be given another post (调整岗位).' },
    REMOVE: { zh: '免职', en: 'Remove', description: 'To be relieved of the post (免职).' },
  },
);

export const EVALUATION_GRADE = vocabulary<EvaluationGrade>(
  'EvaluationGrade',
  'The grade of an evaluation (考核等次).',
  {
    EXCELLENT: { zh: '优秀', en: 'Excellent' },
    COMPETENT: { zh: '称职', en: 'Competent' },
    BASICALLY_COMPETENT: { zh: '基本称职', en: 'Basically competent' },
    INCOMPETENT: { zh: '不称职', en: 'Incompetent' },
    NOT_GRADED: {
      zh: '不定等次',
      en: 'Not graded',
      description: 'Without a grade, as before the cycle is finalized (不定等次).',
    },
  },
);

export const EVALUATION_APPEAL_STATUS = vocabulary<EvaluationAppealStatus>(
  'EvaluationAppealStatus',
  'How far an appeal has come (申诉状态).',
  {
    FILED: { zh: '已提出', en: 'Filed', description: 'Waits for its decision (已提出).' },
    UPHELD: { zh: '成立', en: 'Upheld', description: 'Was found right (成立).' },
    DISMISSED: { zh: '驳回', en: 'Dismissed', description: 'Was not found right (驳回).' },
  },
);

export const APPEAL_DECISION = vocabulary('AppealDecision', 'How an appeal is decided (申诉决定).', {
  UPHELD: {
    zh: '成立',
    en: 'Uphold',
    description: 'It is right (成立): the result is to be amended, by an act of its own.',
  },
  DISMISSED: { zh: '驳回', en: 'Dismiss', description: 'It is not right (驳回): the result stays.' },
});
