import type { ProgramAdmission, ProgramKind, ProgramReach, ProgramStatus } from '../../generated/prisma/enums.ts';
import { vocabulary } from '../../vocabulary/vocabulary.ts';

export const PROGRAM_KIND = vocabulary<ProgramKind>('ProgramKind', 'What sort of program it is (制度类别).', {
  CAMPAIGN: {
    zh: '专项活动',
    en: 'Campaign',
    description: 'A campaign, education or service of a time (专项活动, 教育整顿, 为民服务).',
  },
  CARE: { zh: '职业保障', en: 'Care', description: 'What protects and cares for officers (职业保障, 爱警惠警).' },
  CEREMONY: { zh: '仪式文化', en: 'Ceremony', description: 'Ceremonies of a career or a force (仪式, 文化活动).' },
  CONTACT: {
    zh: '联系包保',
    en: 'Contact',
    description: 'Officers or units answer for places (联系包保, 进社区, 河道警长).',
  },
  CONTEST: { zh: '比武竞赛', en: 'Contest', description: 'Contests (比武竞赛).' },
  CULTIVATION: {
    zh: '培养工程',
    en: 'Cultivation',
    description: 'Officers are brought on, and shown by results (培养工程, 晒拼创).',
  },
  RECOMMENDATION: {
    zh: '人事推荐',
    en: 'Recommendation',
    description: 'Who may recommend cadres, and how many (人事推荐).',
  },
  REFORM: { zh: '改革创新', en: 'Reform', description: 'A reform, a pilot, a new way of working (改革创新).' },
  STANDARD: { zh: '标准', en: 'Standard', description: 'What units or officers have to be like (标准, 单位模板).' },
  TALENT: { zh: '人才计划', en: 'Talent', description: 'A pool of talents or specialists (人才计划).' },
  TRAINING: { zh: '训练', en: 'Training', description: 'Training that is due (训练制度, 轮训).' },
  WARNING: { zh: '风险预警', en: 'Warning', description: 'Early warning of risks in a team (队伍风险预警).' },
});

export const PROGRAM_ADMISSION = vocabulary<ProgramAdmission>('ProgramAdmission', 'Who is in a program (入选方式).', {
  BY_ADMISSION: {
    zh: '选拔入选',
    en: 'By admission',
    description: 'Those who were admitted by an act of its own (选拔), as in a talent pool.',
  },
  BY_CRITERIA: {
    zh: '条件自动适用',
    en: 'By criteria',
    description: 'Everybody who meets the criteria on the day (条件自动适用), as officers under three years.',
  },
});

export const PROGRAM_REACH = vocabulary<ProgramReach>(
  'ProgramReach',
  'Where below its owner a program applies (适用范围).',
  {
    BELOW: {
      zh: '下属各单位',
      en: 'Below',
      description: 'In the units below it alone: mid-level cadres (中层干部) are leaders and deputies BELOW.',
    },
    OWNER: { zh: '本级', en: 'Owner', description: 'In the unit itself alone: its own leaders (局领导) and offices.' },
    WITHIN: { zh: '本级及下属', en: 'Within', description: 'In the unit and all below.' },
  },
);

export const PROGRAM_STATUS = vocabulary<ProgramStatus>('ProgramStatus', 'How far a program has come (状态).', {
  ENDED: { zh: '已结束', en: 'Ended', description: 'It is over (已结束).' },
  PILOT: { zh: '试点', en: 'Pilot', description: 'It is tried in some places (试点).' },
  PLANNED: { zh: '拟开展', en: 'Planned', description: 'It is to come (拟开展).' },
  RUNNING: { zh: '运行', en: 'Running', description: 'It is done everywhere it concerns (运行).' },
});

export const REQUIREMENT_MEASURE = vocabulary(
  'RequirementMeasure',
  'What a requirement measures (计量口径). Of officers ATTENDANCES, DUTIES, HOURS, RECOMMENDATIONS and TALLY; of units all but HOURS and RECOMMENDATIONS; OPEN_CONCERNS and SANCTIONS in programs of kind WARNING alone.',
  {
    ACTIVITIES: {
      zh: '举办次数',
      en: 'Activities',
      description: 'How many activities the unit organized under the program (举办次数).',
    },
    ATTENDANCES: {
      zh: '参加次数',
      en: 'Attendances',
      description: 'How many activities of the program were attended and not failed (参加次数).',
    },
    DUTIES: { zh: '包联数量', en: 'Duties', description: 'How many duties are held under the program (包联数量).' },
    HOURS: {
      zh: '学时',
      en: 'Hours',
      description:
        'How many hours of its activities were attended (学时); of a TRAINING program without activities of its own, of all TRAINING.',
    },
    OPEN_CONCERNS: {
      zh: '苗头问题',
      en: 'Open concerns',
      description:
        'Concerns open on the day, per 100 officers of the unit and below (苗头问题). Read with concern:read.',
    },
    POLICE_SHARE: {
      zh: '警力占比',
      en: 'Police share',
      description:
        'Police of the unit and below who serve in units of `unitKind` or below these, in basis points (警力占比).',
    },
    RECOMMENDATIONS: {
      zh: '推荐名额',
      en: 'Recommendations',
      description: 'Recommendations made in one round (推荐名额).',
    },
    SANCTIONS: {
      zh: '处分',
      en: 'Sanctions',
      description:
        'Sanctions decided in the period, per 100 officers of the unit and below (处分). Read with concern:read.',
    },
    SEPARATIONS: {
      zh: '离职',
      en: 'Separations',
      description:
        'Separations other than by retirement or death in the period, per 100 officers of the unit and below (离职).',
    },
    SUBUNITS: {
      zh: '内设机构',
      en: 'Subunits',
      description: 'Units directly below like `unitKind` and `unitName` (内设机构).',
    },
    TALLY: { zh: '计数', en: 'Tally', description: 'The sum of a tally (计数).' },
    VACANCY_SHARE: {
      zh: '缺编',
      en: 'Vacancy share',
      description:
        'The authorized strength less the police, of the unit and below, in basis points of the former (缺编).',
    },
  },
);

export const REQUIREMENT_PERIOD = vocabulary('RequirementPeriod', 'In what period a requirement is to be met (周期).', {
  HALF_YEAR: { zh: '每半年', en: 'Half year', description: 'A half of a calendar year (半年).' },
  MONTH: { zh: '每月', en: 'Month', description: 'A calendar month (每月).' },
  ONCE: { zh: '一次', en: 'Once', description: 'Once since joining the police, or since the unit is there (一次).' },
  QUARTER: { zh: '每季', en: 'Quarter', description: 'A quarter of a calendar year (每季).' },
  ROUND: { zh: '每轮选任', en: 'Round', description: 'A round of cadre selection (每轮选任).' },
  STANDING: { zh: '时点', en: 'Standing', description: 'At any time: on the day of the query (时点).' },
  YEAR: { zh: '每年', en: 'Year', description: 'A calendar year (每年).' },
});

export type RequirementMeasure = (typeof REQUIREMENT_MEASURE)['values'][number];

export type RequirementPeriod = (typeof REQUIREMENT_PERIOD)['values'][number];
