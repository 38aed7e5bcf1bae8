import type { CaseFault, CaseRole, DisciplineForm, SanctionKind } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';
import type { SanctionStatus } from './effect.vocabulary.ts';

export const SANCTION_KIND = vocabulary<SanctionKind>(
  'SanctionKind',
  'The kind of a sanction (处分种类), of the law for public servants, of the Party, or of the organization.',
  {
    ADJUSTMENT: {
      zh: '组织调整',
      en: 'Adjustment',
      description: 'Another post or none, by the organization (组织调整).',
    },
    ADMONITION: { zh: '诫勉', en: 'Admonition', description: 'An admonition (诫勉).' },
    DEMERIT: { zh: '记过', en: 'Demerit', description: 'A demerit (记过).' },
    DEMOTION: { zh: '降级', en: 'Demotion', description: 'A lower grade of pay and rank (降级).' },
    DISMISSAL: {
      zh: '开除',
      en: 'Dismissal',
      description: "Dismissal (开除). Ends nobody's service by itself: that is separateOfficer, which may cite it.",
    },
    MAJOR_DEMERIT: { zh: '记大过', en: 'Major demerit', description: 'A major demerit (记大过).' },
    PARTY_EXPULSION: {
      zh: '开除党籍',
      en: 'Expulsion from the Party',
      description: 'Expulsion from the Party (开除党籍).',
    },
    PARTY_PROBATION: {
      zh: '留党察看',
      en: 'Probation within the Party',
      description: 'Probation within the Party (留党察看).',
    },
    PARTY_REMOVAL: {
      zh: '撤销党内职务',
      en: 'Removal from Party posts',
      description: 'Removal from Party posts (撤销党内职务).',
    },
    PARTY_SERIOUS_WARNING: {
      zh: '党内严重警告',
      en: 'Serious warning of the Party',
      description: 'A serious warning of the Party (党内严重警告).',
    },
    PARTY_WARNING: { zh: '党内警告', en: 'Warning of the Party', description: 'A warning of the Party (党内警告).' },
    RANK_REDUCTION: {
      zh: '警衔降级',
      en: 'Lower police rank',
      description: 'A lower police rank (警衔降级), set by the act itself.',
    },
    REMOVAL: {
      zh: '撤职',
      en: 'Removal from post',
      description: 'Removal from post (撤职). Ends no post by itself: that is endAssignment, which may cite it.',
    },
    SUSPENSION: {
      zh: '停止执行职务',
      en: 'Suspension from duty',
      description:
        'Suspension from duty (停止执行职务): the officer is SUSPENDED from its first day until its end, or until it is lifted.',
    },
    WARNING: { zh: '警告', en: 'Warning', description: 'A warning (警告).' },
  },
);

export const DISCIPLINE_FORM = vocabulary<DisciplineForm>(
  'DisciplineForm',
  'The four forms of discipline (监督执纪四种形态; 中国共产党党内监督条例, article 7).',
  {
    FIRST: {
      zh: '第一种形态',
      en: 'First form',
      description: 'Criticism, talks and questions (第一种: 红脸出汗).',
    },
    SECOND: {
      zh: '第二种形态',
      en: 'Second form',
      description: 'Light sanctions, organizational adjustment (第二种: 轻处分、组织调整).',
    },
    THIRD: {
      zh: '第三种形态',
      en: 'Third form',
      description: 'Heavy sanctions, a great change of post (第三种: 重处分、重大职务调整).',
    },
    FOURTH: {
      zh: '第四种形态',
      en: 'Fourth form',
      description: 'A grave breach that may be a crime is investigated (第四种: 立案审查).',
    },
  },
);

export const SANCTION_STATUS = vocabulary<SanctionStatus>('SanctionStatus', 'Where a sanction stands (处分状态).', {
  ENDED: { zh: '期满', en: 'Ended', description: 'Its period is over, or its effects are (期满).' },
  IN_FORCE: { zh: '处分期内', en: 'In force', description: 'In its period (处分期内).' },
  LIFTED: { zh: '解除', en: 'Lifted', description: 'Ended before its time by order (解除).' },
  OVERTURNED: {
    zh: '撤销',
    en: 'Overturned',
    description: 'Found wrong by a review, from its first day (撤销).',
  },
});

export const CASE_ROLE = vocabulary<CaseRole>('CaseRole', 'The part in a case (办案角色).', {
  APPROVER: { zh: '审批人', en: 'Approver', description: 'Approved it (审批人).' },
  ASSISTANT: { zh: '协办人', en: 'Assistant', description: 'Helped with it (协办人).' },
  EXPERT: { zh: '鉴定人', en: 'Expert', description: 'Gave an expert opinion (鉴定人).' },
  HANDLER: { zh: '办案人', en: 'Handler', description: 'Handled it (办案人).' },
  REVIEWER: { zh: '审核人', en: 'Reviewer', description: 'Reviewed it (审核人).' },
});

export const CASE_FAULT = vocabulary<CaseFault>(
  'CaseFault',
  'How it stands with fault (过错程度). For intent and gross negligence nobody ceases to answer.',
  {
    GROSS_NEGLIGENCE: { zh: '重大过失', en: 'Gross negligence', description: 'Gross negligence (重大过失).' },
    INTENT: { zh: '故意', en: 'Intent', description: 'Intent (故意).' },
    NEGLIGENCE: { zh: '过失', en: 'Negligence', description: 'Negligence (过失).' },
    NONE: { zh: '无过错', en: 'None', description: 'None (无过错).' },
  },
);
