import type { ConcernKind, ConcernMeasure, ConcernStage } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const CONCERN_KIND = vocabulary<ConcernKind>('ConcernKind', 'What an early sign is about (苗头类别).', {
  ENFORCEMENT: { zh: '执法', en: 'Enforcement', description: 'How the law is enforced (执法).' },
  INTEGRITY: { zh: '廉洁', en: 'Integrity', description: 'Honesty in office (廉洁).' },
  LIFE: { zh: '生活', en: 'Life', description: 'Life outside duty (生活).' },
  POLITICS: { zh: '政治', en: 'Politics', description: 'Political discipline (政治).' },
  WORK_STYLE: { zh: '作风纪律', en: 'Style of work', description: 'Discipline and style of work (作风纪律).' },
});

export const CONCERN_STAGE = vocabulary<ConcernStage>(
  'ConcernStage',
  'How far a concern has come (四早). It goes down this list and not up, but for CORRECTED to REMINDED where it comes again.',
  {
    FOUND: { zh: '早发现', en: 'Found', description: 'Found early (早发现).' },
    REMINDED: { zh: '早提醒', en: 'Reminded', description: 'Reminded early (早提醒).' },
    STOPPED: { zh: '早制止', en: 'Stopped', description: 'Stopped early (早制止).' },
    CORRECTED: {
      zh: '早纠正',
      en: 'Corrected',
      description: 'Corrected early (早纠正): to be watched for a while.',
    },
    CLOSED: { zh: '销号', en: 'Closed', description: 'It is over (销号).' },
    REFERRED: {
      zh: '移送',
      en: 'Referred',
      description: 'Passed on to who investigates (移送): it ends here.',
    },
  },
);

export const CONCERN_MEASURE = vocabulary<ConcernMeasure>(
  'ConcernMeasure',
  'What is done about a concern (日常监督措施); all of it is the first of the four forms. What has effects by law, from admonition on, is a sanction.',
  {
    EDUCATION: { zh: '批评教育', en: 'Education', description: 'Criticism and education (批评教育).' },
    MENTORING: {
      zh: '结对帮教',
      en: 'Mentoring',
      description: 'Somebody helps and looks after the officer (结对帮教).',
    },
    QUESTION: { zh: '函询', en: 'Question', description: 'Asked in writing to explain (函询).' },
    SELF_EXAMINATION: {
      zh: '责令检查',
      en: 'Self-examination',
      description: 'Told to examine themselves in writing (责令检查).',
    },
    TALK: { zh: '谈话提醒', en: 'Talk', description: 'A talk (谈话提醒).' },
  },
);
