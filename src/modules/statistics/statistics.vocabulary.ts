import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const OFFICER_GROUPING = vocabulary('OfficerGrouping', 'By what officers are counted (分组).', {
  AGE_BAND: {
    zh: '年龄段',
    en: 'Age',
    description:
      'The whole years of age on the day of the query, in fives such as 30-34 (年龄段); null where the birth date is not known, or is later. Needs the scope officer:personal for all that is counted, and a purpose (`x-purpose`); each question is on record in `bulkReads`.',
  },
  CATEGORY: { zh: '人员类别', en: 'Category', description: 'The category (人员类别).' },
  GENDER: { zh: '性别', en: 'Gender', description: 'The gender (性别).' },
  GRADE: { zh: '职级', en: 'Grade', description: 'The grade (职级), in the order of the catalogue.' },
  RANK: { zh: '警衔', en: 'Rank', description: 'The rank (警衔), the highest first.' },
  ROLE: { zh: '职责', en: 'Role', description: 'The role of the primary post (主职职责).' },
  SERVICE_YEARS_BAND: {
    zh: '警龄段',
    en: 'Years of service',
    description:
      'The whole years from the day of joining to the day of the query, in fives such as 10-14 (警龄段); null where the day of joining is not known, or is later.',
  },
  STATUS: { zh: '在职状态', en: 'Status', description: 'Whether they serve (在职状态).' },
  UNIT: { zh: '单位', en: 'Unit', description: 'The unit of the primary post (单位), by code.' },
  UNIT_CATEGORY: {
    zh: '单位类别',
    en: 'Category of the unit',
    description: 'The category that the unit of the primary post has itself (单位类别).',
  },
  UNIT_KIND: {
    zh: '机构类型',
    en: 'Kind of unit',
    description: 'The kind of the unit of the primary post (机构类型).',
  },
  BRANCH: {
    zh: '下级单位',
    en: 'Branch',
    description:
      'The child of the unit `branchesOf` in whose subtree the primary post is (下级单位), by code; null in the unit itself and elsewhere.',
  },
});

export type Grouping = (typeof OFFICER_GROUPING.values)[number];
