import { describedEnum } from '../../graphql/enums.ts';

export const OfficerCategory = describedEnum('OfficerCategory', 'Officer or auxiliary (人员类别).', {
  POLICE: 'A police officer (民警), who has a rank and counts against the authorized strength.',
  AUXILIARY: 'An auxiliary (辅警), who has no rank and does not count against the authorized strength.',
});

export const OfficerStatus = describedEnum('OfficerStatus', 'Whether someone serves (在职状态).', {
  ACTIVE: 'Serves (在职).',
  SUSPENDED: 'Suspended from duty (停职); still of the force.',
  RETIRED: 'Retired (退休).',
  SEPARATED: 'Left the force otherwise: resigned, dismissed or transferred out (离职).',
  DECEASED: 'Died (去世), in the line of duty (牺牲) or not.',
});

export const Gender = describedEnum('Gender', 'Gender (性别).', {
  MALE: 'Male (男).',
  FEMALE: 'Female (女).',
});

export const PoliceRank = describedEnum('PoliceRank', 'The rank (警衔) of a police officer, highest first.', {
  COMMISSIONER_GENERAL: 'Commissioner general (总警监).',
  DEPUTY_COMMISSIONER_GENERAL: 'Deputy commissioner general (副总警监).',
  COMMISSIONER_FIRST_CLASS: 'Commissioner first class (一级警监).',
  COMMISSIONER_SECOND_CLASS: 'Commissioner second class (二级警监).',
  COMMISSIONER_THIRD_CLASS: 'Commissioner third class (三级警监).',
  SUPERVISOR_FIRST_CLASS: 'Supervisor first class (一级警督).',
  SUPERVISOR_SECOND_CLASS: 'Supervisor second class (二级警督).',
  SUPERVISOR_THIRD_CLASS: 'Supervisor third class (三级警督).',
  SUPERINTENDENT_FIRST_CLASS: 'Superintendent first class (一级警司).',
  SUPERINTENDENT_SECOND_CLASS: 'Superintendent second class (二级警司).',
  SUPERINTENDENT_THIRD_CLASS: 'Superintendent third class (三级警司).',
  CONSTABLE_FIRST_CLASS: 'Constable first class (一级警员).',
  CONSTABLE_SECOND_CLASS: 'Constable second class (二级警员).',
});
