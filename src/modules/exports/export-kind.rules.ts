import type { Scope } from '../../access/scopes.ts';
import type { Message } from '../../errors/refusals.ts';

/** A column of what is handed out: where its value stands in the answer of GraphQL, and what it is called. */
export interface ExportColumn {
  /** Its name for programs, in the parameter `columns`. */
  readonly key: string;
  /** The fields from the thing of the row to the value; `Officer:name` is the field of that type alone. */
  readonly path: string;
  readonly heading: Message;
  /** Whether it is there only where it is asked for. Default: false. */
  readonly onRequest?: boolean;
  /** Whether it is personal data, whose reading is on record. Default: false. */
  readonly isPersonal?: boolean;
}

/** A list that is handed out whole. */
export interface ExportKind {
  readonly title: Message;
  /** The variables of the query besides those of the page, each with its type. */
  readonly variables: Readonly<Record<string, string>>;
  /** The query: `%` is where the connection is asked for its page, whose elements are the rows. */
  readonly query: string;
  /** The fields from the data to the connection. */
  readonly connection: string;
  /** The type that has the connection. Default: the query itself. */
  readonly of?: string;
  /** The list in each element of which there is a row each; the paths of columns pass through it. Default: each element is a row. */
  readonly each?: string;
  /** What of officers the rows rest on besides, for who has a scope and states a purpose, as the record of reads names it. */
  readonly restsOn?: { readonly scope: Scope; readonly field: string };
  /** The paths to the ids of what the rows list, so that a correction tells the file. One is asked for where a column is of its thing. */
  readonly lists: readonly string[];
  /** Whether each element is about an officer. */
  readonly isOfOfficers: boolean;
  readonly columns: readonly ExportColumn[];
}

const column = (
  key: string,
  path: string,
  zh: string,
  en: string,
  more: Pick<ExportColumn, 'onRequest' | 'isPersonal'> = {},
): ExportColumn => ({ key, path, heading: { zh, en }, ...more });

const ON_REQUEST = { onRequest: true } as const;
const PERSONAL = { onRequest: true, isPersonal: true } as const;

/** What is told of an officer, the officer being found by a prefix of the path. */
const officerColumns = (at: string): readonly ExportColumn[] => [
  column('policeNumber', `${at}policeNumber`, '警号', 'Police number'),
  column('name', `${at}name`, '姓名', 'Name'),
  column('namePinyin', `${at}namePinyin`, '姓名拼音', 'Name in pinyin', ON_REQUEST),
  column('gender', `${at}gender`, '性别', 'Gender'),
  column('category', `${at}category`, '人员类别', 'Category'),
  column('status', `${at}status`, '状态', 'Status'),
  column('rank', `${at}rank`, '警衔', 'Rank'),
  column('grade', `${at}grade`, '职级', 'Grade'),
  column('joinedOn', `${at}joinedOn`, '入警时间', 'Joined on'),
  column('unitCode', `${at}unit.code`, '单位代码', 'Unit code'),
  column('unit', `${at}unit.name`, '单位', 'Unit'),
  column('title', `${at}primaryAssignment.title`, '职务', 'Title'),
  column('role', `${at}primaryAssignment.role`, '职务类别', 'Role'),
  column('postFrom', `${at}primaryAssignment.validity.from`, '任职日期', 'In the post from'),
  column('birthOn', `${at}birthOn`, '出生日期', 'Born', PERSONAL),
  column('nationalId', `${at}nationalId`, '公民身份号码', 'National id', PERSONAL),
];

const OFFICERS: ExportKind = {
  title: { zh: '人员名单', en: 'Officers' },
  variables: { filter: 'OfficerFilter' },
  query: '{ officers(filter: $filter, %) }',
  connection: 'officers',
  lists: ['id', 'unit.id'],
  isOfOfficers: true,
  columns: officerColumns(''),
};

const ROSTER: ExportKind = {
  title: { zh: '花名册', en: 'Roster' },
  variables: {
    unit: 'ID',
    code: 'String',
    includeSubunits: 'Boolean!',
    filter: 'OfficerFilter',
    orderBy: '[OfficerOrder!]',
  },
  query:
    '{ unit(id: $unit, code: $code) { officers(includeSubunits: $includeSubunits, filter: $filter, orderBy: $orderBy, %) } }',
  connection: 'unit.officers',
  of: 'Unit',
  lists: ['id', 'unit.id'],
  isOfOfficers: true,
  columns: officerColumns(''),
};

const HONORS: ExportKind = {
  title: { zh: '表彰奖励', en: 'Honors' },
  variables: { filter: 'HonorFilter' },
  query: '{ honors(filter: $filter, %) }',
  connection: 'honors',
  each: 'recipients',
  lists: ['id', 'recipients.Officer:id', 'recipients.Unit:id'],
  isOfOfficers: false,
  columns: [
    column('title', 'title', '奖励名称', 'Title'),
    column('kind', 'kind', '个人或集体', 'Person or collective'),
    column('level', 'level', '级别', 'Level'),
    column('meritClass', 'meritClass', '奖励等级', 'Class of merit'),
    column('status', 'status', '状态', 'Status'),
    column('awardedBy', 'awardedBy', '授予机关', 'Awarded by'),
    column('awardedOn', 'awardedOn', '授予日期', 'Awarded'),
    column('policeNumber', 'recipients.Officer:policeNumber', '警号', 'Police number'),
    column('officer', 'recipients.Officer:name', '民警', 'Officer'),
    column('unitCode', 'recipients.Unit:code', '单位代码', 'Unit code'),
    column('unit', 'recipients.Unit:name', '单位', 'Unit'),
    column('other', 'recipients.OtherRecipient:name', '其他对象', 'Other recipient'),
    column('document', 'basis.documentNumber', '文号', 'Document'),
  ],
};

const EVALUATIONS: ExportKind = {
  title: { zh: '考核结果', en: 'Evaluations' },
  variables: { cycle: 'ID!' },
  query: '{ node(id: $cycle) { ... on EvaluationCycle { evaluations(%) } } }',
  connection: 'node.evaluations',
  of: 'EvaluationCycle',
  lists: ['subject.Officer:id', 'subject.Unit:id'],
  isOfOfficers: true,
  columns: [
    column('policeNumber', 'subject.Officer:policeNumber', '警号', 'Police number'),
    column('officer', 'subject.Officer:name', '民警', 'Officer'),
    column('unitCode', 'subject.Unit:code', '单位代码', 'Unit code'),
    column('unit', 'subject.Unit:name', '单位', 'Unit'),
    column('total', 'total', '总分', 'Total'),
    column('rank', 'rank', '名次', 'Place'),
    column('bandGrade', 'bandGrade', '按分档等次', 'Grade by band'),
    column('grade', 'grade', '考核等次', 'Grade'),
    column('capped', 'capped', '受名额限制', 'Held down by the cap'),
    column('probation', 'probation', '试用期', 'On probation'),
    column('outcome', 'outcome', '结果', 'Outcome'),
    column('amended', 'amended', '已更正', 'Amended'),
  ],
};

const CANDIDATES: ExportKind = {
  title: { zh: '选任人选', en: 'Candidates' },
  variables: { round: 'ID!' },
  query: '{ node(id: $round) { ... on SelectionRound { candidates(includeIneligible: true, %) } } }',
  connection: 'node.candidates',
  of: 'SelectionRound',
  restsOn: { scope: 'discipline:read', field: 'sanctions' },
  lists: ['officer.id', 'officer.unit.id'],
  isOfOfficers: true,
  columns: [
    column('place', 'place', '名次', 'Place'),
    ...officerColumns('officer.').filter(({ key }) =>
      ['policeNumber', 'name', 'rank', 'grade', 'unitCode', 'unit', 'title'].includes(key),
    ),
    column('category', 'category', '单位类别', 'Category of the unit'),
    column('score', 'score', '得分', 'Score'),
    column('lastGrade', 'lastGrade', '上一考核等次', 'Last grade'),
    column('yearsInGrade', 'yearsInGrade', '任现职级年数', 'Years in the grade'),
    column('recommendations', 'recommendations', '推荐数', 'Recommendations'),
    column('eligible', 'eligible', '符合条件', 'Eligible'),
    column('excludedBy', 'excludedBy', '不符合的原因', 'Excluded by'),
  ],
};

const CHANGES: ExportKind = {
  title: { zh: '变更记录', en: 'Changes' },
  variables: {},
  query: '{ changes(%) }',
  connection: 'changes',
  each: 'fields',
  // what was recorded stays so
  lists: [],
  isOfOfficers: false,
  columns: [
    column('position', 'position', '序号', 'Position'),
    column('at', 'at', '记录时间', 'Recorded at'),
    column('actor', 'actor', '经办人', 'By'),
    column('operation', 'operation', '操作', 'Operation'),
    column('subjectType', 'subjectType', '对象类别', 'Kind of subject'),
    column('document', 'basis.documentNumber', '文号', 'Document'),
    column('reason', 'basis.reason', '事由', 'Reason'),
    column('field', 'fields.field', '字段', 'Field'),
    column('label', 'fields.label', '字段名称', 'Name of the field'),
    column('before', 'fields.before', '变更前', 'Before'),
    column('after', 'fields.after', '变更后', 'After'),
    column('requestId', 'requestId', '请求编号', 'Request'),
  ],
};

/** What can be handed out, by the name in the address. */
export const EXPORT_KINDS = {
  officers: OFFICERS,
  roster: ROSTER,
  honors: HONORS,
  evaluations: EVALUATIONS,
  candidates: CANDIDATES,
  changes: CHANGES,
} as const satisfies Readonly<Record<string, ExportKind>>;

export type ExportName = keyof typeof EXPORT_KINDS;
