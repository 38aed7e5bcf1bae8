import type { ImportKind, ImportStatus } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const IMPORT_KIND = vocabulary<ImportKind>('ImportKind', 'What the rows of a file are to become (导入种类).', {
  CREATE_UNITS: { zh: '设立单位', en: 'New units', description: 'Each row creates a unit (设立单位).' },
  ENROLL_OFFICERS: { zh: '录用入警', en: 'New officers', description: 'Each row enrolls an officer (录用入警).' },
  REVISE_OFFICERS: {
    zh: '变更人员信息',
    en: 'Officers revised',
    description: 'Each row revises an officer (变更人员信息).',
  },
  TRANSFER_OFFICERS: { zh: '调动', en: 'Transfers', description: 'Each row transfers an officer (调动).' },
  PROMOTE_OFFICERS: {
    zh: '晋升',
    en: 'Promotions',
    description: 'Each row promotes an officer in rank, grade or both (晋升).',
  },
  RECORD_HONORS: {
    zh: '授予奖励',
    en: 'Honors',
    description: 'Each row nominates for an honor that was given already, and confers it (授予奖励).',
  },
  RECORD_SCORES: {
    zh: '登记考核得分',
    en: 'Scores',
    description: 'Each row records a score of an evaluation (登记考核得分).',
  },
  RECORD_ATTENDANCES: {
    zh: '登记参训参赛',
    en: 'Attendances',
    description: 'Each row records who attended an activity (登记参训参赛).',
  },
  RECORD_TALLIES: { zh: '登记工作量', en: 'Tallies', description: 'Each row records a tally (登记工作量).' },
  RECORD_PLACES: { zh: '登记联系对象', en: 'Places', description: 'Each row records a place (登记联系对象).' },
  ASSIGN_DUTIES: { zh: '明确责任', en: 'Duties', description: 'Each row gives a duty (明确责任).' },
  RECORD_DOSSIERS: {
    zh: '登记档案信息',
    en: 'Dossiers',
    description:
      'Each row records sections of the dossier of an officer (登记档案信息); a file of the editor of 干部任免审批表 (.lrmx) is one row.',
  },
});

export const IMPORT_STATUS = vocabulary<ImportStatus>('ImportStatus', 'How far a file has come (导入状态).', {
  STAGED: { zh: '已读取', en: 'Read', description: 'Read; columns may be mapped (已读取).' },
  REHEARSING: {
    zh: '预演中',
    en: 'Being rehearsed',
    description: 'Rows are being tried, in the background (预演中).',
  },
  REHEARSED: { zh: '已预演', en: 'Rehearsed', description: 'Every row was tried and nothing done (已预演).' },
  APPLYING: {
    zh: '处理中',
    en: 'Being applied',
    description: 'Rows are being applied, in the background, or taken back (处理中).',
  },
  FAILED: { zh: '未完成', en: 'Not done', description: 'Stopped before anything was done (未完成).' },
  APPLIED: { zh: '已导入', en: 'Applied', description: 'What could be done is done (已导入).' },
  DISCARDED: { zh: '已丢弃', en: 'Discarded', description: 'Put aside; its cells are deleted (已丢弃).' },
  UNDONE: { zh: '已撤销', en: 'Undone', description: 'Applied, and withdrawn by `undoImport` (已撤销).' },
});

export const IMPORT_ERROR_POLICY = vocabulary(
  'ImportErrorPolicy',
  'What happens where some rows are refused (有误行的处理).',
  {
    ALL_OR_NOTHING: {
      zh: '全部通过才导入',
      en: 'All or nothing',
      description: 'Nothing is done unless every row can be (全部通过才导入).',
    },
    SKIP_REFUSED: {
      zh: '跳过未通过的行',
      en: 'Skip what is refused',
      description: 'Rows that are refused are left out, with their reasons (跳过未通过的行).',
    },
  },
);
