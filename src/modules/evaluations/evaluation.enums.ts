import { describedEnum } from '../../graphql/enums.ts';

export const EvaluationSubjectKind = describedEnum('EvaluationSubjectKind', 'What a scheme evaluates (考核对象).', {
  OFFICER: 'Officers (民警).',
  UNIT: 'Units (单位).',
});

export const EvaluationCycleStatus = describedEnum('EvaluationCycleStatus', 'How far a cycle has come (考核状态).', {
  DRAFT: 'Being prepared (筹备).',
  OPEN: 'Scores are being recorded (进行中).',
  CLOSED: 'No more scores are taken; ranks and grades are not yet set (已截止).',
  FINALIZED: 'Totals, ranks and grades are set (已定案).',
});

export const CompetenceOutcome = describedEnum(
  'CompetenceOutcome',
  'What a competence assessment recommends (胜任度测评结果). A recommendation: nothing follows from it by itself.',
  {
    RETAIN: 'To stay in the post (留任).',
    ADJUST: 'To be given another post (调整岗位).',
    REMOVE: 'To be relieved of the post (免职).',
  },
);

export const EvaluationGrade = describedEnum('EvaluationGrade', 'The grade of an evaluation (考核等次).', {
  EXCELLENT: 'Excellent (优秀).',
  COMPETENT: 'Competent (称职).',
  BASICALLY_COMPETENT: 'Basically competent (基本称职).',
  INCOMPETENT: 'Incompetent (不称职).',
  NOT_GRADED: 'Without a grade, as before the cycle is finalized (不定等次).',
});

export const EvaluationAppealStatus = describedEnum(
  'EvaluationAppealStatus',
  'How far an appeal has come (申诉状态).',
  {
    FILED: 'Waits for its decision (已提出).',
    UPHELD: 'Was found right (成立).',
    DISMISSED: 'Was not found right (驳回).',
  },
);

export const AppealDecision = describedEnum('AppealDecision', 'How an appeal is decided (申诉决定).', {
  UPHELD: 'It is right (成立): the result is to be amended, by an act of its own.',
  DISMISSED: 'It is not right (驳回): the result stays.',
});
