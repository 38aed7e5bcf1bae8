import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const CORRECTION_IMPACT_KIND = vocabulary('CorrectionImpactKind', 'What may rest on a record that was wrong.', {
  LATER_RECORD: {
    zh: '后续登记',
    en: 'Later record',
    description: 'A later version of the same thing, which now follows other values (后续登记).',
  },
  EVALUATION: { zh: '考核', en: 'Evaluation', description: 'An evaluation of a finalized cycle (已定案的考核).' },
  HONOR: { zh: '奖励', en: 'Honor', description: 'An honor under nomination or conferred (奖励).' },
  SELECTION: {
    zh: '选任',
    en: 'Selection',
    description: "A selection, or a candidate's reasons in an open round (选任).",
  },
  PROMOTION: {
    zh: '晋升',
    en: 'Promotion',
    description: 'A promotion whose years or step no longer hold (警衔晋升).',
  },
  EXPORT: {
    zh: '导出文件',
    en: 'Export',
    description: 'A spreadsheet or form that was issued with the old values (已导出的表册).',
  },
  PROGRAM: {
    zh: '计划与处分',
    en: 'Program',
    description: 'A program, duty, sanction or recommendation (计划与处分).',
  },
});

export type CorrectionImpactKind = (typeof CORRECTION_IMPACT_KIND)['values'][number];
