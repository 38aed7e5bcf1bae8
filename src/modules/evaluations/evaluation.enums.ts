import { labelledEnum } from '../../graphql/enums.ts';
import {
  EVALUATION_SUBJECT_KIND,
  EVALUATION_CYCLE_STATUS,
  COMPETENCE_OUTCOME,
  EVALUATION_GRADE,
  EVALUATION_APPEAL_STATUS,
  APPEAL_DECISION,
} from './evaluation.vocabulary.ts';

export const EvaluationSubjectKind = labelledEnum(EVALUATION_SUBJECT_KIND);
export const EvaluationCycleStatus = labelledEnum(EVALUATION_CYCLE_STATUS);
export const CompetenceOutcome = labelledEnum(COMPETENCE_OUTCOME);
export const EvaluationGrade = labelledEnum(EVALUATION_GRADE);
export const EvaluationAppealStatus = labelledEnum(EVALUATION_APPEAL_STATUS);
export const AppealDecision = labelledEnum(APPEAL_DECISION);
