import { labelledEnum } from '../../graphql/enums.ts';
import { ASSIGNMENT_KIND, ASSIGNMENT_ROLE } from './assignment.vocabulary.ts';

export const AssignmentKind = labelledEnum(ASSIGNMENT_KIND);
export const AssignmentRole = labelledEnum(ASSIGNMENT_ROLE);
