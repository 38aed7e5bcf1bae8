import type { OfficerCategory, OfficerStatus, Gender, PoliceRank } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const OFFICER_CATEGORY = vocabulary<OfficerCategory>('OfficerCategory', 'Officer or auxiliary (人员类别).', {
  POLICE: {
    zh: '民警',
    en: 'Police officer',
    description: 'A police officer (民警), who has a rank and counts against the authorized strength.',
  },
  AUXILIARY: {
    zh: '辅警',
    en: 'Auxiliary',
    description: 'An auxiliary (辅警), who has no rank and does not count against the authorized strength.',
  },
});

export const OFFICER_STATUS = vocabulary<OfficerStatus>('OfficerStatus', 'Whether someone serves (在职状态).', {
  ACTIVE: { zh: '在职', en: 'Active', description: 'Serves (在职).' },
  SUSPENDED: { zh: '停职', en: 'Suspended', description: 'Suspended from duty (停职); still of the force.' },
  RETIRED: { zh: '退休', en: 'Retired' },
  SEPARATED: {
    zh: '离职',
    en: 'Separated',
    description: 'Left the force otherwise: resigned, dismissed or transferred out (离职).',
  },
  DECEASED: { zh: '去世', en: 'Deceased', description: 'Died (去世), in the line of duty (牺牲) or not.' },
});

/** 个人基本信息分类与代码 第1部分：人的性别代码. Its 0 and 9 are of a gender that is not known or not told: no value here. */
const GENDER_STANDARD = 'GB/T 2261.1';

export const GENDER = vocabulary<Gender>('Gender', 'Gender (性别).', {
  MALE: { zh: '男', en: 'Male', coded: { standard: GENDER_STANDARD, code: '1' } },
  FEMALE: { zh: '女', en: 'Female', coded: { standard: GENDER_STANDARD, code: '2' } },
});

export const POLICE_RANK = vocabulary<PoliceRank>('PoliceRank', 'The rank (警衔) of a police officer, highest first.', {
  COMMISSIONER_GENERAL: { zh: '总警监', en: 'Commissioner general' },
  DEPUTY_COMMISSIONER_GENERAL: { zh: '副总警监', en: 'Deputy commissioner general' },
  COMMISSIONER_FIRST_CLASS: { zh: '一级警监', en: 'Commissioner first class' },
  COMMISSIONER_SECOND_CLASS: { zh: '二级警监', en: 'Commissioner second class' },
  COMMISSIONER_THIRD_CLASS: { zh: '三级警监', en: 'Commissioner third class' },
  SUPERVISOR_FIRST_CLASS: { zh: '一级警督', en: 'Supervisor first class' },
  SUPERVISOR_SECOND_CLASS: { zh: '二级警督', en: 'Supervisor second class' },
  SUPERVISOR_THIRD_CLASS: { zh: '三级警督', en: 'Supervisor third class' },
  SUPERINTENDENT_FIRST_CLASS: { zh: '一级警司', en: 'Superintendent first class' },
  SUPERINTENDENT_SECOND_CLASS: { zh: '二级警司', en: 'Superintendent second class' },
  SUPERINTENDENT_THIRD_CLASS: { zh: '三级警司', en: 'Superintendent third class' },
  CONSTABLE_FIRST_CLASS: { zh: '一级警员', en: 'Constable first class' },
  CONSTABLE_SECOND_CLASS: { zh: '二级警员', en: 'Constable second class' },
});
