import type { Scope } from '../../access/scopes.ts';
import type { ImportKind } from '../../generated/prisma/enums.ts';
import { RECORD_DOSSIERS } from './dossier-kind.rules.ts';
import type { KindOfImport, Named } from './kind-of-import.rules.ts';

export type { ElementOfList, KindOfImport, Named } from './kind-of-import.rules.ts';

const VERSION = 'expectedVersion';
const POLICE_NUMBER = { zh: '警号', en: 'Police number' };
const OFFICER = ['Officer'] as const;
const OFFICER_OR_UNIT = ['Officer', 'Unit'] as const;

/** The kinds of import, each declared once. */
export const KINDS: Readonly<Record<ImportKind, KindOfImport>> = {
  CREATE_UNITS: {
    acts: ['createUnit'],
    scope: 'unit:write',
    words: 'Unit',
    without: [],
    names: { parent: ['Unit'] },
    headings: {
      name: { zh: '单位名称', en: 'Name' },
      code: { zh: '单位代码', en: 'Code' },
      parent: { zh: '上级单位', en: 'Unit above' },
      category: { zh: '单位类别', en: 'Category' },
      kind: { zh: '机构类型', en: 'Kind' },
    },
    on: 'effectiveOn',
  },
  ENROLL_OFFICERS: {
    acts: ['enrollOfficer'],
    scope: 'personnel:write',
    words: 'Officer',
    without: [],
    names: { unit: ['Unit'] },
    on: 'effectiveOn',
  },
  REVISE_OFFICERS: {
    acts: ['reviseOfficer'],
    scope: 'personnel:write',
    words: 'Officer',
    without: [VERSION],
    names: { id: OFFICER },
    headings: { id: POLICE_NUMBER, policeNumber: { zh: '新警号', en: 'New police number' } },
    on: 'effectiveOn',
  },
  TRANSFER_OFFICERS: {
    acts: ['transferOfficer'],
    scope: 'personnel:write',
    words: 'Officer',
    without: [VERSION],
    names: { id: OFFICER, to: ['Unit'], handOverTo: OFFICER_OR_UNIT },
    headings: {
      id: POLICE_NUMBER,
      to: { zh: '调入单位', en: 'New unit' },
      handOverTo: { zh: '责任交接给', en: 'Duties go to' },
    },
    on: 'effectiveOn',
  },
  PROMOTE_OFFICERS: {
    acts: ['promoteOfficer'],
    scope: 'personnel:write',
    words: 'Officer',
    without: [VERSION],
    names: { id: OFFICER },
    headings: { id: POLICE_NUMBER },
    on: 'effectiveOn',
  },
  RECORD_HONORS: {
    acts: ['nominateHonor', 'conferHonor'],
    scope: 'honor:write',
    words: 'Honor',
    without: ['id', VERSION, 'nominatedOn'],
    names: { program: ['HonorProgram'], recipients: OFFICER_OR_UNIT },
    headings: {
      program: { zh: '评选项目', en: 'Program' },
      kind: { zh: '个人或集体', en: 'Person or collective' },
      withoutNoticeBecause: { zh: '未公示的理由', en: 'Why without notice' },
    },
    on: 'awardedOn',
  },
  RECORD_SCORES: {
    acts: ['recordScores'],
    scope: 'evaluation:write',
    words: 'Evaluation',
    without: [],
    names: { cycle: ['EvaluationCycle'], 'scores.subject': OFFICER_OR_UNIT },
    headings: {
      cycle: { zh: '考核周期', en: 'Cycle' },
      'scores.subject': { zh: '考核对象', en: 'Subject' },
      'scores.indicator': { zh: '指标', en: 'Indicator' },
      'scores.value': { zh: '得分', en: 'Score' },
      'scores.evaluator': { zh: '评分人', en: 'Evaluator' },
      'scores.evaluatorGroup': { zh: '测评主体', en: 'Group of evaluators' },
    },
    on: '',
  },
  RECORD_ATTENDANCES: {
    acts: ['recordAttendances'],
    scope: 'program:write',
    words: 'Attendance',
    without: [],
    names: { activity: ['Activity'], 'attendances.participant': OFFICER_OR_UNIT, 'attendances.honor': ['Honor'] },
    headings: {
      activity: { zh: '活动', en: 'Activity' },
      'attendances.participant': { zh: '参加者', en: 'Participant' },
      'attendances.otherName': { zh: '其他参加人', en: 'Other participant' },
    },
    on: '',
  },
  RECORD_TALLIES: {
    acts: ['recordTallies'],
    scope: 'program:write',
    words: 'Tally',
    without: [],
    names: { 'tallies.subject': OFFICER_OR_UNIT },
    headings: {
      'tallies.subject': { zh: '统计对象', en: 'Subject' },
      'tallies.name': { zh: '工作量名称', en: 'Name of the tally' },
      'tallies.from': { zh: '起始日期', en: 'First day' },
      'tallies.to': { zh: '截止日期（不含）', en: 'First day after' },
    },
    on: 'tallies.from',
  },
  RECORD_PLACES: {
    acts: ['recordPlaces'],
    scope: 'duty:write',
    words: 'Place',
    without: [],
    names: {},
    headings: {
      'places.code': { zh: '联系对象代码', en: 'Code' },
      'places.name': { zh: '联系对象名称', en: 'Name' },
      'places.kind': { zh: '联系对象类型', en: 'Kind' },
      'places.parentCode': { zh: '上级联系对象代码', en: 'Code of the place above' },
      'places.until': { zh: '撤销日期', en: 'Until' },
    },
    on: 'effectiveOn',
  },
  ASSIGN_DUTIES: {
    acts: ['assignDuties'],
    scope: 'duty:write',
    words: 'Duty',
    without: [],
    names: {
      program: ['Program'],
      'duties.target': ['Place', 'Unit'],
      'duties.holder': OFFICER_OR_UNIT,
      'duties.above': ['Duty'],
    },
    headings: {
      'duties.target': { zh: '责任对象', en: 'Target' },
      'duties.kind': { zh: '责任类型', en: 'Kind of duty' },
      'duties.title': { zh: '责任名称', en: 'Title' },
      'duties.holderName': { zh: '责任人名称', en: 'Holder' },
    },
    on: 'effectiveOn',
  },
  RECORD_DOSSIERS,
};

/** The scopes that the acts of a kind need, which who brings files in must have somewhere. */
export const scopesOf = (kind: ImportKind): readonly Scope[] => {
  const { scope, besides } = KINDS[kind];
  return besides ? [scope, besides] : [scope];
};

/** What a cell of a row may name: whom an honor is for decides who its recipients are. */
export function typesNamed(kind: KindOfImport, field: string, valueOf: (field: string) => unknown): readonly Named[] {
  const types = kind.names[field] ?? [];
  if (field !== 'recipients') return types;
  const only = { INDIVIDUAL: 'Officer', COLLECTIVE: 'Unit' }[valueOf('kind') as string];
  return types.filter((type) => only === undefined || type === only);
}
