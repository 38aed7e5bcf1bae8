// The file of the editor of 干部任免审批表 (.lrmx): an XML document with one person. Its elements are named in pinyin.

/** What a file tells of a person, with the element that has it, in the order in which the editor writes them. */
export const LRMX_PERSON = {
  /** 姓名 */
  name: 'XingMing',
  /** 性别: 男 or 女 */
  gender: 'XingBie',
  /** 出生年月: 198001 */
  born: 'ChuShengNianYue',
  /** 民族 */
  ethnicity: 'MinZu',
  /** 籍贯 */
  ancestralHome: 'JiGuan',
  /** 入党时间: 200007, or the name of another party */
  joinedParty: 'RuDangShiJian',
  /** 出生地 */
  birthplace: 'ChuShengDi',
  /** 参加工作时间: 200207 */
  beganWork: 'CanJiaGongZuoShiJian',
  /** 健康状况 */
  health: 'JianKangZhuangKuang',
  /** 专业技术职务 */
  professionalTitle: 'ZhuanYeJiShuZhiWu',
  /** 熟悉专业有何专长 */
  expertise: 'ShuXiZhuanYeYouHeZhuanChang',
  /** 全日制教育: 学历, 学位, and the school, department and subject of each */
  fullTimeEducation: 'QuanRiZhiJiaoYu_XueLi',
  fullTimeDegree: 'QuanRiZhiJiaoYu_XueWei',
  fullTimeEducationSchool: 'QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
  fullTimeDegreeSchool: 'QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
  /** 在职教育: the same */
  inServiceEducation: 'ZaiZhiJiaoYu_XueLi',
  inServiceDegree: 'ZaiZhiJiaoYu_XueWei',
  inServiceEducationSchool: 'ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
  inServiceDegreeSchool: 'ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
  /** 现任职务 */
  post: 'XianRenZhiWu',
  /** 拟任职务 */
  proposedPost: 'NiRenZhiWu',
  /** 拟免职务 */
  removedPost: 'NiMianZhiWu',
  /** 简历: a line for each station, as 1998.09--2002.07 and what it was */
  resume: 'JianLi',
  /** 奖惩情况 */
  honorsAndSanctions: 'JiangChengQingKuang',
  /** 年度考核结果 */
  evaluations: 'NianDuKaoHeJieGuo',
  /** 任免理由 */
  reason: 'RenMianLiYou',
  /** 家庭主要成员及重要社会关系 */
  family: 'JiaTingChengYuan',
  /** 呈报单位 */
  proposedBy: 'ChengBaoDanWei',
  /** 计算年龄时间: 20260101 */
  agedOn: 'JiSuanNianLingShiJian',
  /** 填表时间: 20260101 */
  filledOn: 'TianBiaoShiJian',
  /** 填表人 */
  filledBy: 'TianBiaoRen',
  /** 身份证号 */
  nationalId: 'ShenFenZheng',
  /** 照片: the bytes of a picture in base64 */
  photo: 'ZhaoPian',
  /** The edition of the editor that wrote it. */
  version: 'Version',
} as const;

/** What a file tells of each member of the family, every one within an `Item`. */
export const LRMX_RELATIVE = {
  /** 称谓 */
  relation: 'ChengWei',
  /** 姓名 */
  name: 'XingMing',
  /** 出生年月: 198001 */
  born: 'ChuShengRiQi',
  /** 政治面貌 */
  politicalStatus: 'ZhengZhiMianMao',
  /** 工作单位及职务 */
  work: 'GongZuoDanWeiJiZhiWu',
} as const;

/** A member of the family; what is not known is an empty text. */
export type LrmxRelative = Readonly<Record<keyof typeof LRMX_RELATIVE, string>>;

/** A person; what is not known is an empty text. */
export type LrmxPerson = Readonly<Record<Exclude<keyof typeof LRMX_PERSON, 'family'>, string>> & {
  readonly family: readonly LrmxRelative[];
};
