import { labelledEnum } from '../../graphql/enums.ts';
import {
  PROGRAM_KIND,
  PROGRAM_ADMISSION,
  PROGRAM_REACH,
  PROGRAM_STATUS,
  REQUIREMENT_MEASURE,
  REQUIREMENT_PERIOD,
} from './program.vocabulary.ts';

export const ProgramKind = labelledEnum(PROGRAM_KIND);
export const ProgramAdmission = labelledEnum(PROGRAM_ADMISSION);
export const ProgramReach = labelledEnum(PROGRAM_REACH);
export const ProgramStatus = labelledEnum(PROGRAM_STATUS);
export const RequirementMeasure = labelledEnum(REQUIREMENT_MEASURE);
export const RequirementPeriod = labelledEnum(REQUIREMENT_PERIOD);
