import { vocabulary } from '../../vocabulary/vocabulary.ts';

/**
 * The grade catalogue: the law-enforcement series (执法勤务警员) and the technical series (警务技术), each from the highest
 * down. 公务员职务与职级并行规定 (2019) and its implementation for the public security organs.
 */
export const GRADE = vocabulary('Grade', 'The grade (警察职级) of a police officer.', {
  POLICE_COMMISSIONER_1: { zh: '一级警务专员', en: 'Police commissioner, first grade' },
  POLICE_COMMISSIONER_2: { zh: '二级警务专员', en: 'Police commissioner, second grade' },
  SENIOR_POLICE_OFFICER_1: { zh: '一级高级警长', en: 'Senior police officer, first grade' },
  SENIOR_POLICE_OFFICER_2: { zh: '二级高级警长', en: 'Senior police officer, second grade' },
  SENIOR_POLICE_OFFICER_3: { zh: '三级高级警长', en: 'Senior police officer, third grade' },
  SENIOR_POLICE_OFFICER_4: { zh: '四级高级警长', en: 'Senior police officer, fourth grade' },
  POLICE_OFFICER_1: { zh: '一级警长', en: 'Police officer, first grade' },
  POLICE_OFFICER_2: { zh: '二级警长', en: 'Police officer, second grade' },
  POLICE_OFFICER_3: { zh: '三级警长', en: 'Police officer, third grade' },
  POLICE_OFFICER_4: { zh: '四级警长', en: 'Police officer, fourth grade' },
  POLICE_CONSTABLE_1: { zh: '一级警员', en: 'Police constable, first grade' },
  POLICE_CONSTABLE_2: { zh: '二级警员', en: 'Police constable, second grade' },
  POLICE_TECHNICAL_DIRECTOR_1: { zh: '警务技术一级总监', en: 'Police technical director, first grade' },
  POLICE_TECHNICAL_DIRECTOR_2: { zh: '警务技术二级总监', en: 'Police technical director, second grade' },
  POLICE_TECHNICAL_CHIEF_1: { zh: '警务技术一级主任', en: 'Police technical chief, first grade' },
  POLICE_TECHNICAL_CHIEF_2: { zh: '警务技术二级主任', en: 'Police technical chief, second grade' },
  POLICE_TECHNICAL_CHIEF_3: { zh: '警务技术三级主任', en: 'Police technical chief, third grade' },
  POLICE_TECHNICAL_CHIEF_4: { zh: '警务技术四级主任', en: 'Police technical chief, fourth grade' },
  POLICE_TECHNICAL_SUPERVISOR_1: { zh: '警务技术一级主管', en: 'Police technical supervisor, first grade' },
  POLICE_TECHNICAL_SUPERVISOR_2: { zh: '警务技术二级主管', en: 'Police technical supervisor, second grade' },
  POLICE_TECHNICAL_SUPERVISOR_3: { zh: '警务技术三级主管', en: 'Police technical supervisor, third grade' },
  POLICE_TECHNICAL_SUPERVISOR_4: { zh: '警务技术四级主管', en: 'Police technical supervisor, fourth grade' },
  POLICE_TECHNICIAN: { zh: '警务技术员', en: 'Police technician' },
});

export type Grade = (typeof GRADE.values)[number];
