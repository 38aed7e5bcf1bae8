/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What sort of activity it is (活动类别). */
export type ActivityKind =
  /** Health checks, recreation, visits to officers (体检, 疗休养, 慰问). */
  | 'CARE'
  /** An oath, a retirement, a wedding, the flag (宣誓, 退休仪式, 集体婚礼, 升旗). */
  | 'CEREMONY'
  /** A contest, with places and prizes (比武, 竞赛). */
  | 'CONTEST'
  /** A class, a drill, a lecture (训练班次, 演练, 讲析). */
  | 'TRAINING';

/** One more post (任职): concurrent (兼任), on secondment (借调), or the primary one of an officer who has none. Exactly one of `unit` and `externalOrgan` is given. */
export type AddAssignmentInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** Of the officer. The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The organ of a post outside the police, such as a government; at most 100 characters. Null for a post in a unit. */
  externalOrgan?: string | null | undefined;
  /** How the assignment counts. No second PRIMARY on a day. */
  kind: AssignmentKind;
  /** The officer, who serves as long as the post is held. */
  officer: string | number;
  /** The role in the unit. Default: MEMBER. */
  role?: AssignmentRole | null | undefined;
  /** What the post is called; at most 100 characters. */
  title: string;
  /** The unit, which exists as long as the post is held; null for a post outside the police. */
  unit?: string | number | null | undefined;
  /** The first day on which the post is no longer held, after effectiveOn. Default: open, or the end of service if that is on record. */
  until?: string | null | undefined;
};

/** Officers or units to be admitted to a program (入选登记), all or none. */
export type AdmitMembersInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** For what they are admitted (专业领域), the same for all; at most 100 characters. */
  field?: string | null | undefined;
  /** The program, whose admission is BY_ADMISSION, there and not ended on the day. */
  program: string | number;
  /** Who, 1 to 1,000, each once: officers or units, as the program has it. Each meets the criteria on the day and is no member from then until `until`. */
  subjects: Array<string | number>;
  /** The first day on which they are not members any more; null: open. */
  until?: string | null | undefined;
};

/** Another edition of a rule from a day on (更新规则). It ends where one that is on record for later begins. */
export type AdoptRegulationRuleInput = {
  /** The text it comes from, with its article; at most 200 characters. */
  article: string;
  /** By whose order. The number of the document is required. */
  basis: BasisInput;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The key of a rule that the registry knows, with an edition on record or without: what a rule is about is fixed by the registry. */
  key: string;
  /** The number, not below 0, to two decimals. A span of time is whole, and at most 1,200 MONTHS, 100 YEARS, 36,600 DAYS or 26,000 WORKING_DAYS; those of concern.retention.months and retirement.….delay-every.months at least 1. */
  value: number;
};

/** A new selection policy of a unit (制定选任比例). It replaces the policy in force for the unit on the day, and ends where a later policy on record begins. */
export type AdoptSelectionPolicyInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** Its name for programs, which no other policy ever had: small letters, digits and hyphens, at most 64. */
  key: string;
  /** How seats are split by the targets. Default: LARGEST_REMAINDER. */
  method?: ApportionmentMethod | null | undefined;
  /** The share of each category, at least one; they sum to exactly 10000. */
  targets: Array<SelectionTargetInput>;
  /** The unit that adopts it, there on the day it takes effect. */
  unit: string | number;
};

/** Another result of one evaluation of a finalized cycle (更正考核结果): a grade, a total, or both. */
export type AmendEvaluationInput = {
  /** By whose order: the number of the document and the reason, both. */
  basis: BasisInput;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The grade; stays where it is null or left out. */
  grade?: EvaluationGrade | null | undefined;
  /** The evaluation, of a cycle that is finalized. */
  id: string | number;
  /** The total, in points, 0 to 100, to two decimals; stays where it is null or left out. Sets no grade: a grade that follows from it has to be given as well. */
  total?: number | null | undefined;
};

/** How an appeal is decided (申诉决定). */
export type AppealDecision =
  /** It is not right (驳回): the result stays. */
  | 'DISMISSED'
  /** It is right (成立): the result is to be amended, by an act of its own. */
  | 'UPHELD';

/** An appeal against the result of an evaluation (提出申诉), on behalf of its subject. */
export type AppealEvaluationInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The evaluation, of a cycle that is finalized; without another appeal that is open. */
  evaluation: string | number;
  /** The day on which it is filed, not after today. */
  filedOn: string;
  /** Why the subject contests the result; at most 2,000 characters. */
  grounds: string;
  /** Why it is taken although the days to appeal are over; at most 1,000 characters. Not kept where they are not. */
  lateBecause?: string | null | undefined;
  /** The day on which the subject learned of the result (知悉之日): not before the cycle was finalized, nor after `filedOn`. The days to appeal, for an officer graded INCOMPETENT, count from it. */
  notifiedOn: string;
};

/** How the rows of a file are brought in. */
export type ApplyImportInput = {
  /** For rows that have none of their own: by whose order. */
  basis?: BasisInput | null | undefined;
  /** For rows that have none of their own: the day they take effect. Default: each row needs its own. */
  effectiveOn?: string | null | undefined;
  /** The file. */
  id: string | number;
  /** What happens where rows are refused. */
  policy: ImportErrorPolicy;
};

/** How seats are split by the targets of a policy (名额分配方法). Of equal claims to a seat the category of the larger target comes first, then STATION, OPERATIONAL, GENERAL. */
export type ApportionmentMethod =
  /** Everyone gets the whole part of the exact share; what is left goes to the largest fractions, one each (最大余数法, Hamilton). Never off by a whole seat, but with one vacancy more a category can get one fewer. */
  | 'LARGEST_REMAINDER'
  /** Seat by seat to the category with the largest quotient of its target by 1, 3, 5, … (圣拉古法, Webster). With more vacancies no category ever gets fewer. */
  | 'SAINTE_LAGUE';

/** Duties from a day on (明确责任), all of them or none. */
export type AssignDutiesInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The duties, 1 to 1,000; none that the holder has already under the same program. */
  duties: Array<DutyInput>;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The program that they are held under, in force on the day. Null: none. */
  program?: string | number | null | undefined;
  /** The first day on which they are not held any more. Default: open. */
  until?: string | null | undefined;
};

/** How an assignment counts (任职性质). */
export type AssignmentKind =
  /** A post held beside the primary one (兼任). */
  | 'CONCURRENT'
  /** The post by which someone belongs to a unit and counts in its strength (本职); nobody has two on the same day. */
  | 'PRIMARY'
  /** Lent to another unit for a time (借调); the primary post goes on. */
  | 'SECONDMENT';

/** The part that an assignment gives in its unit (职务层次), in the order in which leaders are listed. */
export type AssignmentRole =
  /** A deputy head (副职). */
  | 'DEPUTY'
  /** The head (正职). */
  | 'LEADER'
  /** Everyone else (成员). */
  | 'MEMBER'
  /** A member of its Party committee (党委委员). */
  | 'PARTY_COMMITTEE'
  /** The secretary of its Party organization (党组织书记). */
  | 'PARTY_SECRETARY';

/** What is to be on record of one participant. */
export type AttendanceInput = {
  /** What was entered for a contest; at most 200 characters. */
  entry?: string | null | undefined;
  /** The honor conferred for it: of the class COMPETITION, and of this participant. */
  honor?: string | number | null | undefined;
  /** How many hours were attended, in halves; at most those of the activity. Default: all of them; none of who was absent or excused. */
  hours?: number | null | undefined;
  /** What somebody is called who is in no registry; at most 100 characters. Null where `participant` is given. Words do not tell whether they mean the same: each is recorded anew, and one that is wrong is withdrawn. */
  otherName?: string | null | undefined;
  /** The result. Default: ATTENDED. */
  outcome?: AttendanceOutcome | null | undefined;
  /** The officer or the unit, there on the first day of the activity; null where `otherName` is given. */
  participant?: string | number | null | undefined;
  /** The place, 1 to 10,000; of a CONTEST alone. Several may share one. */
  place?: number | null | undefined;
  /** Whether they led or taught it. Default: false. */
  presenter?: boolean | null | undefined;
  /** The prize, as printed; at most 50 characters; of a CONTEST alone. */
  prize?: string | null | undefined;
  /** The score, 0 to 1,000, to two decimals. */
  score?: number | null | undefined;
};

/** With what result somebody took part (参加结果). */
export type AttendanceOutcome =
  /** Was to come and did not (缺席). */
  | 'ABSENT'
  /** Took part; nothing was to be passed (参加). */
  | 'ATTENDED'
  /** Was let off (请假). */
  | 'EXCUSED'
  /** Took part and failed (不合格). */
  | 'FAILED'
  /** Took part and passed (合格). */
  | 'PASSED';

/** The document and the reason that authorise a change (依据). */
export type BasisInput = {
  /** The evaluation, the appeal against one, or the selection on whose grounds it is done (引用): on record, of a finalized cycle, and about the very officer or unit that is changed. Kept with the change, not with the rows. An evaluation or an appeal needs the scope evaluation:read. */
  citing?: string | number | null | undefined;
  /** The number of the order (文号), as printed on it; at most 100 characters. */
  documentNumber?: string | null | undefined;
  /** The reason in words; at most 1,000 characters. */
  reason?: string | null | undefined;
};

/** What is to be on record of one day. */
export type CalendarDayInput = {
  /** The day; each at most once. */
  day: string;
  /** Off or worked; null removes what is on record: the weekday decides again. */
  kind?: CalendarDayKind | null | undefined;
  /** The name of the day, at most 50 characters; with a kind, and only with one. */
  name?: string | null | undefined;
};

/** How a day differs from its weekday. */
export type CalendarDayKind =
  /** Off, whatever its weekday (放假). */
  | 'HOLIDAY'
  /** Worked, though it is a Saturday or Sunday (调休上班). */
  | 'WORKDAY';

/** An activity that is called off (取消活动). */
export type CancelActivityInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The activity, without anybody on record as having been there. Who is on record as absent or excused is so no longer. */
  id: string | number;
};

/** The cancellation of a round (取消选任), from today on. */
export type CancelSelectionRoundInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The round, which is open. */
  id: string | number;
};

/** How it stands with fault (过错程度). For intent and gross negligence nobody ceases to answer. */
export type CaseFault =
  /** Gross negligence (重大过失). */
  | 'GROSS_NEGLIGENCE'
  /** Intent (故意). */
  | 'INTENT'
  /** Negligence (过失). */
  | 'NEGLIGENCE'
  /** None (无过错). */
  | 'NONE';

/** One officer's part in one case. */
export type CaseLiabilityInput = {
  /** The number in the system that has the case: at most 60 characters. */
  caseNumber: string;
  /** The first day of the part, not after today. */
  from: string;
  /** The officer, serving on that day, in a unit. */
  officer: string | number;
  /** The part. */
  role: CaseRole;
  /** The first day after, not after tomorrow. Null: it goes on. */
  to?: string | null | undefined;
};

/** The part in a case (办案角色). */
export type CaseRole =
  /** Approved it (审批人). */
  | 'APPROVER'
  /** Helped with it (协办人). */
  | 'ASSISTANT'
  /** Gave an expert opinion (鉴定人). */
  | 'EXPERT'
  /** Handled it (办案人). */
  | 'HANDLER'
  /** Reviewed it (审核人). */
  | 'REVIEWER';

/** Conditions on changes, all of which must hold. A condition that is null or omitted always holds; an empty list of values matches nothing. */
export type ChangeFilter = {
  /** Changes made by exactly this actor. */
  actor?: string | null | undefined;
  /** Changes made by one of these mutations, by name, such as createUnit; at most 1,000. */
  operation?: Array<string> | null | undefined;
  /** Changes recorded at this instant or later. */
  since?: string | null | undefined;
  /** Changes of the thing with this id, of any type: about it, or that changed rows of it, such as a merger, a load or the scores of a cycle. An officer has posts, honors, evaluations and selections; a unit has posts, honors, evaluations and figures. */
  subject?: string | number | null | undefined;
  /** Changes of things of one of these types, by name, such as Unit; at most 1,000. */
  subjectType?: Array<string> | null | undefined;
  /** Changes of the unit with this id and the units below it on the day of the query, those that were closed below it included, and changes about officers who belonged to them when the change took effect: by the primary assignment of that day, also the one that ends with it. So whoever moves is found in both units. */
  within?: string | number | null | undefined;
};

/** The end of scoring (评分截止), from today on; the cycle is still to be finalized. */
export type CloseEvaluationCycleInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The cycle, which is open. */
  id: string | number;
};

/** The end of a unit (撤销单位). */
export type CloseUnitInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The unit. */
  id: string | number;
};

/** What a competence assessment recommends (胜任度测评结果). A recommendation: nothing follows from it by itself. */
export type CompetenceOutcome =
  /** To be given another post (调整岗位). */
  | 'ADJUST'
  /** To be relieved of the post (免职). */
  | 'REMOVE'
  /** To stay in the post (留任). */
  | 'RETAIN';

/** What an assessment recommends of one officer. */
export type CompetenceOutcomeInput = {
  /** The officer, who takes part in the cycle; once. */
  officer: string | number;
  /** What is recommended. */
  outcome: CompetenceOutcome;
};

/** What an early sign is about (苗头类别). */
export type ConcernKind =
  /** How the law is enforced (执法). */
  | 'ENFORCEMENT'
  /** Honesty in office (廉洁). */
  | 'INTEGRITY'
  /** Life outside duty (生活). */
  | 'LIFE'
  /** Political discipline (政治). */
  | 'POLITICS'
  /** Discipline and style of work (作风纪律). */
  | 'WORK_STYLE';

/** What is done about a concern (日常监督措施); all of it is the first of the four forms. What has effects by law, from admonition on, is a sanction. */
export type ConcernMeasure =
  /** Criticism and education (批评教育). */
  | 'EDUCATION'
  /** Somebody helps and looks after the officer (结对帮教). */
  | 'MENTORING'
  /** Asked in writing to explain (函询). */
  | 'QUESTION'
  /** Told to examine themselves in writing (责令检查). */
  | 'SELF_EXAMINATION'
  /** A talk (谈话提醒). */
  | 'TALK';

/** How far a concern has come (四早). It goes down this list and not up, but for CORRECTED to REMINDED where it comes again. */
export type ConcernStage =
  /** It is over (销号). */
  | 'CLOSED'
  /** Corrected early (早纠正): to be watched for a while. */
  | 'CORRECTED'
  /** Found early (早发现). */
  | 'FOUND'
  /** Passed on to who investigates (移送): it ends here. */
  | 'REFERRED'
  /** Reminded early (早提醒). */
  | 'REMINDED'
  /** Stopped early (早制止). */
  | 'STOPPED';

/** The regular end of a round (结束选任), from today on. */
export type ConcludeSelectionRoundInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The round, which is open. */
  id: string | number;
};

/** An honor that is given (授予奖励). */
export type ConferHonorInput = {
  /** The organ that gives it (授予机关); at most 100 characters. */
  awardedBy: string;
  /** The day of the award, at most ten years ahead: not before the nomination or the first day of the notice, and not before `Honor.conferrableFrom`. */
  awardedOn: string;
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The honor. */
  id: string | number;
  /** Why it is given although the notice that its class needs has not run, such as a deed that must stay secret; at most 1,000 characters. Kept only where it was needed. */
  withoutNoticeBecause?: string | null | undefined;
};

/** A post that was recorded wrongly (更正任职登记). An omitted field stays as it is. A value holds from the first day of the post until its next change that is on record. */
export type CorrectAssignmentInput = {
  /** By whose order. `reason` is required and says what was wrong. */
  basis: BasisInput;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The right organ of a post outside the police; at most 100 characters. Then the post is in no unit. */
  externalOrgan?: string | null | undefined;
  /** Its right first day. May not be null. */
  from?: string | null | undefined;
  /** The assignment. */
  id: string | number;
  /** How the assignment counts; no second PRIMARY on a day. May not be null. */
  kind?: AssignmentKind | null | undefined;
  /** Whether, of a primary post, the end of the primary post right before it moves with its first day, and the beginning of the one right after it with its end: a transfer on the wrong day is put right by one act. Default: false. */
  moveAdjoining?: boolean | null | undefined;
  /** The role in the unit. May not be null. */
  role?: AssignmentRole | null | undefined;
  /** What the post is called; at most 100 characters. May not be null. */
  title?: string | null | undefined;
  /** The right unit, which exists as long as the post is held. Then the post is in no organ outside the police. */
  unit?: string | number | null | undefined;
  /** The right first day after it. Null: as `untilUnknown`. */
  until?: string | null | undefined;
  /** Takes an end away: the post is held as long as the officer serves. Not together with `until`. Default: false. */
  untilUnknown?: boolean | null | undefined;
};

/** Values of an honor that were recorded wrongly (更正奖励登记). An omitted field stays as it is; null clears a field that may be null. */
export type CorrectHonorInput = {
  /** The organ that gave it (授予机关); at most 100 characters. Of an honor that was conferred; may not be null. */
  awardedBy?: string | null | undefined;
  /** The day on which it was given: not before the nomination or the notice, and before it was taken back; its recipients may have it on that day. Of an honor that was conferred; may not be null. */
  awardedOn?: string | null | undefined;
  /** By whose order. `reason` is required and says what was wrong. */
  basis: BasisInput;
  /** What it is for (事迹); at most 2,000 characters. Null for none. */
  citation?: string | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The honor. */
  id: string | number;
  /** The level of the organ that gives it; null where not known. */
  level?: HonorLevel | null | undefined;
  /** Its class; null where not known. The notice that the class needs is not asked about again. */
  meritClass?: MeritClass | null | undefined;
  /** The title, as printed; at most 100 characters. May not be null. */
  title?: string | null | undefined;
};

/** Values of an officer that were recorded wrongly (更正人员登记). An omitted field stays as it is; null clears a field that may be null. A value holds on every day of the period and on no other. Steps of promotion are not asked of a correction; what holds of every officer is. */
export type CorrectOfficerInput = {
  /** By whose order. `reason` is required and says what was wrong. */
  basis: BasisInput;
  /** The day of birth, which has no days: it is corrected as a whole. Needs the scope officer:personal as well; stored sealed. Null where not known. */
  birthOn?: string | null | undefined;
  /** Police officer or auxiliary; an auxiliary has no rank. May not be null. */
  category?: OfficerCategory | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The gender; null where not known. */
  gender?: Gender | null | undefined;
  /** The grade (职级), a code of the grade catalogue; null for none. */
  grade?: string | null | undefined;
  /** The officer. */
  id: string | number;
  /** The day of joining the police, not after the first day of the period; null where not known. */
  joinedOn?: string | null | undefined;
  /** The name; 1 to 50 characters. May not be null. */
  name?: string | null | undefined;
  /** The reading of the name, where it is not the one that is made from it: toneless syllables with blanks between. Null: made from the name. Default: stays as it is, or is made from a new name. */
  namePinyin?: string | null | undefined;
  /** The number of the identity card (公民身份号码), corrected as a whole: it agrees with the birth date and the gender, and no other officer has it. Needs the scope officer:personal as well; stored sealed. Null where not known. */
  nationalId?: string | null | undefined;
  /** The days on which the record was wrong. The values hold on each of them. */
  period: CorrectionPeriodInput;
  /** The police number (警号): capital letters, digits and hyphens, at most 20; no other officer has it on these days, and the officer serves on one of them. Null for none. */
  policeNumber?: string | null | undefined;
  /** The rank (警衔), whatever step or years it takes; null for none. */
  rank?: PoliceRank | null | undefined;
  /** Whether the officer serves (在职状态). Who has left holds no post on these days, and loses the police number for them. May not be null. */
  status?: OfficerStatus | null | undefined;
};

/** Values of a unit that were recorded wrongly (更正单位登记). An omitted field stays as it is; null clears a field that may be null. A value holds on every day of the period and on no other. */
export type CorrectUnitInput = {
  /** The number of authorized posts, 0 to 1,000,000; null where not known. */
  authorizedStrength?: number | null | undefined;
  /** By whose order. `reason` is required and says what was wrong. */
  basis: BasisInput;
  /** The class for cadre-selection ratios; null for none. */
  category?: UnitCategory | null | undefined;
  /** Digits, capital letters and hyphens, at most 40; no other unit has it on these days. May not be null. */
  code?: string | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The unit. */
  id: string | number;
  /** The kind of unit. May not be null. */
  kind?: UnitKind | null | undefined;
  /** The full name; at most 100 characters. May not be null. */
  name?: string | null | undefined;
  /** The unit it was directly below, which exists on all of these days and is not below it; null for a root. */
  parent?: string | number | null | undefined;
  /** The days on which the record was wrong. The values hold on each of them. */
  period: CorrectionPeriodInput;
  /** The short name; null for none. */
  shortName?: string | null | undefined;
};

/** The days on which the record was wrong (更正期间). */
export type CorrectionPeriodInput = {
  /** The first day on which it was wrong; the thing is there on that day. */
  from: string;
  /** The first day on which it was right again, after `from`. Null: it still is wrong, whatever changes are on record for later. */
  until?: string | null | undefined;
};

/** A new unit (设立单位). */
export type CreateUnitInput = {
  /** The number of authorized posts, 0 to 1,000,000. */
  authorizedStrength?: number | null | undefined;
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The class for cadre-selection ratios; null for none. */
  category?: UnitCategory | null | undefined;
  /** Digits, capital letters and hyphens, at most 40; no other unit has it on any day from then on. */
  code: string;
  /** The administrative division, six digits (GB/T 2260). */
  divisionCode?: string | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The kind of unit. */
  kind: UnitKind;
  /** The full name; at most 100 characters. */
  name: string;
  /** The unit it is directly below, which exists from then on; null for a root. */
  parent?: string | number | null | undefined;
  /** The short name; at most 100 characters. */
  shortName?: string | null | undefined;
  /** Whether the unit is set up for a limited time. Default: false. */
  temporary?: boolean | null | undefined;
};

/** Conditions on a day, all of which must hold. A condition that is null or omitted always holds. */
export type DateFilter = {
  /** This day or a later one. */
  gte?: string | null | undefined;
  /** This day or an earlier one. */
  lte?: string | null | undefined;
};

/** The decision of an appeal (办结申诉). */
export type DecideAppealInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day of the decision: not before it was filed, nor after today. */
  decidedOn: string;
  /** The reason for the decision; at most 2,000 characters. */
  decision: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The appeal, which is not decided. */
  id: string | number;
  /** Whether it is upheld. */
  outcome: AppealDecision;
};

/** A new edition of a scheme, or the first one of a new key (制定量化绩效评估办法). It replaces the edition in force on the day, and ends where one on record for later begins. Cycles opened before keep theirs. */
export type DefineEvaluationSchemeInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The groups that score, each with a weight of its own, as in an assessment of competence (胜任度测评): at most 20, with weights that sum to exactly 10000. Omitted or empty: all evaluators count alike. */
  evaluatorGroups?: Array<EvaluatorGroupInput> | null | undefined;
  /** The largest share of graded subjects that may be EXCELLENT (优秀比例上限), in basis points, 0 to 10000. Null: for officers the usual cap of the regulation in force on the day (2000 today), for units no limit. A higher cap for officers needs the number of the approving document in the basis (2500 at most today). */
  excellentCapBasisPoints?: number | null | undefined;
  /** The lowest totals for its grades; a total below all of them is NOT_GRADED. */
  gradeBands: Array<GradeBandInput>;
  /** What it scores, in its order: 1 to 50, with weights that sum to exactly 10000. */
  indicators: Array<IndicatorInput>;
  /** Its name for programs, which all editions share: letters, digits, dots, underscores, hyphens, at most 64. A key belongs to the unit that defined it first. */
  key: string;
  /** The name (名称), at most 100 characters. */
  name: string;
  /** The unit that sets it (制定单位), on record for the day; it and all units below may use it. */
  owner: string | number;
  /** What it evaluates. */
  subjectKind: EvaluationSubjectKind;
};

/** A program for honors, as it is from a day on (确定评选项目): a new one, or another definition of the one that has the key. What is left out it does not have. */
export type DefineHonorProgramInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. Only where a program has the key. */
  expectedVersion?: number | null | undefined;
  /** Its key, never changed: small letters, digits, hyphens, at most 64. */
  key: string;
  /** The name, as printed; at most 100 characters. */
  name: string;
  /** The unit that runs it (主办单位), there on the day it takes effect. */
  owner?: string | number | null | undefined;
  /** Who is preferred among candidates, in words (优先条件); at most 1,000 characters. */
  preference?: string | null | undefined;
  /** The preference as data: nominees from units of these categories come first. Each once. */
  preferredCategories?: Array<UnitCategory> | null | undefined;
  /** The preference as data: nominees whose deed has these traits come first. Each once. */
  preferredTraits?: Array<HonorTrait> | null | undefined;
  /** The kind of its honors; null: any. */
  recipientKind?: HonorKind | null | undefined;
};

/** A program, as it is from a day on (制定制度): a new one, or another definition of the one that has the key. What is left out it does not have. */
export type DefineProgramInput = {
  /** Who is in it; never changes. Default: BY_CRITERIA. */
  admission?: ProgramAdmission | null | undefined;
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** Whom it concerns. Default: everybody of the subject kind in reach. */
  criteria?: ProgramCriteriaInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. Only where a program has the key. */
  expectedVersion?: number | null | undefined;
  /** Its key, never changed: small letters, digits, hyphens, at most 64. */
  key: string;
  /** What sort of program it is; never changes. */
  kind: ProgramKind;
  /** The name, as printed; at most 100 characters. */
  name: string;
  /** The unit that runs it, there on the day it takes effect; null: the whole force. */
  owner?: string | number | null | undefined;
  /** The program that it is a part or a sequel of, there on the day it takes effect; not itself, and none of its own parts. */
  parent?: string | number | null | undefined;
  /** What it is for; at most 1,000 characters. */
  purpose?: string | null | undefined;
  /** What is asked of each, at most 50. A later definition judges later days alone. */
  requirements?: Array<RequirementInput> | null | undefined;
  /** How far it has come. Default: RUNNING. One that is ENDED concerns nobody. */
  status?: ProgramStatus | null | undefined;
  /** Whom or what it concerns; never changes. Default: OFFICER. A program of kind WARNING is of units. */
  subjectKind?: EvaluationSubjectKind | null | undefined;
};

/** A lower rank, a lower grade, or both (降衔、降职级): at least one of them. */
export type DemoteOfficerInput = {
  /** By whose order. The number of the document is needed. Kept with the change alone, which is read with the scope change:read; `history` does not show it. */
  basis: BasisInput;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The grade (职级), a code of the grade catalogue: lower in its series, or one of the other series. Default: stays as it is. */
  grade?: string | null | undefined;
  /** The officer. */
  id: string | number;
  /** The rank (警衔): one step down; more where the basis has a reason besides. Default: stays as it is. */
  rank?: PoliceRank | null | undefined;
};

/** A file that is put aside. */
export type DiscardImportInput = {
  /** The file. */
  id: string | number;
};

/** The four forms of discipline (监督执纪四种形态; 中国共产党党内监督条例, article 7). */
export type DisciplineForm =
  /** Criticism, talks and questions (第一种: 红脸出汗). */
  | 'FIRST'
  /** A grave breach that may be a crime is investigated (第四种: 立案审查). */
  | 'FOURTH'
  /** Light sanctions, organizational adjustment (第二种: 轻处分、组织调整). */
  | 'SECOND'
  /** Heavy sanctions, a great change of post (第三种: 重处分、重大职务调整). */
  | 'THIRD';

/** What becomes due for an officer (到期事项). */
export type DueKind =
  /** The last day of the period of a cycle of evaluation that has no result of the officer (考核缺失). */
  | 'EVALUATION_MISSING'
  /** The months that the next grade asks for are full (职级晋升). */
  | 'GRADE_PROMOTION'
  /** The first day after the probation (试用期满). */
  | 'PROBATION_END'
  /** The years that the next rank asks for are full (警衔晋升). */
  | 'RANK_PROMOTION'
  /** The legal age of retirement is reached (到龄退休). */
  | 'RETIREMENT'
  /** The first day after the period of a sanction (处分期满). */
  | 'SANCTION_END'
  /** The first day after a secondment (借调期满). */
  | 'SECONDMENT_END'
  /** The first day after a suspension (停职期满). */
  | 'SUSPENSION_END'
  /** The last day of a period in which a program asks for training that is not full yet (训练未达标). */
  | 'TRAINING_MISSING';

/** One duty to be given. Exactly one of `holder` and `holderName` is given. */
export type DutyInput = {
  /** The duty that it answers to, held on the day, for the same target or one that the target is part of. Null: none. */
  above?: string | number | null | undefined;
  /** The officer, who serves as long as it is held, or the unit, which is there as long. */
  holder?: string | number | null | undefined;
  /** The organ outside the police; at most 100 characters. */
  holderName?: string | null | undefined;
  /** What it consists in. */
  kind: DutyKind;
  /** The place or the unit, which is there as long as it is held; not the holder. */
  target: string | number;
  /** What the holder is called by it; at most 50 characters. Null: nothing special. */
  title?: string | null | undefined;
};

/** What a duty consists in (责任性质). */
export type DutyKind =
  /** To lead: the first who answers (领导责任, 牵头). */
  | 'LEADING'
  /** To be in touch, to visit, to serve (联系, 包联, 挂钩). */
  | 'LINKED'
  /** To answer as the one on the ground (属地主责). */
  | 'RESPONSIBLE'
  /** To be based there (驻点, 驻所, 驻村); of a unit, where it has its seat (设在). */
  | 'STATIONED'
  /** To oversee as the branch in charge (部门主管, 条抓, 督导). */
  | 'SUPERVISING';

/** The end of a post (免职、结束兼任或借调). */
export type EndAssignmentInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** Of the assignment. The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The assignment, held on that day and the day before. */
  id: string | number;
};

/** Duties that end (解除责任), all of them or none. */
export type EndDutiesInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The duties, 1 to 1,000, each once, held on that day and the day before; none that another answers to, unless that ends as well. */
  ids: Array<string | number>;
};

/** The end of a membership (退出). */
export type EndMembershipInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The membership, held on that day and the day before. */
  id: string | number;
};

/** A new officer or auxiliary (登记入册), who serves from then on in a primary assignment. */
export type EnrollOfficerInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day of birth, from 1900 to today. Needs the scope officer:personal as well; stored sealed. */
  birthOn?: string | null | undefined;
  /** Police officer or auxiliary. */
  category: OfficerCategory;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The gender; null where not known. */
  gender?: Gender | null | undefined;
  /** The grade (职级), a code of the grade catalogue; null where not known. */
  grade?: string | null | undefined;
  /** The day of joining the police; not after effectiveOn. */
  joinedOn?: string | null | undefined;
  /** The name; 1 to 50 characters. Pinyin and strokes are derived from it. */
  name: string;
  /** The reading of the name, where the derived one is wrong: toneless syllables with blanks between, ü or v, as many as the name has (chong li yan). Default: derived from the name. */
  namePinyin?: string | null | undefined;
  /** The number of the identity card (公民身份号码, GB 11643): its check digit is right, it agrees with the birth date and the gender, and no other officer has it. Needs the scope officer:personal as well; stored sealed. */
  nationalId?: string | null | undefined;
  /** The police number (警号): capital letters, digits and hyphens, at most 20; no other officer has it on any day from then on. Null for none. */
  policeNumber?: string | null | undefined;
  /** The rank already held. For police only (公安机关组织管理条例, article 27). */
  rank?: PoliceRank | null | undefined;
  /** The role in the unit. Default: MEMBER. */
  role?: AssignmentRole | null | undefined;
  /** What the post is called; at most 100 characters. */
  title: string;
  /** The unit of the primary assignment, which exists from then on. */
  unit: string | number;
};

/** The grade of an evaluation (考核等次). */
export type EvaluationGrade =
  /** Basically competent (基本称职). */
  | 'BASICALLY_COMPETENT'
  /** Competent (称职). */
  | 'COMPETENT'
  /** Excellent (优秀). */
  | 'EXCELLENT'
  /** Incompetent (不称职). */
  | 'INCOMPETENT'
  /** Without a grade, as before the cycle is finalized (不定等次). */
  | 'NOT_GRADED';

/** What a scheme evaluates (考核对象). */
export type EvaluationSubjectKind =
  /** Officers (民警). */
  | 'OFFICER'
  /** Units (单位). */
  | 'UNIT';

/** Evaluators whose scores share one weight, such as superiors, peers, subordinates (测评主体). */
export type EvaluatorGroupInput = {
  /** Its key, once in the scheme: letters, digits, dots, underscores, hyphens, at most 64. */
  key: string;
  /** The name (名称), at most 100 characters. */
  name: string;
  /** Its weight in the score of each indicator (权重), in basis points, 0 to 10000. */
  weightBasisPoints: number;
};

/** Concerns whose words are to go for good (销毁), all of them or none. */
export type ExpungeConcernsInput = {
  /** By whose order. A reason is required, and stays on record: it says nothing of what the concerns were about. */
  basis: BasisInput;
  /** The concerns, 1 to 1,000, each once: those that ended, whose day to be expunged has come by a confirmed rule; others, such as one raised by mistake, by an order with its number. */
  ids: Array<string | number>;
};

/** The end of a cycle (定案): totals, ranks and grades are set, from today on. */
export type FinalizeEvaluationCycleInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The cycle, which is open or closed. */
  id: string | number;
  /** Those who are not graded although they are not on probation, because scores of theirs are missing; 1,000 at most. They get no total and no rank, the grade NOT_GRADED, the reason as their `basis`, and are not counted for the cap on EXCELLENT. Default: nobody. */
  notGraded?: Array<NotGradedInput> | null | undefined;
};

/** Gender (性别). */
export type Gender =
  /** Female (女). */
  | 'FEMALE'
  /** Male (男). */
  | 'MALE';

/** The lowest total for a grade (等次分数线). */
export type GradeBandInput = {
  /** The grade; each at most once, and NOT_GRADED never. */
  grade: EvaluationGrade;
  /** The lowest total that it is given for, 0 to 100, to four decimals; below that of every better grade. */
  minimum: number;
};

/** Scopes for a token or a person (授权). Exactly one of `token` and `person` is given. */
export type GrantAccessInput = {
  /** The person, whether they have signed in yet or not; null where the grant is for a token. */
  person?: PersonInput | null | undefined;
  /** What is allowed, such as registry:read; at least one. */
  scopes: Array<string>;
  /** The token, in force; null where the grant is for a person. */
  token?: string | number | null | undefined;
  /** The units that it holds for, with all units below them in the tree of the day of use; 1 to 100, each there today. Null: everywhere. */
  units?: Array<string | number> | null | undefined;
  /** The instant, in the future, from which it no longer holds; no later than the end of the caller. Null: it holds until it is revoked or its token ends, which a caller with an end can give to a token that ends in time alone. */
  until?: string | null | undefined;
};

/** Duties that pass to somebody else (责任交接), each as it is: it ends, another one begins, and what answered to it answers to that one. */
export type HandOverDutiesInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The duties, 1 to 1,000, each once, of one holder, held on the day. */
  ids: Array<string | number>;
  /** The officer or the unit that has them from then on, as long as they are held; not the holder. */
  to: string | number;
};

/** Which honors. All fields given must hold; one that is null or omitted holds for all; an empty list of values matches nothing. */
export type HonorFilter = {
  /** All of these. */
  and?: Array<HonorFilter> | null | undefined;
  /** Awarded in this year, 1 to 9999; an honor whose year is not known is in none. */
  awardedYear?: number | null | undefined;
  /** One of these kinds; an honor of unknown kind is in none. */
  kind?: Array<HonorKind> | null | undefined;
  /** One of these levels; an honor of unknown level is in none. */
  level?: Array<HonorLevel> | null | undefined;
  /** One of these classes; an honor of unknown class is in none. */
  meritClass?: Array<MeritClass> | null | undefined;
  /** Not this. */
  not?: HonorFilter | null | undefined;
  /** At least one of these; an empty list matches nothing. */
  or?: Array<HonorFilter> | null | undefined;
  /** Given under the program with this id. */
  program?: string | number | null | undefined;
  /** One of these statuses, on the day of the query. */
  status?: Array<HonorStatus> | null | undefined;
  /** By title; a part of it or its start in simplified or traditional characters. */
  title?: StringFilter | null | undefined;
};

/** Whether an honor is for persons or for a collective (奖励对象). */
export type HonorKind =
  /** For a unit or a group as one (集体). */
  | 'COLLECTIVE'
  /** For one or more persons (个人). */
  | 'INDIVIDUAL';

/** The level of the organ that gives an honor (授予级别). */
export type HonorLevel =
  /** Of a county, county-level city or district (县级). */
  | 'COUNTY'
  /** Of a prefecture-level city (市级). */
  | 'MUNICIPAL'
  /** National (全国, 部级). */
  | 'NATIONAL'
  /** Of a province (省级). */
  | 'PROVINCIAL'
  /** Of a unit itself (本单位). */
  | 'UNIT';

/** The status of an honor (奖励状态). */
export type HonorStatus =
  /** Given (授予). */
  | 'CONFERRED'
  /** Proposed (申报). */
  | 'NOMINATED'
  /** Not given (未通过). */
  | 'REJECTED'
  /** Given, and taken back (撤销). */
  | 'REVOKED'
  /** Announced, so that objections can be made (公示). */
  | 'UNDER_PUBLIC_NOTICE';

/** A trait of a deed, named by the nomination; programs may prefer it (事迹特点). */
export type HonorTrait =
  /** Years of plain work at the front line (扎根基层). */
  | 'DEDICATION'
  /** It was done in urgency, hardship or danger (急难险重). */
  | 'EMERGENCY'
  /** Something new was thought of or made (改革创新). */
  | 'INNOVATION';

/** Which field a column of a file gives. */
export type ImportColumnInput = {
  /** The field, as the template has it in its last sheet; null: not used. */
  field?: string | null | undefined;
  /** Its heading, as `ImportBatch.columns` has it. */
  heading: string;
};

/** What happens where some rows are refused (有误行的处理). */
export type ImportErrorPolicy =
  /** Nothing is done unless every row can be (全部通过才导入). */
  | 'ALL_OR_NOTHING'
  /** Rows that are refused are left out, with their reasons (跳过未通过的行). */
  | 'SKIP_REFUSED';

/** What the rows of a file are to become (导入种类). */
export type ImportKind =
  /** Each row gives a duty (责任分配). */
  | 'ASSIGN_DUTIES'
  /** Each row creates a unit (新建单位). */
  | 'CREATE_UNITS'
  /** Each row enrolls an officer (人员入职). */
  | 'ENROLL_OFFICERS'
  /** Each row promotes an officer in rank, grade or both (警衔职级晋升). */
  | 'PROMOTE_OFFICERS'
  /** Each row records who attended an activity (参加登记). */
  | 'RECORD_ATTENDANCES'
  /** Each row nominates for an honor that was given already, and confers it (奖励登记). */
  | 'RECORD_HONORS'
  /** Each row records a place (地点登记). */
  | 'RECORD_PLACES'
  /** Each row records a score of an evaluation (考核打分). */
  | 'RECORD_SCORES'
  /** Each row records a tally (工作量登记). */
  | 'RECORD_TALLIES'
  /** Each row revises an officer (人员信息变更). */
  | 'REVISE_OFFICERS'
  /** Each row transfers an officer (人员调动). */
  | 'TRANSFER_OFFICERS';

/** How far a file has come (导入状态). */
export type ImportStatus =
  /** What could be done is done (已导入). */
  | 'APPLIED'
  /** Rows are being applied, in the background, or taken back (处理中). */
  | 'APPLYING'
  /** Put aside; its cells are deleted (已放弃). */
  | 'DISCARDED'
  /** Stopped before anything was done (未完成). */
  | 'FAILED'
  /** Every row was tried and nothing done (已预演). */
  | 'REHEARSED'
  /** Rows are being tried, in the background (预演中). */
  | 'REHEARSING'
  /** Read; columns may be mapped (已读取). */
  | 'STAGED'
  /** Applied, and withdrawn by `undoImport` (已撤销). */
  | 'UNDONE';

/** A sanction (给予处分、处理). */
export type ImposeSanctionInput = {
  /** By whose order. The number of the document is required. */
  basis: BasisInput;
  /** The organ that decided it; at most 100 characters. */
  decidedBy: string;
  /** The day of the decision, not after today. Its period runs from that day. */
  decidedOn: string;
  /** For what; at most 2,000 characters; stored sealed. */
  facts: string;
  /** Which of the four forms it is. Null: not said. */
  form?: DisciplineForm | null | undefined;
  /** Its kind. A RANK_REDUCTION needs `rank`. */
  kind: SanctionKind;
  /** The officer, on the roll on the day: who has left the force is sanctioned too, but neither suspended nor lowered in rank. */
  officer: string | number;
  /** The lower rank, one step down; not of the lowest (人民警察警衔条例, article 21). With a RANK_REDUCTION alone. */
  rank?: PoliceRank | null | undefined;
  /** The first day after its period, where the decision sets another than the rule for the kind; at most 48 months after the day, and none of a kind without a period. Null: as the rule says; of a SUSPENSION: not known yet. */
  until?: string | null | undefined;
};

/** A criterion that a scheme scores (考核指标). */
export type IndicatorInput = {
  /** Its key, once in the scheme: letters, digits, dots, underscores, hyphens, at most 64. */
  key: string;
  /** The highest score that can be given (满分), in points, above 0, at most 1,000,000, to four decimals. */
  maximum: number;
  /** The name (名称), at most 100 characters. */
  name: string;
  /** Its weight in the total (权重), in basis points, 0 to 10000: 2500 are 25 %. */
  weightBasisPoints: number;
};

/** Conditions on a whole number, all of which must hold. A condition that is null or omitted always holds. */
export type IntRangeFilter = {
  /** This number or a greater one. */
  gte?: number | null | undefined;
  /** This number or a smaller one. */
  lte?: number | null | undefined;
};

/** A token for a program (签发令牌). */
export type IssueTokenInput = {
  /** Points of cost that it may spend per minute, or per the period that the server is set to, and the most that one request of it may cost (额度); see docs/limits.md. 1 to 1,000,000,000, and no more than the budget of the issuer, where the issuer has one of its own or has access:admin for some units alone. Null: the budget of the issuer, else what the server gives to each viewer. It never changes: another budget needs another token. */
  budget?: number | null | undefined;
  /** Whether it may use trusted documents alone (docs/limits.md). Default: false; always true where the issuer may use these alone. */
  documentsOnly?: boolean | null | undefined;
  /** The instant, in the future, from which it is no longer accepted; no later than the end of the caller. Null: it does not expire, which a caller with an end cannot give. */
  expiresAt?: string | null | undefined;
  /** The name of the program, at most 100 characters; changes name it as their actor. */
  name: string;
  /** What is allowed, such as registry:read; at least one. */
  scopes: Array<string>;
  /** The units that it holds for, with all units below them in the tree of the day of use; 1 to 100, each there today. Null: everywhere. */
  units?: Array<string | number> | null | undefined;
};

/** A sanction that ends before its time (解除、撤销处分). */
export type LiftSanctionInput = {
  /** By whose order. The number of the document and the reason are required. */
  basis: BasisInput;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The sanction, in its period; a suspension too. One that has ended is overturned all the same. */
  id: string | number;
  /** Whether it was wrong from the first day (撤销): then nothing follows from it, whatever day is asked about, as known from now on. Default: false. */
  overturned?: boolean | null | undefined;
};

/** Which officer a person is (关联人员与民警). */
export type LinkPersonInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The officer, on record today; another person may be the same. */
  officer: string | number;
  /** The person, whether they have signed in yet or not; not linked to an officer. */
  person: PersonInput;
};

/** A language in which the registry speaks to people. */
export type Locale =
  /** English (英文). */
  | 'EN'
  /** Chinese (中文). */
  | 'ZH_CN';

/** Which columns of a file give which fields (列对应关系). */
export type MapImportInput = {
  /** Its columns, all of them in their order, each field once at most. */
  columns: Array<ImportColumnInput>;
  /** The file. */
  id: string | number;
};

/** Two records of one person (合并重复人员). */
export type MergeOfficersInput = {
  /** By whose order; `reason` is required and says how it is known that the two are one person. */
  basis: BasisInput;
  /** The record that ends: one that was not merged before. */
  duplicate: string | number;
  /** Of the officer who stays. The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The officer who stays, with the id and the numbers of that record. */
  into: string | number;
};

/** Units that become part of another (合并单位). */
export type MergeUnitsInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The units that end, 1 to 100, each once. */
  ids: Array<string | number>;
  /** The unit that takes them in, which exists from then on. Neither one of them nor below one of them. */
  into: string | number;
};

/** The class of an honor (奖励等次). */
export type MeritClass =
  /** A commendation (嘉奖, 表彰). */
  | 'COMMENDATION'
  /** A place in a contest of skills (比武名次). */
  | 'COMPETITION'
  /** First-class merit (一等功). */
  | 'FIRST_CLASS_MERIT'
  /** Second-class merit (二等功). */
  | 'SECOND_CLASS_MERIT'
  /** Third-class merit (三等功). */
  | 'THIRD_CLASS_MERIT'
  /** A title of honor (荣誉称号). */
  | 'TITLE';

/** A figure about a unit (指标数据). Identified by unit, key, period, period of the baseline and whether it is a target: the same again is a correction. */
export type MetricObservationInput = {
  /** The period it is compared with, ISO 8601: 2021, 2021-01/2021-11, P3Y/2022 (three years up to), ../2019 (up to) or P1Y (a year, whichever); null: none. */
  baselinePeriod?: string | null | undefined;
  /** The figure it is compared with, in the same unit of measure; null for a change, which has no level. */
  baselineValue?: number | null | undefined;
  /** The key of the metric: lower case letters, digits and underscores, at most 60. A metric has one unit of measure wherever it is on record. */
  key: string;
  /** The name of the metric (名称); at most 100 characters. */
  name: string;
  /** The period of the figure, ISO 8601: 2021, 2021-01/2021-11, P3Y/2022 (three years up to), ../2019 (up to) or P1Y (a year, whichever); null: not known. */
  period?: string | null | undefined;
  /** The figure as printed; at most 200 characters; null: it was not published. */
  published?: string | null | undefined;
  /** How exactly it is stated. Default: EXACT. */
  qualifier?: MetricQualifier | null | undefined;
  /** Whether it is a target (目标) and not a result. Default: false. */
  target?: boolean | null | undefined;
  /** The unit it is about, there on the day of observation or before it. */
  unit: string | number;
  /** The figure, to four decimals at most, below 10^11; a fall is negative. A COUNT or a RANK is whole. */
  value: number;
  /** The unit of measure. */
  valueUnit: MetricUnit;
};

/** How exactly a figure is stated; `MetricObservation.qualifier` writes it in lower case. For a fall it applies to the size. */
export type MetricQualifier =
  /** That or more (以上). */
  | 'AT_LEAST'
  /** As it is. */
  | 'EXACT'
  /** Not quite that (近). */
  | 'NEARLY'
  /** More than that (余). */
  | 'OVER'
  /** That or less (以内). */
  | 'UNDER';

/** The unit of measure of a metric (计量单位). */
export type MetricUnit =
  /** A number of things (数量). */
  | 'COUNT'
  /** Minutes (分钟). */
  | 'MINUTES'
  /** A share or a level, in percent (百分比). */
  | 'PERCENT'
  /** A difference of two percentages (百分点); never to be mixed with PERCENT_CHANGE. */
  | 'PERCENTAGE_POINTS'
  /** A relative change in percent (增减幅度); a fall is negative. */
  | 'PERCENT_CHANGE'
  /** A place in a ranking (名次), 1 is the first. */
  | 'RANK';

/** A day, and the instant whose knowledge answers. */
export type MomentInput = {
  /** The day that is asked about, past or future. */
  date: string;
  /** As believed at this instant, which is not in the future. Default: as known at the moment of the query. */
  knownAt?: string | null | undefined;
};

/** Another place in the tree (调整隶属关系) for a unit and all units below it. */
export type MoveUnitInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The unit. */
  id: string | number;
  /** The unit it will be directly below. */
  parent: string | number;
};

/** A nomination for an honor (申报奖励). */
export type NominateHonorInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** What it is for (事迹); at most 2,000 characters. */
  citation?: string | null | undefined;
  /** Whether it is for persons or for a collective. */
  kind: HonorKind;
  /** The level of the organ that is to give it. */
  level: HonorLevel;
  /** Its class. */
  meritClass: MeritClass;
  /** The day of the nomination, at most ten years ahead. Default: today; the next step (the notice, the award) may then be dated earlier, so that the award of a past year can be put on record. */
  nominatedOn?: string | null | undefined;
  /** Whether it is given after death (追授): then every recipient is an officer of the category POLICE whose status is DECEASED on the day. Default: false. */
  posthumous?: boolean | null | undefined;
  /** The program under which it is given, in force on the day and for this kind; null: none. */
  program?: string | number | null | undefined;
  /** The recipients, 1 to 100, each once: officers where it is INDIVIDUAL, units (temporary ones too) where it is COLLECTIVE, all there on the day. Officers serve as POLICE that day. */
  recipients: Array<string | number>;
  /** The title of the honor, as printed; at most 100 characters. */
  title: string;
  /** The traits of the deed, each once, which programs may prefer. Default: none. */
  traits?: Array<HonorTrait> | null | undefined;
};

/** A subject that a cycle does not grade (不定等次), and why. */
export type NotGradedInput = {
  /** Why, such as that a group of evaluators does not exist for the post; at most 1,000 characters. */
  reason: string;
  /** The officer or the unit, one that takes part in the cycle, is not on probation and lacks scores; once. */
  subject: string | number;
};

/** Officer or auxiliary (人员类别). */
export type OfficerCategory =
  /** An auxiliary (辅警), who has no rank and does not count against the authorized strength. */
  | 'AUXILIARY'
  /** A police officer (民警), who has a rank and counts against the authorized strength. */
  | 'POLICE';

/** Which officers. All given fields must hold. A field that is null or omitted always holds; an empty list of values matches no officer. */
export type OfficerFilter = {
  /** By age, the whole years on the day of the query; numbers from 0 to 150. An officer whose birth date is not known, or is later, meets no condition on it. Needs the scope officer:personal for all officers whom the other conditions find, and a purpose (`x-purpose`); each question is on record in `bulkReads`. */
  age?: IntRangeFilter | null | undefined;
  /** All of these. */
  and?: Array<OfficerFilter> | null | undefined;
  /** One of these categories. */
  category?: Array<OfficerCategory> | null | undefined;
  /** One of these genders. An officer whose gender is not known has none of them. */
  gender?: Array<Gender> | null | undefined;
  /** One of these grades, by the codes of the grade catalogue; at most 1,000. An officer whose grade is not known has none of them. */
  grade?: Array<string> | null | undefined;
  /** Has an honor like this on the day of the query. Where the filter names no status, the honor is CONFERRED. */
  hasHonor?: HonorFilter | null | undefined;
  /** By the day of joining. An officer whose day of joining is not known meets no condition on it. */
  joinedOn?: DateFilter | null | undefined;
  /** Not this. */
  not?: OfficerFilter | null | undefined;
  /** At least one of these; an empty list matches no officer. */
  or?: Array<OfficerFilter> | null | undefined;
  /** By police number, in any case of letters. An officer without a police number meets no condition on it. */
  policeNumber?: StringFilter | null | undefined;
  /** One of these ranks. An officer without a rank has none of them. */
  rank?: Array<PoliceRank> | null | undefined;
  /** At least one assignment on the day of the query, of any kind, has one of these roles. */
  role?: Array<AssignmentRole> | null | undefined;
  /** Name, pinyin or police number, at most 64 characters. Chinese characters, simplified or traditional, match anywhere in the name. Pinyin matches from its start: spaced (zhang yu), joined (zhangyu) or as initials (zy), with v, ü or u: for ü. The given name alone is found by its pinyin (jianguo: from its start, or all of it where that has up to five letters) and by its initials (jg). A family name is found by each reading that people give it (shan and dan for 单). A police number matches from its start. Blanks and dots in a Chinese name, full-width forms and the case of letters do not matter; a blank text matches every officer. */
  search?: string | null | undefined;
  /** By the whole years from the day of joining to the day of the query; numbers from 0 to 150. An officer whose day of joining is not known, or is later, meets no condition on it. */
  serviceYears?: IntRangeFilter | null | undefined;
  /** One of these statuses. */
  status?: Array<OfficerStatus> | null | undefined;
  /** The primary assignment on the day of the query is in the unit with this id. */
  unit?: string | number | null | undefined;
  /** The unit of the primary assignment on the day of the query has one of these categories itself; the categories of units above it do not count. */
  unitCategory?: Array<UnitCategory> | null | undefined;
  /** The primary assignment on the day of the query is in the unit with this id or in a unit below it. */
  within?: string | number | null | undefined;
};

/** An order of officers. Of several, a later one decides among officers that are equal under the earlier ones; each field at most once. */
export type OfficerOrder = {
  /** The direction. */
  direction: SortDirection;
  /** What to order by. */
  field: OfficerOrderField;
};

/** What officers are ordered by. */
export type OfficerOrderField =
  /** The day of joining; ASC has those of whom it is not known last. */
  | 'JOINED_ON'
  /** The pinyin of the name, then its characters. */
  | 'NAME'
  /** The police number, character by character; ASC has those without one last. */
  | 'POLICE_NUMBER'
  /** The rank; ASC has the lowest first and those without one last, DESC those without one first, then the highest. */
  | 'RANK'
  /** The strokes of the family name, then of each further character (姓氏笔画), as official lists are. */
  | 'STROKES';

/** Whether someone serves (在职状态). */
export type OfficerStatus =
  /** Serves (在职). */
  | 'ACTIVE'
  /** Died (去世), in the line of duty (牺牲) or not. */
  | 'DECEASED'
  /** Retired (退休). */
  | 'RETIRED'
  /** Left the force otherwise: resigned, dismissed or transferred out (离职). */
  | 'SEPARATED'
  /** Suspended from duty (停职); still of the force. */
  | 'SUSPENDED';

/** A new cycle (开展考核), open from today on. The participants are fixed when it is opened, by the roll of the last day of the period as it is known then: officers who serve with their primary assignment in the unit or below it; for a scheme of units all units below it, at any depth. None of them may take part in another cycle of the scheme that shares days with this one, whichever unit holds it. */
export type OpenEvaluationCycleInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The first day of the period that is evaluated. */
  from: string;
  /** The edition of a scheme, in force on the last day of the period and begun by today; of the unit or of one above it. */
  scheme: string | number;
  /** The first day after the period, at most 1,827 days (five years) after `from`. */
  to: string;
  /** The unit that holds it (组织单位), there on the last day of the period and on record by today. */
  unit: string | number;
};

/** A new round of cadre selection (开展干部选任). */
export type OpenSelectionRoundInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** How many years before `openedOn` the evaluations that rank candidates go back, 1 to 10. Default: 3. */
  evaluationLookBackYears?: number | null | undefined;
  /** The weights of the last evaluation, the second to last and so on, in basis points, each 1 to 10000, at most ten; they sum to exactly 10000. Default: 5000, 3000, 2000. */
  evaluationWeights?: Array<number> | null | undefined;
  /** The lowest grade that the last evaluation of a candidate may have: EXCELLENT, COMPETENT or BASICALLY_COMPETENT. Default: any grade but INCOMPETENT, which always excludes. */
  minimumGrade?: EvaluationGrade | null | undefined;
  /** The day it is opened, at most ten years ahead. The policy in force for the unit on that day applies to the round. */
  openedOn: string;
  /** The name of the round; at most 100 characters. */
  title: string;
  /** The unit that holds it, there on the day it is opened. */
  unit: string | number;
  /** How many posts are to be filled (空缺职位数), 1 to 10,000. */
  vacancies: number;
};

/** A person, as an identity provider names them. */
export type PersonInput = {
  /** The provider (claim iss), at most 255 characters. */
  issuer: string;
  /** Its name for the person (claim sub), at most 255 characters. */
  subject: string;
};

/** What is to be on record of one place from then on. */
export type PlaceInput = {
  /** The code: letters, digits and hyphens, at most 60. A code that was ever on record is that of the same place. */
  code: string;
  /** The administrative division, six digits (GB/T 2260); null where not known. */
  divisionCode?: string | null | undefined;
  /** The kind of place; it never changes. */
  kind: PlaceKind;
  /** The name, without that of any person; at most 100 characters. */
  name: string;
  /** The code of the place that it is part of, which is there as long; null where not known. */
  parentCode?: string | null | undefined;
  /** The first day on which it is not there any more, without a duty for it or a part of it then. Default: open. */
  until?: string | null | undefined;
};

/** What sort of place it is (对象类别). */
export type PlaceKind =
  /** A building, such as one that is let (楼幢, 出租房). */
  | 'BUILDING'
  /** An urban community (社区). */
  | 'COMMUNITY'
  /** An enterprise (企业). */
  | 'ENTERPRISE'
  /** A grid of social governance (网格). */
  | 'GRID'
  /** A key project (重点项目). */
  | 'PROJECT'
  /** A venue, a school, a scenic site, a party service center (场所, 学校, 景区, 党群服务中心). */
  | 'SITE'
  /** A village (村, 村湾). */
  | 'VILLAGE'
  /** A river or lake (河道). */
  | 'WATERWAY';

/** The rank (警衔) of a police officer, highest first. */
export type PoliceRank =
  /** Commissioner first class (一级警监). */
  | 'COMMISSIONER_FIRST_CLASS'
  /** Commissioner general (总警监). */
  | 'COMMISSIONER_GENERAL'
  /** Commissioner second class (二级警监). */
  | 'COMMISSIONER_SECOND_CLASS'
  /** Commissioner third class (三级警监). */
  | 'COMMISSIONER_THIRD_CLASS'
  /** Constable first class (一级警员). */
  | 'CONSTABLE_FIRST_CLASS'
  /** Constable second class (二级警员). */
  | 'CONSTABLE_SECOND_CLASS'
  /** Deputy commissioner general (副总警监). */
  | 'DEPUTY_COMMISSIONER_GENERAL'
  /** Superintendent first class (一级警司). */
  | 'SUPERINTENDENT_FIRST_CLASS'
  /** Superintendent second class (二级警司). */
  | 'SUPERINTENDENT_SECOND_CLASS'
  /** Superintendent third class (三级警司). */
  | 'SUPERINTENDENT_THIRD_CLASS'
  /** Supervisor first class (一级警督). */
  | 'SUPERVISOR_FIRST_CLASS'
  /** Supervisor second class (二级警督). */
  | 'SUPERVISOR_SECOND_CLASS'
  /** Supervisor third class (三级警督). */
  | 'SUPERVISOR_THIRD_CLASS';

/** Who is in a program (入选方式). */
export type ProgramAdmission =
  /** Those who were admitted by an act of its own (选拔), as in a talent pool. */
  | 'BY_ADMISSION'
  /** Everybody who meets the criteria on the day (条件自动适用), as officers under three years. */
  | 'BY_CRITERIA';

/** Whom a program or a requirement concerns (适用对象); what is left out is not set. */
export type ProgramCriteriaInput = {
  /** Of these categories; each once. Of officers. */
  category?: Array<OfficerCategory> | null | undefined;
  /** Of these grades, codes of the grade catalogue; each once. Of officers. */
  grade?: Array<string> | null | undefined;
  /** Where below the owner. Default: WITHIN, which alone goes without an owner. */
  reach?: ProgramReach | null | undefined;
  /** With one of these roles in a unit; each once. Of officers. */
  role?: Array<AssignmentRole> | null | undefined;
  /** Who joined at least so many full months ago, 1 to 600, less than `serviceMonthsUnder`. Of officers. */
  serviceMonthsFrom?: number | null | undefined;
  /** Who joined less than so many full months ago, 1 to 600. Of officers. */
  serviceMonthsUnder?: number | null | undefined;
  /** In units of these categories; each once. */
  unitCategory?: Array<UnitCategory> | null | undefined;
  /** In units, or units, of these kinds; each once. */
  unitKind?: Array<UnitKind> | null | undefined;
};

/** What sort of program it is (制度类别). */
export type ProgramKind =
  /** A campaign, education or service of a time (专项活动, 教育整顿, 为民服务). */
  | 'CAMPAIGN'
  /** What protects and cares for officers (职业保障, 爱警惠警). */
  | 'CARE'
  /** Ceremonies of a career or a force (仪式, 文化活动). */
  | 'CEREMONY'
  /** Officers or units answer for places (联系包保, 进社区, 河道警长). */
  | 'CONTACT'
  /** Contests (比武竞赛). */
  | 'CONTEST'
  /** Officers are brought on, and shown by results (培养工程, 晒拼创). */
  | 'CULTIVATION'
  /** Who may recommend cadres, and how many (人事推荐). */
  | 'RECOMMENDATION'
  /** A reform, a pilot, a new way of working (改革创新). */
  | 'REFORM'
  /** What units or officers have to be like (标准, 单位模板). */
  | 'STANDARD'
  /** A pool of talents or specialists (人才计划). */
  | 'TALENT'
  /** Training that is due (训练制度, 轮训). */
  | 'TRAINING'
  /** Early warning of risks in a team (队伍风险预警). */
  | 'WARNING';

/** Where below its owner a program applies (适用范围). */
export type ProgramReach =
  /** In the units below it alone: mid-level cadres (中层干部) are leaders and deputies BELOW. */
  | 'BELOW'
  /** In the unit itself alone: its own leaders (局领导) and offices. */
  | 'OWNER'
  /** In the unit and all below. */
  | 'WITHIN';

/** How far a program has come (状态). */
export type ProgramStatus =
  /** It is over (已结束). */
  | 'ENDED'
  /** It is tried in some places (试点). */
  | 'PILOT'
  /** It is to come (拟开展). */
  | 'PLANNED'
  /** It is done everywhere it concerns (运行). */
  | 'RUNNING';

/** A higher rank, another grade, or both (晋升): at least one of them. */
export type PromoteOfficerInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The grade (职级), a code of the grade catalogue. Default: stays as it is. */
  grade?: string | null | undefined;
  /** The officer. */
  id: string | number;
  /** The rank (警衔): one step up, after the years of the step (人民警察警衔条例, article 14), unless the basis has both a document number and a reason. Default: stays as it is. */
  rank?: PoliceRank | null | undefined;
};

/** The public notice of a nomination (公示). */
export type PutHonorUnderNoticeInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The honor. */
  id: string | number;
  /** The first day of the notice: the day of the nomination or later, at most ten years ahead. */
  noticedOn: string;
};

/** An early sign that was found (登记苗头). */
export type RaiseConcernInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** By whom it was found or reported; at most 100 characters; stored sealed. */
  by: string;
  /** The unit that follows it up: that of the officer on the day, or one above it. */
  keeper: string | number;
  /** What it is about. */
  kind: ConcernKind;
  /** The officer, who serves on the day; neither the caller nor one above the caller. */
  officer: string | number;
  /** The day on which it was found, not after today. */
  openedOn: string;
  /** What was seen; at most 2,000 characters; stored sealed. */
  summary: string;
};

/** A recommendation (推荐人选). */
export type RecommendOfficerInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The officer who is recommended, serving as POLICE on the day; not the recommender, and once by each in a round. */
  candidate: string | number;
  /** Why; 10 to 2,000 characters. */
  grounds: string;
  /** Who recommends: one whom the program of the kind RECOMMENDATION that is in force for the unit of the round concerns on the day. A caller who is an officer recommends in that name alone. */
  recommender: string | number;
  /** The round, which is open. */
  round: string | number;
  /** The day on which it was signed: not before the round is opened, nor after today. */
  signedOn: string;
  /** For what post; at most 100 characters. */
  title: string;
};

/** Who took part and with what result (登记参训参赛), recorded all or none. */
export type RecordAttendancesInput = {
  /** The activity, begun by today and not cancelled. */
  activity: string | number;
  /** Who, 1 to 1,000. The same participant with the same entry again replaces what is on record. */
  attendances: Array<AttendanceInput>;
  /** By whose order. */
  basis?: BasisInput | null | undefined;
};

/** Days that are off or worked by order (登记节假日安排). */
export type RecordCalendarDaysInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The days, 1 to 400. Days that are not named stay as they are. */
  days: Array<CalendarDayInput>;
};

/** Who answers for what case (登记办案责任), all of them or none. */
export type RecordCaseLiabilitiesInput = {
  /** From what system, or by whose order. */
  basis?: BasisInput | null | undefined;
  /** The liabilities, 1 to 1,000; the same officer, case, role and first day again sets the end of the part. */
  liabilities: Array<CaseLiabilityInput>;
};

/** What a competence assessment recommends (登记胜任度测评结果), recorded all or none. */
export type RecordCompetenceOutcomesInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The cycle, which is finalized, of a scheme with groups of evaluators. */
  cycle: string | number;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The recommendations, 1 to 1,000. One that is on record already is superseded. */
  outcomes: Array<CompetenceOutcomeInput>;
};

/** A step about a concern (处置苗头). Its basis is a document number alone: a reason would stay on record. */
export type RecordConcernStepInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** By whom; at most 100 characters; stored sealed. */
  by: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The concern, which is neither closed nor referred. */
  id: string | number;
  /** What was done; required where the stage stays. */
  measure?: ConcernMeasure | null | undefined;
  /** In words; at most 2,000 characters; stored sealed. */
  note?: string | null | undefined;
  /** The day, not before the last step nor after today. */
  on: string;
  /** The stage that it leads to; CLOSED and REFERRED need a note that says why. */
  stage: ConcernStage;
};

/** What was found when a case was looked into again (认定办案责任). */
export type RecordLiabilityFindingInput = {
  /** By whose order. The number of the document is required. */
  basis: BasisInput;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** How it stands with fault. */
  fault: CaseFault;
  /** The liability, whether the officer still serves or not. */
  id: string | number;
  /** The day of the finding, not before the first day of the part nor after today. */
  on: string;
  /** The sanction that it led to, of the same officer. Null: none. */
  sanction?: string | number | null | undefined;
};

/** Figures about units (登记指标), all of them or none. */
export type RecordMetricsInput = {
  /** By whose order, or from which report. */
  basis?: BasisInput | null | undefined;
  /** The figures, 1 to 500, each once. */
  observations: Array<MetricObservationInput>;
  /** The day from which they are on record, today at the latest: a query as of an earlier day does not see them. A correction counts from the earlier of this day and the day of the figure it corrects. */
  observedOn: string;
};

/** Places as they are from a day on (登记联系对象), new or known by their code; all of them or none. */
export type RecordPlacesInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The places, 1 to 1,000, each code once; a parent that is new comes before its parts. */
  places: Array<PlaceInput>;
};

/** Scores of a cycle (登记评分), recorded all or none. */
export type RecordScoresInput = {
  /** The cycle, which is open. */
  cycle: string | number;
  /** The scores, 1 to 1,000. */
  scores: Array<ScoreInput>;
};

/** A cadre selected in a round (登记选任结果). */
export type RecordSelectionInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** Why the selection is made although the quota of the category is used up; at most 1,000 characters. Not stored where the quota is not used up. */
  exceedsQuotaBecause?: string | null | undefined;
  /** The officer selected, who serves on that day, is not suspended then and is selected once in a round. The primary assignment need not be in or below the unit that holds the round. */
  officer: string | number;
  /** The round, which is open. */
  round: string | number;
  /** The day of the selection: not before the round is opened, nor after today. */
  selectedOn: string;
  /** The post the officer is selected for (职务); at most 100 characters. */
  title: string;
};

/** Tallies (登记实绩), all of them or none. */
export type RecordTalliesInput = {
  /** By whose order, or from what report. */
  basis?: BasisInput | null | undefined;
  /** The tallies, 1 to 1,000, each once. */
  tallies: Array<TallyInput>;
};

/** One who left and comes back (重新录用), on the day of the separation or later. */
export type ReenrollOfficerInput = {
  /** By whose order. A document number or a reason. */
  basis: BasisInput;
  /** Police officer or auxiliary. Default: as before. */
  category?: OfficerCategory | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The grade (职级), a code of the grade catalogue. Default: the grade of before, if the officer had retired; none after another separation. */
  grade?: string | null | undefined;
  /** The officer. */
  id: string | number;
  /** The police number (警号): capital letters, digits and hyphens, at most 20; no other officer has it from then on. Default: none. */
  policeNumber?: string | null | undefined;
  /** The rank that is awarded. For police only (公安机关组织管理条例, article 27). Default: the rank of before, if the officer had retired; none after another separation, in which no rank is kept (人民警察警衔条例, article 19). Its years count from the return. */
  rank?: PoliceRank | null | undefined;
  /** The role in the unit. Default: MEMBER. */
  role?: AssignmentRole | null | undefined;
  /** What the post is called; at most 100 characters. */
  title: string;
  /** The unit of the primary assignment, which exists from then on. */
  unit: string | number;
};

/** An officer who may act again (恢复职务). */
export type ReinstateOfficerInput = {
  /** By whose order. A document number or a reason. Kept with the change alone, which is read with the scope change:read; `history` does not show it. */
  basis: BasisInput;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The officer. */
  id: string | number;
};

/** A nomination that is turned down (不予奖励). */
export type RejectHonorInput = {
  /** Why, and by whose order; the reason is required. */
  basis: BasisInput;
  /** The day it takes effect: not before the nomination or the notice. Default: today. */
  effectiveOn?: string | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The honor. */
  id: string | number;
};

/** One thing that a program asks of each (要求). With neither a minimum nor a maximum it is only shown (晒). Fields that the measure does not have are refused. */
export type RequirementInput = {
  /** Only activities of this kind. Of ACTIVITIES, ATTENDANCES and HOURS. */
  activityKind?: ActivityKind | null | undefined;
  /** The text it comes from, with its article; at most 200 characters. */
  article?: string | null | undefined;
  /** Of whom it is asked, beside the criteria of the program. */
  criteria?: ProgramCriteriaInput | null | undefined;
  /** Only duties of this kind. Of DUTIES. */
  dutyKind?: DutyKind | null | undefined;
  /** Its key, once in the program: letters, digits, dots, underscores, hyphens, at most 64. */
  key: string;
  /** At most so much, to two decimals, 0 to 1,000,000,000. */
  maximum?: number | null | undefined;
  /** What is measured. */
  measure: RequirementMeasure;
  /** At least so much, to two decimals, 0 to 1,000,000,000; not more than `maximum`. */
  minimum?: number | null | undefined;
  /** The name (名称), at most 100 characters. */
  name: string;
  /** In what period. ACTIVITIES, ATTENDANCES, HOURS and TALLY: a calendar period or ONCE. SEPARATIONS and SANCTIONS: a calendar period. RECOMMENDATIONS: ROUND. All others: STANDING. */
  per: RequirementPeriod;
  /** Only duties for places of this kind. Of DUTIES. */
  placeKind?: PlaceKind | null | undefined;
  /** The key of the tally: lower case letters, digits and underscores, at most 60. Of TALLY, which needs it. */
  tally?: string | null | undefined;
  /** Only units of this kind. Of SUBUNITS, and of POLICE_SHARE, which needs it. */
  unitKind?: UnitKind | null | undefined;
  /** Only units whose name has this text; at most 50 characters. Of SUBUNITS. */
  unitName?: string | null | undefined;
};

/** What a requirement measures (计量口径). Of officers ATTENDANCES, DUTIES, HOURS, RECOMMENDATIONS and TALLY; of units all but HOURS and RECOMMENDATIONS; OPEN_CONCERNS and SANCTIONS in programs of kind WARNING alone. */
export type RequirementMeasure =
  /** How many activities the unit organized under the program (举办次数). */
  | 'ACTIVITIES'
  /** How many activities of the program were attended and not failed (参加次数). */
  | 'ATTENDANCES'
  /** How many duties are held under the program (包联数量). */
  | 'DUTIES'
  /** How many hours of its activities were attended (学时); of a TRAINING program without activities of its own, of all TRAINING. */
  | 'HOURS'
  /** Concerns open on the day, per 100 officers of the unit and below (苗头问题). Read with concern:read. */
  | 'OPEN_CONCERNS'
  /** Police of the unit and below who serve in units of `unitKind` or below these, in basis points (警力占比). */
  | 'POLICE_SHARE'
  /** Recommendations made in one round (推荐名额). */
  | 'RECOMMENDATIONS'
  /** Sanctions decided in the period, per 100 officers of the unit and below (处分). Read with concern:read. */
  | 'SANCTIONS'
  /** Separations other than by retirement or death in the period, per 100 officers of the unit and below (离职). */
  | 'SEPARATIONS'
  /** Units directly below like `unitKind` and `unitName` (内设机构). */
  | 'SUBUNITS'
  /** The sum of a tally (计数). */
  | 'TALLY'
  /** The authorized strength less the police, of the unit and below, in basis points of the former (缺编). */
  | 'VACANCY_SHARE';

/** In what period a requirement is to be met (周期). */
export type RequirementPeriod =
  /** A half of a calendar year (半年). */
  | 'HALF_YEAR'
  /** A calendar month (每月). */
  | 'MONTH'
  /** Once since joining the police, or since the unit is there (一次). */
  | 'ONCE'
  /** A quarter of a calendar year (每季). */
  | 'QUARTER'
  /** A round of cadre selection (每轮选任). */
  | 'ROUND'
  /** At any time: on the day of the query (时点). */
  | 'STANDING'
  /** A calendar year (每年). */
  | 'YEAR';

/** Other days, hours, host or title of an activity (调整活动). What is left out stays; null clears what may be null. */
export type ReviseActivityInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** Its last day, not before the first; null: not known. */
  endsOn?: string | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The organ outside the registry that holds it; at most 100 characters. */
  host?: string | null | undefined;
  /** How many hours of study it has, 0.5 to 2,000, in halves; not below what is on record of anybody, which stays as it is: who was there for more is recorded again; null: not counted. */
  hours?: number | null | undefined;
  /** The activity, which is not cancelled. */
  id: string | number;
  /** Its first day; may not be null. Not later where somebody is on record as having been there. */
  startsOn?: string | null | undefined;
  /** What it is called; at most 100 characters. May not be null. */
  title?: string | null | undefined;
};

/** Another title or role of the same post (变更职务名称): at least one of them. An omitted field stays as it is. A value holds from effectiveOn until its next change that is already on record. */
export type ReviseAssignmentInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** Of the assignment. The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The assignment, held on that day. */
  id: string | number;
  /** The role in the unit. May not be null. Default: stays as it is. */
  role?: AssignmentRole | null | undefined;
  /** What the post is called; at most 100 characters. May not be null. Default: stays as it is. */
  title?: string | null | undefined;
};

/** New values of an officer (变更人员信息). An omitted field stays as it is; null clears a field that may be null. A value holds from effectiveOn until its next change that is already on record. Birth date and national id have no days: they are corrected as a whole. */
export type ReviseOfficerInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day of birth, from 1900 to today. Needs the scope officer:personal as well; stored sealed. Null where not known. */
  birthOn?: string | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The gender; null where not known. */
  gender?: Gender | null | undefined;
  /** The officer. */
  id: string | number;
  /** The day of joining the police; not after effectiveOn. Null where not known. */
  joinedOn?: string | null | undefined;
  /** The name; 1 to 50 characters. Pinyin and strokes are derived from it. May not be null. */
  name?: string | null | undefined;
  /** The reading of the name, where the derived one is wrong: toneless syllables with blanks between, ü or v, as many as the name has (chong li yan). It holds until the next change of the name or its reading. Null: derived from the name. Default: stays as it is, or is derived from a new name. */
  namePinyin?: string | null | undefined;
  /** The number of the identity card (公民身份号码, GB 11643): its check digit is right, it agrees with the birth date and the gender, and no other officer has it. Needs the scope officer:personal as well; stored sealed. Null where not known. */
  nationalId?: string | null | undefined;
  /** The police number (警号): capital letters, digits and hyphens, at most 20; no other officer has it on any day from then on. The officer serves on effectiveOn. Null for none. */
  policeNumber?: string | null | undefined;
};

/** New values of a unit (变更单位信息). An omitted field stays as it is; null clears a field that may be null. A value holds until its next change that is already on record. */
export type ReviseUnitInput = {
  /** The number of authorized posts, 0 to 1,000,000; null where not known. */
  authorizedStrength?: number | null | undefined;
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The class for cadre-selection ratios; null for none. */
  category?: UnitCategory | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The unit. */
  id: string | number;
  /** The kind of unit. */
  kind?: UnitKind | null | undefined;
  /** The full name; at most 100 characters. */
  name?: string | null | undefined;
  /** The short name; null for none. */
  shortName?: string | null | undefined;
};

/** The end of a grant (撤销授权). */
export type RevokeAccessInput = {
  /** The grant. */
  id: string | number;
};

/** An honor that is taken back (撤销奖励). */
export type RevokeHonorInput = {
  /** Why, and by whose order; the reason is required. */
  basis: BasisInput;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. Not before the award; from this day on the honor counts no more. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The honor. */
  id: string | number;
};

/** The end of a token (撤销令牌). */
export type RevokeTokenInput = {
  /** The token. */
  id: string | number;
};

/** The kind of a sanction (处分种类), of the law for public servants, of the Party, or of the organization. */
export type SanctionKind =
  /** Another post or none, by the organization (组织调整). */
  | 'ADJUSTMENT'
  /** An admonition (诫勉). */
  | 'ADMONITION'
  /** A demerit (记过). */
  | 'DEMERIT'
  /** A lower grade of pay and rank (降级). */
  | 'DEMOTION'
  /** Dismissal (开除). Ends nobody's service by itself: that is separateOfficer, which may cite it. */
  | 'DISMISSAL'
  /** A major demerit (记大过). */
  | 'MAJOR_DEMERIT'
  /** Expulsion from the Party (开除党籍). */
  | 'PARTY_EXPULSION'
  /** Probation within the Party (留党察看). */
  | 'PARTY_PROBATION'
  /** Removal from Party posts (撤销党内职务). */
  | 'PARTY_REMOVAL'
  /** A serious warning of the Party (党内严重警告). */
  | 'PARTY_SERIOUS_WARNING'
  /** A warning of the Party (党内警告). */
  | 'PARTY_WARNING'
  /** A lower police rank (警衔降级), set by the act itself. */
  | 'RANK_REDUCTION'
  /** Removal from post (撤职). Ends no post by itself: that is endAssignment, which may cite it. */
  | 'REMOVAL'
  /** Suspension from duty (停止执行职务): the officer is SUSPENDED from its first day until its end, or until it is lifted. */
  | 'SUSPENSION'
  /** A warning (警告). */
  | 'WARNING';

/** A class, a contest or a ceremony (安排活动), to come or past. */
export type ScheduleActivityInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** Its last day, not before the first. Default: the first. */
  endsOn?: string | null | undefined;
  /** The organ outside the registry that holds it; at most 100 characters. */
  host?: string | null | undefined;
  /** How many hours of study it has, 0.5 to 2,000, in halves; null: not counted. */
  hours?: number | null | undefined;
  /** What sort of activity it is. */
  kind: ActivityKind;
  /** The level of the organ that holds it. */
  level?: HonorLevel | null | undefined;
  /** The unit that organizes it, there on its first day; null where others hold it, with `host`. */
  organizer?: string | number | null | undefined;
  /** The program under which it is held, in force on its first day; null: none. */
  program?: string | number | null | undefined;
  /** Its first day, at most ten years ahead. */
  startsOn: string;
  /** What it is called; at most 100 characters. */
  title: string;
};

/** A score of one subject for one indicator (评分). The same subject, indicator, group and evaluator again replaces it. */
export type ScoreInput = {
  /** Who gives it (评分人), in free text, at most 100 characters. Scores of several evaluators for one indicator, in one group where there are groups, count by their mean. Null: an evaluator without a name, of whom there is one at most. */
  evaluator?: string | null | undefined;
  /** The key of the group that the evaluator is in (测评主体): needed where the scheme has groups, and not allowed where it has none. */
  evaluatorGroup?: string | null | undefined;
  /** The key of an indicator of the scheme of the cycle. */
  indicator: string;
  /** The officer or the unit, one that takes part in the cycle. */
  subject: string | number;
  /** The score, in points, 0 to the maximum of the indicator, to four decimals. */
  value: number;
};

/** The share that one category of units is to have (选任比例). */
export type SelectionTargetInput = {
  /** Its share in basis points, 0 to 10000: 4500 are 45 %. */
  basisPoints: number;
  /** The category; each at most once. */
  category: UnitCategory;
};

/** The end of service (退休、离职、去世). */
export type SeparateOfficerInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The officer or the unit that has all duties of the officer from then on (责任交接), in the same change; not the officer. Needs the scope duty:write as well. Default: they end. */
  handOverTo?: string | number | null | undefined;
  /** The officer. */
  id: string | number;
  /** RETIRED, SEPARATED or DECEASED. */
  status: OfficerStatus;
};

/** Which way a list is ordered. */
export type SortDirection =
  /** Lowest, earliest or first of the alphabet first. */
  | 'ASC'
  /** Highest, latest or last of the alphabet first. */
  | 'DESC';

/** Conditions on a text, all of which must hold. A condition that is null or omitted always holds. */
export type StringFilter = {
  /** Contains this text. */
  contains?: string | null | undefined;
  /** Exactly this text. */
  eq?: string | null | undefined;
  /** One of these texts, at most 1,000. An empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Starts with this text. */
  startsWith?: string | null | undefined;
};

/** An officer who may not act for a time (停职). All else stays as it is. A longer suspension is a second one from the day on which the first ends. */
export type SuspendOfficerInput = {
  /** By whose order. A document number or a reason. Kept with the change alone, which is read with the scope change:read; `history` does not show it. */
  basis: BasisInput;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The officer. */
  id: string | number;
  /** The first day on which the officer may act again, after effectiveOn. Default: not known yet; the suspension lasts until reinstateOfficer or the end of service. */
  until?: string | null | undefined;
};

/** How much somebody did in a period. The same subject, key and period again is a correction; periods of one subject and key share no days otherwise. */
export type TallyInput = {
  /** The first day of the period. */
  from: string;
  /** The key: lower case letters, digits and underscores, at most 60. Measured in one unit wherever it is on record. */
  key: string;
  /** The name; at most 100 characters. */
  name: string;
  /** The officer or the unit, there on a day of the period. */
  subject: string | number;
  /** The first day after the period, not after tomorrow, at most 400 days after `from`. */
  to: string;
  /** How much, 0 to 1,000,000,000, to two decimals; whole where it is a COUNT. */
  value: number;
  /** What it is measured in: COUNT or MINUTES. Default: COUNT. */
  valueUnit?: MetricUnit | null | undefined;
};

/** Another primary assignment (调动). The one held that day ends; one that is already on record for later still follows. */
export type TransferOfficerInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The day it takes effect: in the past for what is recorded late, or in the future, at most ten years ahead. */
  effectiveOn: string;
  /** Of the officer. The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The officer or the unit that has all duties of the officer from then on (责任交接), in the same change; not the officer. Needs the scope duty:write as well. Default: they stay with the officer. */
  handOverTo?: string | number | null | undefined;
  /** The officer, who serves from then on. */
  id: string | number;
  /** The role in the unit. Default: MEMBER. */
  role?: AssignmentRole | null | undefined;
  /** What the post is called; at most 100 characters. */
  title: string;
  /** The unit, which exists as long as the post is held. */
  to: string | number;
};

/** A file whose changes are taken back. */
export type UndoImportInput = {
  /** By whose order; a reason is needed. */
  basis: BasisInput;
  /** The file. */
  id: string | number;
};

/** The class of unit that cadre-selection ratios are set for (单位类别). */
export type UnitCategory =
  /** General departments (综合部门). */
  | 'GENERAL'
  /** Operational departments (实战部门). */
  | 'OPERATIONAL'
  /** Police stations (派出所). */
  | 'STATION';

/** What sort of unit it is (机构类型). */
export type UnitKind =
  /** A brigade (大队). */
  | 'BRIGADE'
  /** A center (中心). */
  | 'CENTER'
  /** A county bureau (县公安局), of a county-level city or district too. */
  | 'COUNTY_BUREAU'
  /** A detachment (支队). */
  | 'DETACHMENT'
  /** The ministry (公安部). */
  | 'MINISTRY'
  /** A municipal bureau (市公安局). */
  | 'MUNICIPAL_BUREAU'
  /** An office or section of a unit (室, 科). */
  | 'OFFICE'
  /** A police room (警务室). */
  | 'POLICE_ROOM'
  /** A post, such as a joint service post (联勤警务站). */
  | 'POST'
  /** A provincial department (公安厅, 省级). */
  | 'PROVINCIAL_DEPARTMENT'
  /** A police station (派出所). */
  | 'STATION'
  /** A studio named for a person or a task (工作室). */
  | 'STUDIO'
  /** A sub-bureau (公安分局). */
  | 'SUB_BUREAU'
  /** A team (中队). */
  | 'TEAM';

/** The end of a link (解除关联). */
export type UnlinkPersonInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The link, which holds. */
  id: string | number;
};

/** A recommendation that is taken back (撤回推荐), and is free to be made for another. */
export type WithdrawRecommendationInput = {
  /** By whose order. */
  basis?: BasisInput | null | undefined;
  /** The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The recommendation, of an open round, not adopted. */
  id: string | number;
};

/** What should never have been on record (撤回登记), or a change that is to be undone (撤销). */
export type WithdrawRecordInput = {
  /** By whose order. `reason` is required and says what was wrong. */
  basis: BasisInput;
  /** Of a thing that has a version. The version that was read; where it is another by now, StaleVersionError. Null: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The thing: a unit, an officer, a post, an honor or its program, a program or a membership in one, a figure, a calendar day, a selection, its round or policy, an evaluation, its cycle, scheme or an appeal. A change: it is undone, if nothing rests on it since. */
  id: string | number;
  /** Whether what only the thing has goes with it, such as the posts of an officer, each under its own scope. What others need is refused all the same. Default: false. */
  withDependents?: boolean | null | undefined;
};

export type ChangesQueryVariables = Exact<{
  filter?: ChangeFilter | null | undefined;
  before?: string | null | undefined;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type ChangesQuery = { changes: { totalCount: number | null, nodes: Array<{ id: string, position: string, at: string, actor: string, operation: string, requestId: string, subjectType: string, subject:
        | { __typename: 'AccessGrant', id: string }
        | { __typename: 'Activity', id: string }
        | { __typename: 'Assignment', title: string, id: string, officer: { id: string, name: string } }
        | { __typename: 'Attendance', id: string }
        | { __typename: 'BulkRead', id: string }
        | { __typename: 'CalendarDay', id: string }
        | { __typename: 'CaseLiability', id: string }
        | { __typename: 'Change', id: string }
        | { __typename: 'Concern', id: string }
        | { __typename: 'Duty', id: string }
        | { __typename: 'Evaluation', id: string }
        | { __typename: 'EvaluationAppeal', id: string }
        | { __typename: 'EvaluationCycle', id: string }
        | { __typename: 'EvaluationScheme', id: string }
        | { __typename: 'Honor', id: string, honorTitle: string }
        | { __typename: 'HonorProgram', id: string }
        | { __typename: 'ImportBatch', id: string }
        | { __typename: 'MetricObservation', id: string }
        | { __typename: 'Officer', name: string, id: string }
        | { __typename: 'PersonLink', id: string }
        | { __typename: 'Place', id: string }
        | { __typename: 'Program', id: string }
        | { __typename: 'ProgramMember', id: string }
        | { __typename: 'Recommendation', id: string }
        | { __typename: 'Sanction', id: string }
        | { __typename: 'Selection', id: string }
        | { __typename: 'SelectionPolicy', id: string }
        | { __typename: 'SelectionRound', id: string }
        | { __typename: 'Token', id: string }
        | { __typename: 'Unit', name: string, id: string }
       | null, basis: { documentNumber: string | null, reason: string | null } | null, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } };

export type DifferencesQueryVariables = Exact<{
  of: string | number;
  subtree: boolean;
  earlier: MomentInput;
  later: MomentInput;
  after?: string | null | undefined;
}>;


export type DifferencesQuery = { differences: { nodes: Array<{ subjectType: string, subject:
        | { __typename: 'AccessGrant', id: string }
        | { __typename: 'Activity', id: string }
        | { __typename: 'Assignment', title: string, id: string, officer: { id: string, name: string } }
        | { __typename: 'Attendance', id: string }
        | { __typename: 'BulkRead', id: string }
        | { __typename: 'CalendarDay', id: string }
        | { __typename: 'CaseLiability', id: string }
        | { __typename: 'Change', id: string }
        | { __typename: 'Concern', id: string }
        | { __typename: 'Duty', id: string }
        | { __typename: 'Evaluation', id: string }
        | { __typename: 'EvaluationAppeal', id: string }
        | { __typename: 'EvaluationCycle', id: string }
        | { __typename: 'EvaluationScheme', id: string }
        | { __typename: 'Honor', id: string, honorTitle: string }
        | { __typename: 'HonorProgram', id: string }
        | { __typename: 'ImportBatch', id: string }
        | { __typename: 'MetricObservation', id: string }
        | { __typename: 'Officer', name: string, id: string }
        | { __typename: 'PersonLink', id: string }
        | { __typename: 'Place', id: string }
        | { __typename: 'Program', id: string }
        | { __typename: 'ProgramMember', id: string }
        | { __typename: 'Recommendation', id: string }
        | { __typename: 'Sanction', id: string }
        | { __typename: 'Selection', id: string }
        | { __typename: 'SelectionPolicy', id: string }
        | { __typename: 'SelectionRound', id: string }
        | { __typename: 'Token', id: string }
        | { __typename: 'Unit', name: string, id: string }
       | null, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DueQueryVariables = Exact<{
  within: string | number;
  from: string;
  to: string;
  kinds?: Array<DueKind> | DueKind | null | undefined;
  after?: string | null | undefined;
}>;


export type DueQuery = { dueItems: { totalCount: number | null, nodes: Array<{ kind: DueKind, dueOn: string, message: string, officer: { id: string, name: string, policeNumber: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ChangeLineFragment = { id: string, position: string, at: string, actor: string, operation: string, requestId: string, subjectType: string, subject:
    | { __typename: 'AccessGrant', id: string }
    | { __typename: 'Activity', id: string }
    | { __typename: 'Assignment', title: string, id: string, officer: { id: string, name: string } }
    | { __typename: 'Attendance', id: string }
    | { __typename: 'BulkRead', id: string }
    | { __typename: 'CalendarDay', id: string }
    | { __typename: 'CaseLiability', id: string }
    | { __typename: 'Change', id: string }
    | { __typename: 'Concern', id: string }
    | { __typename: 'Duty', id: string }
    | { __typename: 'Evaluation', id: string }
    | { __typename: 'EvaluationAppeal', id: string }
    | { __typename: 'EvaluationCycle', id: string }
    | { __typename: 'EvaluationScheme', id: string }
    | { __typename: 'Honor', id: string, honorTitle: string }
    | { __typename: 'HonorProgram', id: string }
    | { __typename: 'ImportBatch', id: string }
    | { __typename: 'MetricObservation', id: string }
    | { __typename: 'Officer', name: string, id: string }
    | { __typename: 'PersonLink', id: string }
    | { __typename: 'Place', id: string }
    | { __typename: 'Program', id: string }
    | { __typename: 'ProgramMember', id: string }
    | { __typename: 'Recommendation', id: string }
    | { __typename: 'Sanction', id: string }
    | { __typename: 'Selection', id: string }
    | { __typename: 'SelectionPolicy', id: string }
    | { __typename: 'SelectionRound', id: string }
    | { __typename: 'Token', id: string }
    | { __typename: 'Unit', name: string, id: string }
   | null, basis: { documentNumber: string | null, reason: string | null } | null, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> };

export type FieldLineFragment = { field: string, label: string, beforeText: string | null, afterText: string | null };

type Subject_AccessGrant_Fragment = { __typename: 'AccessGrant', id: string };

type Subject_Activity_Fragment = { __typename: 'Activity', id: string };

type Subject_Assignment_Fragment = { __typename: 'Assignment', title: string, id: string, officer: { id: string, name: string } };

type Subject_Attendance_Fragment = { __typename: 'Attendance', id: string };

type Subject_BulkRead_Fragment = { __typename: 'BulkRead', id: string };

type Subject_CalendarDay_Fragment = { __typename: 'CalendarDay', id: string };

type Subject_CaseLiability_Fragment = { __typename: 'CaseLiability', id: string };

type Subject_Change_Fragment = { __typename: 'Change', id: string };

type Subject_Concern_Fragment = { __typename: 'Concern', id: string };

type Subject_Duty_Fragment = { __typename: 'Duty', id: string };

type Subject_Evaluation_Fragment = { __typename: 'Evaluation', id: string };

type Subject_EvaluationAppeal_Fragment = { __typename: 'EvaluationAppeal', id: string };

type Subject_EvaluationCycle_Fragment = { __typename: 'EvaluationCycle', id: string };

type Subject_EvaluationScheme_Fragment = { __typename: 'EvaluationScheme', id: string };

type Subject_Honor_Fragment = { __typename: 'Honor', id: string, honorTitle: string };

type Subject_HonorProgram_Fragment = { __typename: 'HonorProgram', id: string };

type Subject_ImportBatch_Fragment = { __typename: 'ImportBatch', id: string };

type Subject_MetricObservation_Fragment = { __typename: 'MetricObservation', id: string };

type Subject_Officer_Fragment = { __typename: 'Officer', name: string, id: string };

type Subject_PersonLink_Fragment = { __typename: 'PersonLink', id: string };

type Subject_Place_Fragment = { __typename: 'Place', id: string };

type Subject_Program_Fragment = { __typename: 'Program', id: string };

type Subject_ProgramMember_Fragment = { __typename: 'ProgramMember', id: string };

type Subject_Recommendation_Fragment = { __typename: 'Recommendation', id: string };

type Subject_Sanction_Fragment = { __typename: 'Sanction', id: string };

type Subject_Selection_Fragment = { __typename: 'Selection', id: string };

type Subject_SelectionPolicy_Fragment = { __typename: 'SelectionPolicy', id: string };

type Subject_SelectionRound_Fragment = { __typename: 'SelectionRound', id: string };

type Subject_Token_Fragment = { __typename: 'Token', id: string };

type Subject_Unit_Fragment = { __typename: 'Unit', name: string, id: string };

export type SubjectFragment =
  | Subject_AccessGrant_Fragment
  | Subject_Activity_Fragment
  | Subject_Assignment_Fragment
  | Subject_Attendance_Fragment
  | Subject_BulkRead_Fragment
  | Subject_CalendarDay_Fragment
  | Subject_CaseLiability_Fragment
  | Subject_Change_Fragment
  | Subject_Concern_Fragment
  | Subject_Duty_Fragment
  | Subject_Evaluation_Fragment
  | Subject_EvaluationAppeal_Fragment
  | Subject_EvaluationCycle_Fragment
  | Subject_EvaluationScheme_Fragment
  | Subject_Honor_Fragment
  | Subject_HonorProgram_Fragment
  | Subject_ImportBatch_Fragment
  | Subject_MetricObservation_Fragment
  | Subject_Officer_Fragment
  | Subject_PersonLink_Fragment
  | Subject_Place_Fragment
  | Subject_Program_Fragment
  | Subject_ProgramMember_Fragment
  | Subject_Recommendation_Fragment
  | Subject_Sanction_Fragment
  | Subject_Selection_Fragment
  | Subject_SelectionPolicy_Fragment
  | Subject_SelectionRound_Fragment
  | Subject_Token_Fragment
  | Subject_Unit_Fragment
;

export type DoneFragment = { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> };

type Refusal_ConflictError_Fragment = { __typename: 'ConflictError', message: string };

type Refusal_InvalidInputError_Fragment = { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> };

type Refusal_NotFoundError_Fragment = { __typename: 'NotFoundError', type: string, key: string, message: string };

type Refusal_RuleViolationError_Fragment = { __typename: 'RuleViolationError', rule: string, article: string | null, message: string };

type Refusal_StaleVersionError_Fragment = { __typename: 'StaleVersionError', currentVersion: number, message: string };

export type RefusalFragment =
  | Refusal_ConflictError_Fragment
  | Refusal_InvalidInputError_Fragment
  | Refusal_NotFoundError_Fragment
  | Refusal_RuleViolationError_Fragment
  | Refusal_StaleVersionError_Fragment
;

export type ImportBatchesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ImportBatchesQuery = { importBatches: { nodes: Array<{ id: string, kind: ImportKind, status: ImportStatus, fileName: string, uploadedAt: string, uploadedBy: string, rowCount: number, processedCount: number, acceptedCount: number | null, refusedCount: number | null, failure: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImportBatchQueryVariables = Exact<{
  id: string | number;
  refusedOnly: boolean;
  after?: string | null | undefined;
}>;


export type ImportBatchQuery = { importBatch: { id: string, kind: ImportKind, status: ImportStatus, fileName: string, uploadedAt: string, uploadedBy: string, rowCount: number, processedCount: number, acceptedCount: number | null, refusedCount: number | null, failure: string | null, columns: Array<{ heading: string, field: string | null }>, rows: { totalCount: number | null, nodes: Array<{ number: number, cells: Array<string | null>, summary: string | null, problems: Array<{ cell: string | null, message: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MapImportMutationVariables = Exact<{
  input: MapImportInput;
}>;


export type MapImportMutation = { result:
    | { __typename: 'ImportSuccess', batch: { id: string, kind: ImportKind, status: ImportStatus, fileName: string, uploadedAt: string, uploadedBy: string, rowCount: number, processedCount: number, acceptedCount: number | null, refusedCount: number | null, failure: string | null } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RehearseImportMutationVariables = Exact<{
  input: ApplyImportInput;
}>;


export type RehearseImportMutation = { result:
    | { __typename: 'ImportSuccess', batch: { id: string, kind: ImportKind, status: ImportStatus, fileName: string, uploadedAt: string, uploadedBy: string, rowCount: number, processedCount: number, acceptedCount: number | null, refusedCount: number | null, failure: string | null } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type ApplyImportMutationVariables = Exact<{
  input: ApplyImportInput;
}>;


export type ApplyImportMutation = { result:
    | { __typename: 'ImportSuccess', batch: { id: string, kind: ImportKind, status: ImportStatus, fileName: string, uploadedAt: string, uploadedBy: string, rowCount: number, processedCount: number, acceptedCount: number | null, refusedCount: number | null, failure: string | null } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type DiscardImportMutationVariables = Exact<{
  input: DiscardImportInput;
}>;


export type DiscardImportMutation = { result:
    | { __typename: 'ImportSuccess', batch: { id: string, kind: ImportKind, status: ImportStatus, fileName: string, uploadedAt: string, uploadedBy: string, rowCount: number, processedCount: number, acceptedCount: number | null, refusedCount: number | null, failure: string | null } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type UndoImportMutationVariables = Exact<{
  input: UndoImportInput;
}>;


export type UndoImportMutation = { result:
    | { __typename: 'ImportSuccess', batch: { id: string, kind: ImportKind, status: ImportStatus, fileName: string, uploadedAt: string, uploadedBy: string, rowCount: number, processedCount: number, acceptedCount: number | null, refusedCount: number | null, failure: string | null } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type BatchLineFragment = { id: string, kind: ImportKind, status: ImportStatus, fileName: string, uploadedAt: string, uploadedBy: string, rowCount: number, processedCount: number, acceptedCount: number | null, refusedCount: number | null, failure: string | null };

export type RosterQueryVariables = Exact<{
  unit: string | number;
  subunits: boolean;
  filter?: OfficerFilter | null | undefined;
  orderBy?: Array<OfficerOrder> | OfficerOrder | null | undefined;
  after?: string | null | undefined;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type RosterQuery = { unit: { id: string, name: string, officers: { totalCount: number | null, nodes: Array<{ id: string, version: number, name: string, policeNumber: string | null, category: OfficerCategory, gender: Gender | null, status: OfficerStatus, rank: PoliceRank | null, grade: string | null, joinedOn: string | null, primaryAssignment: { id: string, title: string, role: AssignmentRole, unit: { id: string, name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OfficerQueryVariables = Exact<{
  id: string | number;
  evaluations: boolean;
  programs: boolean;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type OfficerQuery = { officer: { id: string, version: number, name: string, namePinyin: string, policeNumber: string | null, category: OfficerCategory, gender: Gender | null, status: OfficerStatus, rank: PoliceRank | null, grade: string | null, joinedOn: string | null, unit: { id: string, name: string } | null, assignments: Array<{ id: string, version: number, title: string, role: AssignmentRole, kind: AssignmentKind, externalOrgan: string | null, unit: { id: string, name: string } | null, validity: { from: string, to: string | null, startKnown: boolean }, basis: { documentNumber: string | null } | null }>, honors: { nodes: Array<{ id: string, version: number, title: string, status: HonorStatus, awardedBy: string | null, awardedOn: string | null }> }, duties: { nodes: Array<{ id: string, kind: DutyKind, title: string | null, target:
          | { __typename: 'Place', name: string }
          | { __typename: 'Unit', name: string }
        , validity: { from: string, to: string | null, startKnown: boolean } }> }, evaluations?: { nodes: Array<{ id: string, grade: EvaluationGrade, total: number | null, cycle: { from: string, to: string, scheme: { name: string } } }> }, standings?: Array<{ met: boolean | null, program: { id: string, name: string }, lines: Array<{ value: number | null, requirement: { key: string, name: string, minimum: number | null } }> }>, history: Array<{ name: string, rank: PoliceRank | null, grade: string | null, status: OfficerStatus, recordedAt: string, supersededAt: string | null, validity: { from: string, to: string | null, startKnown: boolean }, basis: { documentNumber: string | null } | null }> } | null };

export type PersonalDataQueryVariables = Exact<{
  id: string | number;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type PersonalDataQuery = { officer: { id: string, birthOn: string | null, nationalId: string | null } | null };

export type SearchQueryVariables = Exact<{
  text: string;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type SearchQuery = { officers: { nodes: Array<{ id: string, name: string, policeNumber: string | null, status: OfficerStatus, unit: { name: string } | null }> }, units: { nodes: Array<{ id: string, code: string, name: string, parent: { name: string } | null }> } };

export type OfficerSearchQueryVariables = Exact<{
  text: string;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type OfficerSearchQuery = { officers: { nodes: Array<{ id: string, name: string, policeNumber: string | null, status: OfficerStatus, unit: { name: string } | null }> } };

export type UnitSearchQueryVariables = Exact<{
  text: string;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type UnitSearchQuery = { units: { nodes: Array<{ id: string, code: string, name: string, parent: { name: string } | null }> } };

export type NamedQueryVariables = Exact<{
  id: string | number;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type NamedQuery = { node:
    | { __typename: 'AccessGrant' }
    | { __typename: 'Activity' }
    | { __typename: 'Assignment' }
    | { __typename: 'Attendance' }
    | { __typename: 'BulkRead' }
    | { __typename: 'CalendarDay' }
    | { __typename: 'CaseLiability' }
    | { __typename: 'Change' }
    | { __typename: 'Concern' }
    | { __typename: 'Duty' }
    | { __typename: 'Evaluation' }
    | { __typename: 'EvaluationAppeal' }
    | { __typename: 'EvaluationCycle' }
    | { __typename: 'EvaluationScheme' }
    | { __typename: 'Honor' }
    | { __typename: 'HonorProgram' }
    | { __typename: 'ImportBatch' }
    | { __typename: 'MetricObservation' }
    | { __typename: 'Officer', id: string, name: string, policeNumber: string | null, status: OfficerStatus, unit: { name: string } | null }
    | { __typename: 'PersonLink' }
    | { __typename: 'Place' }
    | { __typename: 'Program' }
    | { __typename: 'ProgramMember' }
    | { __typename: 'Recommendation' }
    | { __typename: 'Sanction' }
    | { __typename: 'Selection' }
    | { __typename: 'SelectionPolicy' }
    | { __typename: 'SelectionRound' }
    | { __typename: 'Token' }
    | { __typename: 'Unit', id: string, code: string, name: string, parent: { name: string } | null }
   | null };

export type FoundOfficerFragment = { id: string, name: string, policeNumber: string | null, status: OfficerStatus, unit: { name: string } | null };

export type FoundUnitFragment = { id: string, code: string, name: string, parent: { name: string } | null };

export type ViewerQueryVariables = Exact<{
  locale: Locale;
}>;


export type ViewerQuery = { viewer: { name: string, scopes: Array<string>, units: Array<{ id: string, name: string }> }, vocabulary: Array<{ type: string, value: string, label: string }> };

export type RootUnitsQueryVariables = Exact<{
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type RootUnitsQuery = { units: { nodes: Array<{ id: string, code: string, name: string, children: { nodes: Array<{ id: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UnitChildrenQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type UnitChildrenQuery = { unit: { children: { nodes: Array<{ id: string, code: string, name: string, children: { nodes: Array<{ id: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type UnitQueryVariables = Exact<{
  id: string | number;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type UnitQuery = { unit: { id: string, version: number, code: string, name: string, shortName: string | null, kind: UnitKind, category: UnitCategory | null, divisionCode: string | null, temporary: boolean, authorizedStrength: number | null, validity: { from: string, to: string | null, startKnown: boolean }, ancestors: Array<{ id: string, name: string }>, leaders: Array<{ id: string, title: string, role: AssignmentRole, officer: { id: string, name: string, rank: PoliceRank | null } }>, own: { officers: number, police: number, auxiliaries: number, authorized: number | null, vacancies: number | null }, all: { officers: number, police: number, auxiliaries: number, authorized: number | null, vacancies: number | null }, children: { nodes: Array<{ id: string, code: string, name: string, kind: UnitKind, category: UnitCategory | null, leaders: Array<{ title: string, officer: { id: string, name: string } }>, strength: { officers: number, police: number, auxiliaries: number, authorized: number | null, vacancies: number | null } }>, pageInfo: { hasNextPage: boolean } }, honors: { nodes: Array<{ id: string, version: number, title: string, status: HonorStatus, awardedBy: string | null, awardedOn: string | null }> }, selectionPolicy: { id: string, unit: { id: string, name: string }, targets: Array<{ category: UnitCategory, basisPoints: number }> } | null, history: Array<{ name: string, code: string, kind: UnitKind, recordedAt: string, supersededAt: string | null, validity: { from: string, to: string | null, startKnown: boolean }, basis: { documentNumber: string | null } | null }> } | null };

export type OrganizationChartQueryVariables = Exact<{
  id: string | number;
  date?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type OrganizationChartQuery = { unit: { id: string, code: string, name: string, category: UnitCategory | null, descendants: { nodes: Array<{ id: string, code: string, name: string, category: UnitCategory | null, parent: { id: string } | null, leaders: Array<{ title: string, officer: { name: string } }>, strength: { officers: number, authorized: number | null } }>, pageInfo: { hasNextPage: boolean } }, leaders: Array<{ title: string, officer: { name: string } }>, strength: { officers: number, authorized: number | null } } | null };

export type UnitNodeFragment = { id: string, code: string, name: string, children: { nodes: Array<{ id: string }> } };

export type ChartUnitFragment = { id: string, code: string, name: string, category: UnitCategory | null, leaders: Array<{ title: string, officer: { name: string } }>, strength: { officers: number, authorized: number | null } };

export type StrengthFragment = { officers: number, police: number, auxiliaries: number, authorized: number | null, vacancies: number | null };

export type DaysFragment = { from: string, to: string | null, startKnown: boolean };

export type HonorLineFragment = { id: string, version: number, title: string, status: HonorStatus, awardedBy: string | null, awardedOn: string | null };

export type AddAssignmentMutationVariables = Exact<{
  input: AddAssignmentInput;
  key: string;
}>;


export type AddAssignmentMutation = { result:
    | { __typename: 'AddAssignmentSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewAddAssignmentMutationVariables = Exact<{
  input: AddAssignmentInput;
}>;


export type PreviewAddAssignmentMutation = { result:
    | { __typename: 'AddAssignmentSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type AdmitMembersMutationVariables = Exact<{
  input: AdmitMembersInput;
  key: string;
}>;


export type AdmitMembersMutation = { result:
    | { __typename: 'AdmitMembersSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewAdmitMembersMutationVariables = Exact<{
  input: AdmitMembersInput;
}>;


export type PreviewAdmitMembersMutation = { result:
    | { __typename: 'AdmitMembersSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type AdoptRegulationRuleMutationVariables = Exact<{
  input: AdoptRegulationRuleInput;
  key: string;
}>;


export type AdoptRegulationRuleMutation = { result:
    | { __typename: 'AdoptRegulationRuleSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewAdoptRegulationRuleMutationVariables = Exact<{
  input: AdoptRegulationRuleInput;
}>;


export type PreviewAdoptRegulationRuleMutation = { result:
    | { __typename: 'AdoptRegulationRuleSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type AdoptSelectionPolicyMutationVariables = Exact<{
  input: AdoptSelectionPolicyInput;
  key: string;
}>;


export type AdoptSelectionPolicyMutation = { result:
    | { __typename: 'AdoptSelectionPolicySuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewAdoptSelectionPolicyMutationVariables = Exact<{
  input: AdoptSelectionPolicyInput;
}>;


export type PreviewAdoptSelectionPolicyMutation = { result:
    | { __typename: 'AdoptSelectionPolicySuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type AmendEvaluationMutationVariables = Exact<{
  input: AmendEvaluationInput;
  key: string;
}>;


export type AmendEvaluationMutation = { result:
    | { __typename: 'AmendEvaluationSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewAmendEvaluationMutationVariables = Exact<{
  input: AmendEvaluationInput;
}>;


export type PreviewAmendEvaluationMutation = { result:
    | { __typename: 'AmendEvaluationSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type AppealEvaluationMutationVariables = Exact<{
  input: AppealEvaluationInput;
  key: string;
}>;


export type AppealEvaluationMutation = { result:
    | { __typename: 'AppealEvaluationSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewAppealEvaluationMutationVariables = Exact<{
  input: AppealEvaluationInput;
}>;


export type PreviewAppealEvaluationMutation = { result:
    | { __typename: 'AppealEvaluationSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type AssignDutiesMutationVariables = Exact<{
  input: AssignDutiesInput;
  key: string;
}>;


export type AssignDutiesMutation = { result:
    | { __typename: 'AssignDutiesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewAssignDutiesMutationVariables = Exact<{
  input: AssignDutiesInput;
}>;


export type PreviewAssignDutiesMutation = { result:
    | { __typename: 'AssignDutiesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type CancelActivityMutationVariables = Exact<{
  input: CancelActivityInput;
  key: string;
}>;


export type CancelActivityMutation = { result:
    | { __typename: 'CancelActivitySuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewCancelActivityMutationVariables = Exact<{
  input: CancelActivityInput;
}>;


export type PreviewCancelActivityMutation = { result:
    | { __typename: 'CancelActivitySuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type CancelSelectionRoundMutationVariables = Exact<{
  input: CancelSelectionRoundInput;
  key: string;
}>;


export type CancelSelectionRoundMutation = { result:
    | { __typename: 'CancelSelectionRoundSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewCancelSelectionRoundMutationVariables = Exact<{
  input: CancelSelectionRoundInput;
}>;


export type PreviewCancelSelectionRoundMutation = { result:
    | { __typename: 'CancelSelectionRoundSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type CloseEvaluationCycleMutationVariables = Exact<{
  input: CloseEvaluationCycleInput;
  key: string;
}>;


export type CloseEvaluationCycleMutation = { result:
    | { __typename: 'CloseEvaluationCycleSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewCloseEvaluationCycleMutationVariables = Exact<{
  input: CloseEvaluationCycleInput;
}>;


export type PreviewCloseEvaluationCycleMutation = { result:
    | { __typename: 'CloseEvaluationCycleSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type CloseUnitMutationVariables = Exact<{
  input: CloseUnitInput;
  key: string;
}>;


export type CloseUnitMutation = { result:
    | { __typename: 'CloseUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewCloseUnitMutationVariables = Exact<{
  input: CloseUnitInput;
}>;


export type PreviewCloseUnitMutation = { result:
    | { __typename: 'CloseUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type ConcludeSelectionRoundMutationVariables = Exact<{
  input: ConcludeSelectionRoundInput;
  key: string;
}>;


export type ConcludeSelectionRoundMutation = { result:
    | { __typename: 'ConcludeSelectionRoundSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewConcludeSelectionRoundMutationVariables = Exact<{
  input: ConcludeSelectionRoundInput;
}>;


export type PreviewConcludeSelectionRoundMutation = { result:
    | { __typename: 'ConcludeSelectionRoundSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type ConferHonorMutationVariables = Exact<{
  input: ConferHonorInput;
  key: string;
}>;


export type ConferHonorMutation = { result:
    | { __typename: 'ConferHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewConferHonorMutationVariables = Exact<{
  input: ConferHonorInput;
}>;


export type PreviewConferHonorMutation = { result:
    | { __typename: 'ConferHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type CorrectAssignmentMutationVariables = Exact<{
  input: CorrectAssignmentInput;
  key: string;
}>;


export type CorrectAssignmentMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CorrectAssignmentSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewCorrectAssignmentMutationVariables = Exact<{
  input: CorrectAssignmentInput;
}>;


export type PreviewCorrectAssignmentMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CorrectAssignmentSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type CorrectHonorMutationVariables = Exact<{
  input: CorrectHonorInput;
  key: string;
}>;


export type CorrectHonorMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CorrectHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewCorrectHonorMutationVariables = Exact<{
  input: CorrectHonorInput;
}>;


export type PreviewCorrectHonorMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CorrectHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type CorrectOfficerMutationVariables = Exact<{
  input: CorrectOfficerInput;
  key: string;
}>;


export type CorrectOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CorrectOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewCorrectOfficerMutationVariables = Exact<{
  input: CorrectOfficerInput;
}>;


export type PreviewCorrectOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CorrectOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type CorrectUnitMutationVariables = Exact<{
  input: CorrectUnitInput;
  key: string;
}>;


export type CorrectUnitMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CorrectUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewCorrectUnitMutationVariables = Exact<{
  input: CorrectUnitInput;
}>;


export type PreviewCorrectUnitMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CorrectUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type CreateUnitMutationVariables = Exact<{
  input: CreateUnitInput;
  key: string;
}>;


export type CreateUnitMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CreateUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewCreateUnitMutationVariables = Exact<{
  input: CreateUnitInput;
}>;


export type PreviewCreateUnitMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'CreateUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type DecideAppealMutationVariables = Exact<{
  input: DecideAppealInput;
  key: string;
}>;


export type DecideAppealMutation = { result:
    | { __typename: 'DecideAppealSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewDecideAppealMutationVariables = Exact<{
  input: DecideAppealInput;
}>;


export type PreviewDecideAppealMutation = { result:
    | { __typename: 'DecideAppealSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type DefineEvaluationSchemeMutationVariables = Exact<{
  input: DefineEvaluationSchemeInput;
  key: string;
}>;


export type DefineEvaluationSchemeMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'DefineEvaluationSchemeSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewDefineEvaluationSchemeMutationVariables = Exact<{
  input: DefineEvaluationSchemeInput;
}>;


export type PreviewDefineEvaluationSchemeMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'DefineEvaluationSchemeSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type DefineHonorProgramMutationVariables = Exact<{
  input: DefineHonorProgramInput;
  key: string;
}>;


export type DefineHonorProgramMutation = { result:
    | { __typename: 'DefineHonorProgramSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewDefineHonorProgramMutationVariables = Exact<{
  input: DefineHonorProgramInput;
}>;


export type PreviewDefineHonorProgramMutation = { result:
    | { __typename: 'DefineHonorProgramSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type DefineProgramMutationVariables = Exact<{
  input: DefineProgramInput;
  key: string;
}>;


export type DefineProgramMutation = { result:
    | { __typename: 'DefineProgramSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewDefineProgramMutationVariables = Exact<{
  input: DefineProgramInput;
}>;


export type PreviewDefineProgramMutation = { result:
    | { __typename: 'DefineProgramSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type DemoteOfficerMutationVariables = Exact<{
  input: DemoteOfficerInput;
  key: string;
}>;


export type DemoteOfficerMutation = { result:
    | { __typename: 'DemoteOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewDemoteOfficerMutationVariables = Exact<{
  input: DemoteOfficerInput;
}>;


export type PreviewDemoteOfficerMutation = { result:
    | { __typename: 'DemoteOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type EndAssignmentMutationVariables = Exact<{
  input: EndAssignmentInput;
  key: string;
}>;


export type EndAssignmentMutation = { result:
    | { __typename: 'EndAssignmentSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewEndAssignmentMutationVariables = Exact<{
  input: EndAssignmentInput;
}>;


export type PreviewEndAssignmentMutation = { result:
    | { __typename: 'EndAssignmentSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type EndDutiesMutationVariables = Exact<{
  input: EndDutiesInput;
  key: string;
}>;


export type EndDutiesMutation = { result:
    | { __typename: 'EndDutiesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewEndDutiesMutationVariables = Exact<{
  input: EndDutiesInput;
}>;


export type PreviewEndDutiesMutation = { result:
    | { __typename: 'EndDutiesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type EndMembershipMutationVariables = Exact<{
  input: EndMembershipInput;
  key: string;
}>;


export type EndMembershipMutation = { result:
    | { __typename: 'EndMembershipSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewEndMembershipMutationVariables = Exact<{
  input: EndMembershipInput;
}>;


export type PreviewEndMembershipMutation = { result:
    | { __typename: 'EndMembershipSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type EnrollOfficerMutationVariables = Exact<{
  input: EnrollOfficerInput;
  key: string;
}>;


export type EnrollOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'EnrollOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewEnrollOfficerMutationVariables = Exact<{
  input: EnrollOfficerInput;
}>;


export type PreviewEnrollOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'EnrollOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type ExpungeConcernsMutationVariables = Exact<{
  input: ExpungeConcernsInput;
  key: string;
}>;


export type ExpungeConcernsMutation = { result:
    | { __typename: 'ExpungeConcernsSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewExpungeConcernsMutationVariables = Exact<{
  input: ExpungeConcernsInput;
}>;


export type PreviewExpungeConcernsMutation = { result:
    | { __typename: 'ExpungeConcernsSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type FinalizeEvaluationCycleMutationVariables = Exact<{
  input: FinalizeEvaluationCycleInput;
  key: string;
}>;


export type FinalizeEvaluationCycleMutation = { result:
    | { __typename: 'FinalizeEvaluationCycleSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewFinalizeEvaluationCycleMutationVariables = Exact<{
  input: FinalizeEvaluationCycleInput;
}>;


export type PreviewFinalizeEvaluationCycleMutation = { result:
    | { __typename: 'FinalizeEvaluationCycleSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type GrantAccessMutationVariables = Exact<{
  input: GrantAccessInput;
  key: string;
}>;


export type GrantAccessMutation = { result:
    | { __typename: 'GrantAccessSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewGrantAccessMutationVariables = Exact<{
  input: GrantAccessInput;
}>;


export type PreviewGrantAccessMutation = { result:
    | { __typename: 'GrantAccessSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type HandOverDutiesMutationVariables = Exact<{
  input: HandOverDutiesInput;
  key: string;
}>;


export type HandOverDutiesMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'HandOverDutiesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewHandOverDutiesMutationVariables = Exact<{
  input: HandOverDutiesInput;
}>;


export type PreviewHandOverDutiesMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'HandOverDutiesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type ImposeSanctionMutationVariables = Exact<{
  input: ImposeSanctionInput;
  key: string;
}>;


export type ImposeSanctionMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'ImposeSanctionSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewImposeSanctionMutationVariables = Exact<{
  input: ImposeSanctionInput;
}>;


export type PreviewImposeSanctionMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'ImposeSanctionSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type IssueTokenMutationVariables = Exact<{
  input: IssueTokenInput;
  key: string;
}>;


export type IssueTokenMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'IssueTokenSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewIssueTokenMutationVariables = Exact<{
  input: IssueTokenInput;
}>;


export type PreviewIssueTokenMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'IssueTokenSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type LiftSanctionMutationVariables = Exact<{
  input: LiftSanctionInput;
  key: string;
}>;


export type LiftSanctionMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LiftSanctionSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewLiftSanctionMutationVariables = Exact<{
  input: LiftSanctionInput;
}>;


export type PreviewLiftSanctionMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LiftSanctionSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type LinkPersonMutationVariables = Exact<{
  input: LinkPersonInput;
  key: string;
}>;


export type LinkPersonMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LinkPersonSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewLinkPersonMutationVariables = Exact<{
  input: LinkPersonInput;
}>;


export type PreviewLinkPersonMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LinkPersonSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type MergeOfficersMutationVariables = Exact<{
  input: MergeOfficersInput;
  key: string;
}>;


export type MergeOfficersMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'MergeOfficersSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewMergeOfficersMutationVariables = Exact<{
  input: MergeOfficersInput;
}>;


export type PreviewMergeOfficersMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'MergeOfficersSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type MergeUnitsMutationVariables = Exact<{
  input: MergeUnitsInput;
  key: string;
}>;


export type MergeUnitsMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'MergeUnitsSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewMergeUnitsMutationVariables = Exact<{
  input: MergeUnitsInput;
}>;


export type PreviewMergeUnitsMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'MergeUnitsSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type MoveUnitMutationVariables = Exact<{
  input: MoveUnitInput;
  key: string;
}>;


export type MoveUnitMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'MoveUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewMoveUnitMutationVariables = Exact<{
  input: MoveUnitInput;
}>;


export type PreviewMoveUnitMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'MoveUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type NominateHonorMutationVariables = Exact<{
  input: NominateHonorInput;
  key: string;
}>;


export type NominateHonorMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NominateHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewNominateHonorMutationVariables = Exact<{
  input: NominateHonorInput;
}>;


export type PreviewNominateHonorMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NominateHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type OpenEvaluationCycleMutationVariables = Exact<{
  input: OpenEvaluationCycleInput;
  key: string;
}>;


export type OpenEvaluationCycleMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'OpenEvaluationCycleSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewOpenEvaluationCycleMutationVariables = Exact<{
  input: OpenEvaluationCycleInput;
}>;


export type PreviewOpenEvaluationCycleMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'OpenEvaluationCycleSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type OpenSelectionRoundMutationVariables = Exact<{
  input: OpenSelectionRoundInput;
  key: string;
}>;


export type OpenSelectionRoundMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'OpenSelectionRoundSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewOpenSelectionRoundMutationVariables = Exact<{
  input: OpenSelectionRoundInput;
}>;


export type PreviewOpenSelectionRoundMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'OpenSelectionRoundSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PromoteOfficerMutationVariables = Exact<{
  input: PromoteOfficerInput;
  key: string;
}>;


export type PromoteOfficerMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'PromoteOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewPromoteOfficerMutationVariables = Exact<{
  input: PromoteOfficerInput;
}>;


export type PreviewPromoteOfficerMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'PromoteOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PutHonorUnderNoticeMutationVariables = Exact<{
  input: PutHonorUnderNoticeInput;
  key: string;
}>;


export type PutHonorUnderNoticeMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'PutHonorUnderNoticeSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewPutHonorUnderNoticeMutationVariables = Exact<{
  input: PutHonorUnderNoticeInput;
}>;


export type PreviewPutHonorUnderNoticeMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'PutHonorUnderNoticeSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type RaiseConcernMutationVariables = Exact<{
  input: RaiseConcernInput;
  key: string;
}>;


export type RaiseConcernMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RaiseConcernSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRaiseConcernMutationVariables = Exact<{
  input: RaiseConcernInput;
}>;


export type PreviewRaiseConcernMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RaiseConcernSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecommendOfficerMutationVariables = Exact<{
  input: RecommendOfficerInput;
  key: string;
}>;


export type RecommendOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecommendOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecommendOfficerMutationVariables = Exact<{
  input: RecommendOfficerInput;
}>;


export type PreviewRecommendOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecommendOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecordAttendancesMutationVariables = Exact<{
  input: RecordAttendancesInput;
  key: string;
}>;


export type RecordAttendancesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordAttendancesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecordAttendancesMutationVariables = Exact<{
  input: RecordAttendancesInput;
}>;


export type PreviewRecordAttendancesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordAttendancesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecordCalendarDaysMutationVariables = Exact<{
  input: RecordCalendarDaysInput;
  key: string;
}>;


export type RecordCalendarDaysMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'RecordCalendarDaysSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecordCalendarDaysMutationVariables = Exact<{
  input: RecordCalendarDaysInput;
}>;


export type PreviewRecordCalendarDaysMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'RecordCalendarDaysSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecordCaseLiabilitiesMutationVariables = Exact<{
  input: RecordCaseLiabilitiesInput;
  key: string;
}>;


export type RecordCaseLiabilitiesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordCaseLiabilitiesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecordCaseLiabilitiesMutationVariables = Exact<{
  input: RecordCaseLiabilitiesInput;
}>;


export type PreviewRecordCaseLiabilitiesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordCaseLiabilitiesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecordCompetenceOutcomesMutationVariables = Exact<{
  input: RecordCompetenceOutcomesInput;
  key: string;
}>;


export type RecordCompetenceOutcomesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordCompetenceOutcomesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewRecordCompetenceOutcomesMutationVariables = Exact<{
  input: RecordCompetenceOutcomesInput;
}>;


export type PreviewRecordCompetenceOutcomesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordCompetenceOutcomesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type RecordConcernStepMutationVariables = Exact<{
  input: RecordConcernStepInput;
  key: string;
}>;


export type RecordConcernStepMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordConcernStepSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewRecordConcernStepMutationVariables = Exact<{
  input: RecordConcernStepInput;
}>;


export type PreviewRecordConcernStepMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordConcernStepSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type RecordLiabilityFindingMutationVariables = Exact<{
  input: RecordLiabilityFindingInput;
  key: string;
}>;


export type RecordLiabilityFindingMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordLiabilityFindingSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewRecordLiabilityFindingMutationVariables = Exact<{
  input: RecordLiabilityFindingInput;
}>;


export type PreviewRecordLiabilityFindingMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordLiabilityFindingSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type RecordMetricsMutationVariables = Exact<{
  input: RecordMetricsInput;
  key: string;
}>;


export type RecordMetricsMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'RecordMetricsSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecordMetricsMutationVariables = Exact<{
  input: RecordMetricsInput;
}>;


export type PreviewRecordMetricsMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'RecordMetricsSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecordPlacesMutationVariables = Exact<{
  input: RecordPlacesInput;
  key: string;
}>;


export type RecordPlacesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'RecordPlacesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecordPlacesMutationVariables = Exact<{
  input: RecordPlacesInput;
}>;


export type PreviewRecordPlacesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'RecordPlacesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecordScoresMutationVariables = Exact<{
  input: RecordScoresInput;
  key: string;
}>;


export type RecordScoresMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordScoresSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecordScoresMutationVariables = Exact<{
  input: RecordScoresInput;
}>;


export type PreviewRecordScoresMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordScoresSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecordSelectionMutationVariables = Exact<{
  input: RecordSelectionInput;
  key: string;
}>;


export type RecordSelectionMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordSelectionSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecordSelectionMutationVariables = Exact<{
  input: RecordSelectionInput;
}>;


export type PreviewRecordSelectionMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordSelectionSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RecordTalliesMutationVariables = Exact<{
  input: RecordTalliesInput;
  key: string;
}>;


export type RecordTalliesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordTalliesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRecordTalliesMutationVariables = Exact<{
  input: RecordTalliesInput;
}>;


export type PreviewRecordTalliesMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RecordTalliesSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type ReenrollOfficerMutationVariables = Exact<{
  input: ReenrollOfficerInput;
  key: string;
}>;


export type ReenrollOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReenrollOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewReenrollOfficerMutationVariables = Exact<{
  input: ReenrollOfficerInput;
}>;


export type PreviewReenrollOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReenrollOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type ReinstateOfficerMutationVariables = Exact<{
  input: ReinstateOfficerInput;
  key: string;
}>;


export type ReinstateOfficerMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReinstateOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewReinstateOfficerMutationVariables = Exact<{
  input: ReinstateOfficerInput;
}>;


export type PreviewReinstateOfficerMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReinstateOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type RejectHonorMutationVariables = Exact<{
  input: RejectHonorInput;
  key: string;
}>;


export type RejectHonorMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RejectHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewRejectHonorMutationVariables = Exact<{
  input: RejectHonorInput;
}>;


export type PreviewRejectHonorMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RejectHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type ReviseActivityMutationVariables = Exact<{
  input: ReviseActivityInput;
  key: string;
}>;


export type ReviseActivityMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReviseActivitySuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewReviseActivityMutationVariables = Exact<{
  input: ReviseActivityInput;
}>;


export type PreviewReviseActivityMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReviseActivitySuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type ReviseAssignmentMutationVariables = Exact<{
  input: ReviseAssignmentInput;
  key: string;
}>;


export type ReviseAssignmentMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReviseAssignmentSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewReviseAssignmentMutationVariables = Exact<{
  input: ReviseAssignmentInput;
}>;


export type PreviewReviseAssignmentMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReviseAssignmentSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type ReviseOfficerMutationVariables = Exact<{
  input: ReviseOfficerInput;
  key: string;
}>;


export type ReviseOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReviseOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewReviseOfficerMutationVariables = Exact<{
  input: ReviseOfficerInput;
}>;


export type PreviewReviseOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReviseOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type ReviseUnitMutationVariables = Exact<{
  input: ReviseUnitInput;
  key: string;
}>;


export type ReviseUnitMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReviseUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewReviseUnitMutationVariables = Exact<{
  input: ReviseUnitInput;
}>;


export type PreviewReviseUnitMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'ReviseUnitSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type RevokeAccessMutationVariables = Exact<{
  input: RevokeAccessInput;
  key: string;
}>;


export type RevokeAccessMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RevokeAccessSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRevokeAccessMutationVariables = Exact<{
  input: RevokeAccessInput;
}>;


export type PreviewRevokeAccessMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RevokeAccessSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type RevokeHonorMutationVariables = Exact<{
  input: RevokeHonorInput;
  key: string;
}>;


export type RevokeHonorMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RevokeHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewRevokeHonorMutationVariables = Exact<{
  input: RevokeHonorInput;
}>;


export type PreviewRevokeHonorMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RevokeHonorSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
  key: string;
}>;


export type RevokeTokenMutation = { result:
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RevokeTokenSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type PreviewRevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type PreviewRevokeTokenMutation = { result:
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RevokeTokenSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
   };

export type ScheduleActivityMutationVariables = Exact<{
  input: ScheduleActivityInput;
  key: string;
}>;


export type ScheduleActivityMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'ScheduleActivitySuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type PreviewScheduleActivityMutationVariables = Exact<{
  input: ScheduleActivityInput;
}>;


export type PreviewScheduleActivityMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'ScheduleActivitySuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type SeparateOfficerMutationVariables = Exact<{
  input: SeparateOfficerInput;
  key: string;
}>;


export type SeparateOfficerMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'SeparateOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type PreviewSeparateOfficerMutationVariables = Exact<{
  input: SeparateOfficerInput;
}>;


export type PreviewSeparateOfficerMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'SeparateOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
   };

export type SuspendOfficerMutationVariables = Exact<{
  input: SuspendOfficerInput;
  key: string;
}>;


export type SuspendOfficerMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
    | { __typename: 'SuspendOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type PreviewSuspendOfficerMutationVariables = Exact<{
  input: SuspendOfficerInput;
}>;


export type PreviewSuspendOfficerMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
    | { __typename: 'SuspendOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type TransferOfficerMutationVariables = Exact<{
  input: TransferOfficerInput;
  key: string;
}>;


export type TransferOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
    | { __typename: 'TransferOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type PreviewTransferOfficerMutationVariables = Exact<{
  input: TransferOfficerInput;
}>;


export type PreviewTransferOfficerMutation = { result:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
    | { __typename: 'TransferOfficerSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type UnlinkPersonMutationVariables = Exact<{
  input: UnlinkPersonInput;
  key: string;
}>;


export type UnlinkPersonMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'UnlinkPersonSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type PreviewUnlinkPersonMutationVariables = Exact<{
  input: UnlinkPersonInput;
}>;


export type PreviewUnlinkPersonMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'UnlinkPersonSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type WithdrawRecommendationMutationVariables = Exact<{
  input: WithdrawRecommendationInput;
  key: string;
}>;


export type WithdrawRecommendationMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
    | { __typename: 'WithdrawRecommendationSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type PreviewWithdrawRecommendationMutationVariables = Exact<{
  input: WithdrawRecommendationInput;
}>;


export type PreviewWithdrawRecommendationMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
    | { __typename: 'WithdrawRecommendationSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type WithdrawRecordMutationVariables = Exact<{
  input: WithdrawRecordInput;
  key: string;
}>;


export type WithdrawRecordMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
    | { __typename: 'WithdrawRecordSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export type PreviewWithdrawRecordMutationVariables = Exact<{
  input: WithdrawRecordInput;
}>;


export type PreviewWithdrawRecordMutation = { result:
    | { __typename: 'InvalidInputError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', type: string, key: string, message: string }
    | { __typename: 'RuleViolationError', rule: string, article: string | null, message: string }
    | { __typename: 'StaleVersionError', currentVersion: number, message: string }
    | { __typename: 'WithdrawRecordSuccess', change: { position: string, fields: Array<{ field: string, label: string, beforeText: string | null, afterText: string | null }> } }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SubjectFragmentDoc = new TypedDocumentString(`
    fragment Subject on Node {
  __typename
  id
  ... on Officer {
    name
  }
  ... on Unit {
    name
  }
  ... on Assignment {
    title
    officer {
      id
      name
    }
  }
  ... on Honor {
    honorTitle: title
  }
}
    `, {"fragmentName":"Subject"}) as unknown as TypedDocumentString<SubjectFragment, unknown>;
export const FieldLineFragmentDoc = new TypedDocumentString(`
    fragment FieldLine on FieldChange {
  field
  label
  beforeText
  afterText
}
    `, {"fragmentName":"FieldLine"}) as unknown as TypedDocumentString<FieldLineFragment, unknown>;
export const ChangeLineFragmentDoc = new TypedDocumentString(`
    fragment ChangeLine on Change {
  id
  position
  at
  actor
  operation
  requestId
  subjectType
  subject {
    ...Subject
  }
  basis {
    documentNumber
    reason
  }
  fields {
    ...FieldLine
  }
}
    fragment FieldLine on FieldChange {
  field
  label
  beforeText
  afterText
}
fragment Subject on Node {
  __typename
  id
  ... on Officer {
    name
  }
  ... on Unit {
    name
  }
  ... on Assignment {
    title
    officer {
      id
      name
    }
  }
  ... on Honor {
    honorTitle: title
  }
}`, {"fragmentName":"ChangeLine"}) as unknown as TypedDocumentString<ChangeLineFragment, unknown>;
export const DoneFragmentDoc = new TypedDocumentString(`
    fragment Done on Change {
  position
  fields {
    ...FieldLine
  }
}
    fragment FieldLine on FieldChange {
  field
  label
  beforeText
  afterText
}`, {"fragmentName":"Done"}) as unknown as TypedDocumentString<DoneFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  __typename
  message
  ... on InvalidInputError {
    issues {
      path
      message
    }
  }
  ... on NotFoundError {
    type
    key
  }
  ... on StaleVersionError {
    currentVersion
  }
  ... on RuleViolationError {
    rule
    article
  }
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const BatchLineFragmentDoc = new TypedDocumentString(`
    fragment BatchLine on ImportBatch {
  id
  kind
  status
  fileName
  uploadedAt
  uploadedBy
  rowCount
  processedCount
  acceptedCount
  refusedCount
  failure
}
    `, {"fragmentName":"BatchLine"}) as unknown as TypedDocumentString<BatchLineFragment, unknown>;
export const FoundOfficerFragmentDoc = new TypedDocumentString(`
    fragment FoundOfficer on Officer {
  id
  name
  policeNumber
  status
  unit {
    name
  }
}
    `, {"fragmentName":"FoundOfficer"}) as unknown as TypedDocumentString<FoundOfficerFragment, unknown>;
export const FoundUnitFragmentDoc = new TypedDocumentString(`
    fragment FoundUnit on Unit {
  id
  code
  name
  parent {
    name
  }
}
    `, {"fragmentName":"FoundUnit"}) as unknown as TypedDocumentString<FoundUnitFragment, unknown>;
export const UnitNodeFragmentDoc = new TypedDocumentString(`
    fragment UnitNode on Unit {
  id
  code
  name
  children(first: 1) {
    nodes {
      id
    }
  }
}
    `, {"fragmentName":"UnitNode"}) as unknown as TypedDocumentString<UnitNodeFragment, unknown>;
export const ChartUnitFragmentDoc = new TypedDocumentString(`
    fragment ChartUnit on Unit {
  id
  code
  name
  category
  leaders {
    title
    officer {
      name
    }
  }
  strength(includeSubunits: true) {
    officers
    authorized
  }
}
    `, {"fragmentName":"ChartUnit"}) as unknown as TypedDocumentString<ChartUnitFragment, unknown>;
export const StrengthFragmentDoc = new TypedDocumentString(`
    fragment Strength on UnitStrength {
  officers
  police
  auxiliaries
  authorized
  vacancies
}
    `, {"fragmentName":"Strength"}) as unknown as TypedDocumentString<StrengthFragment, unknown>;
export const DaysFragmentDoc = new TypedDocumentString(`
    fragment Days on Validity {
  from
  to
  startKnown
}
    `, {"fragmentName":"Days"}) as unknown as TypedDocumentString<DaysFragment, unknown>;
export const HonorLineFragmentDoc = new TypedDocumentString(`
    fragment HonorLine on Honor {
  id
  version
  title
  status
  awardedBy
  awardedOn
}
    `, {"fragmentName":"HonorLine"}) as unknown as TypedDocumentString<HonorLineFragment, unknown>;
export const ChangesDocument = {"__meta__":{"hash":"sha256:2dd61def53c213eb5d5df94eb0d151cb51d18d3e82ab9020d171a9a15311ec9b"}} as unknown as TypedDocumentString<ChangesQuery, ChangesQueryVariables>;
export const DifferencesDocument = {"__meta__":{"hash":"sha256:44680a56109f48142b28bb8084467b045e579fdc9b08076c98d4337e9dc7a671"}} as unknown as TypedDocumentString<DifferencesQuery, DifferencesQueryVariables>;
export const DueDocument = {"__meta__":{"hash":"sha256:a3390ba1d8c564bd7b61bd9ef9baeefcc8c4c44ef90e5e72a3fa53723d406a28"}} as unknown as TypedDocumentString<DueQuery, DueQueryVariables>;
export const ImportBatchesDocument = {"__meta__":{"hash":"sha256:a63b02b4d579e908f791d73352050b869ee574d347c42417e135c7abad1459f0"}} as unknown as TypedDocumentString<ImportBatchesQuery, ImportBatchesQueryVariables>;
export const ImportBatchDocument = {"__meta__":{"hash":"sha256:e8939614ef560015d90ef2f7928066e6c0fa65ddc34100d8144a8c6b0a404c2f"}} as unknown as TypedDocumentString<ImportBatchQuery, ImportBatchQueryVariables>;
export const MapImportDocument = {"__meta__":{"hash":"sha256:cb62b40072d96304bbf41dfb2a72a3434c6a0a8a0bf1eabb8d76d0602a4831ec"}} as unknown as TypedDocumentString<MapImportMutation, MapImportMutationVariables>;
export const RehearseImportDocument = {"__meta__":{"hash":"sha256:d9c021532fd6ab829e654026322fe7da0accd55d5e1618d563f6f64ecdf55a46"}} as unknown as TypedDocumentString<RehearseImportMutation, RehearseImportMutationVariables>;
export const ApplyImportDocument = {"__meta__":{"hash":"sha256:1e53e3d3920d64c323958a7a4fa1da7ef31461aaffb39f0515eb605b4e4bcc4c"}} as unknown as TypedDocumentString<ApplyImportMutation, ApplyImportMutationVariables>;
export const DiscardImportDocument = {"__meta__":{"hash":"sha256:7b9f4bce960672961d7a5c4bc4842f2ded415d84cf3167dce72433b1e7ad03fb"}} as unknown as TypedDocumentString<DiscardImportMutation, DiscardImportMutationVariables>;
export const UndoImportDocument = {"__meta__":{"hash":"sha256:d179b506c27a66a726451a0e3c9026b29c854d416a74f1371c95c7242311c00b"}} as unknown as TypedDocumentString<UndoImportMutation, UndoImportMutationVariables>;
export const RosterDocument = {"__meta__":{"hash":"sha256:823a77f3cad71851b5862dff740a82e7ba07985d2417f2dd7eb881128ebe63c7"}} as unknown as TypedDocumentString<RosterQuery, RosterQueryVariables>;
export const OfficerDocument = {"__meta__":{"hash":"sha256:4315f90be468482934bc6fbe5bedcd1065ba3f776b09bc23ec01e38bf3269c38"}} as unknown as TypedDocumentString<OfficerQuery, OfficerQueryVariables>;
export const PersonalDataDocument = {"__meta__":{"hash":"sha256:a3a8fa69201e45366048e89b1647a11fb2942ebd9166acfaedab66a41d08f60c"}} as unknown as TypedDocumentString<PersonalDataQuery, PersonalDataQueryVariables>;
export const SearchDocument = {"__meta__":{"hash":"sha256:aef15be879ccee02eee3adcd013be87f38eef7bb687fd798dbd9a41d3108908f"}} as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const OfficerSearchDocument = {"__meta__":{"hash":"sha256:11b4e2b9677a87ce57f417ea47a3b1b965146aa3ada2dd1979f6806a7a2f37ac"}} as unknown as TypedDocumentString<OfficerSearchQuery, OfficerSearchQueryVariables>;
export const UnitSearchDocument = {"__meta__":{"hash":"sha256:cd3299fb54d18a99b5612c6ba06aa3f681e9235f603af42d961fa36766d11ee0"}} as unknown as TypedDocumentString<UnitSearchQuery, UnitSearchQueryVariables>;
export const NamedDocument = {"__meta__":{"hash":"sha256:f2b97c854f58ba490c7ccb347dca420fc5891e085c2a238999c361ab094de742"}} as unknown as TypedDocumentString<NamedQuery, NamedQueryVariables>;
export const ViewerDocument = {"__meta__":{"hash":"sha256:43d7124a1104a1149a34fd5d197f93be295d20865323a5dc31c1773faf16cfdc"}} as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const RootUnitsDocument = {"__meta__":{"hash":"sha256:1806021e28af5f862cd0763cb2360d96c2f325d2a538068e64fa01f451ca75ff"}} as unknown as TypedDocumentString<RootUnitsQuery, RootUnitsQueryVariables>;
export const UnitChildrenDocument = {"__meta__":{"hash":"sha256:28a9a5140da100c2f219cd0d8883639c651b48edd9d907bbd704475499652b1f"}} as unknown as TypedDocumentString<UnitChildrenQuery, UnitChildrenQueryVariables>;
export const UnitDocument = {"__meta__":{"hash":"sha256:f372fb2a629da60fbe8f10baf3bf3a70fc7e4220aa302d612d0c4a59c5a361fe"}} as unknown as TypedDocumentString<UnitQuery, UnitQueryVariables>;
export const OrganizationChartDocument = {"__meta__":{"hash":"sha256:754f355c6ee275bf42643cd9caeb7017b129d94266b02f747f0e395309df23bd"}} as unknown as TypedDocumentString<OrganizationChartQuery, OrganizationChartQueryVariables>;
export const AddAssignmentDocument = {"__meta__":{"hash":"sha256:a86656c07a7966db94ef79af2370abd218fedf083dfb956401ede2388783410e"}} as unknown as TypedDocumentString<AddAssignmentMutation, AddAssignmentMutationVariables>;
export const PreviewAddAssignmentDocument = {"__meta__":{"hash":"sha256:a593414ccd418c5c4a9d988ee9eac59ebcdb4f48c0de2677460cd9301ead73ff"}} as unknown as TypedDocumentString<PreviewAddAssignmentMutation, PreviewAddAssignmentMutationVariables>;
export const AdmitMembersDocument = {"__meta__":{"hash":"sha256:1f5c7a34698b82dde287d4e140df7afe956b0ab33b16274fc8beff833f1fec6e"}} as unknown as TypedDocumentString<AdmitMembersMutation, AdmitMembersMutationVariables>;
export const PreviewAdmitMembersDocument = {"__meta__":{"hash":"sha256:8717e9177a07773dcce31966172ed2a5fea817cbcab46f3835b6f7d4bd08fdd4"}} as unknown as TypedDocumentString<PreviewAdmitMembersMutation, PreviewAdmitMembersMutationVariables>;
export const AdoptRegulationRuleDocument = {"__meta__":{"hash":"sha256:abe9b3529c28bc84b072fb47fc43418b322afc2ce38d5767f7178ec649574edd"}} as unknown as TypedDocumentString<AdoptRegulationRuleMutation, AdoptRegulationRuleMutationVariables>;
export const PreviewAdoptRegulationRuleDocument = {"__meta__":{"hash":"sha256:c12e4253793e4e46d56673fa4665568cfd74ed2c1ec00a7cc7f936b135d2c0bf"}} as unknown as TypedDocumentString<PreviewAdoptRegulationRuleMutation, PreviewAdoptRegulationRuleMutationVariables>;
export const AdoptSelectionPolicyDocument = {"__meta__":{"hash":"sha256:0be6c0c3913b1c4bdffb8fdd7a22d7f4730bdbc5910921e7d9d0717478d459ba"}} as unknown as TypedDocumentString<AdoptSelectionPolicyMutation, AdoptSelectionPolicyMutationVariables>;
export const PreviewAdoptSelectionPolicyDocument = {"__meta__":{"hash":"sha256:e549ec43f9fe870ddc2fcf1b368f6af489328e26a1fd465ef6be7763026aa74f"}} as unknown as TypedDocumentString<PreviewAdoptSelectionPolicyMutation, PreviewAdoptSelectionPolicyMutationVariables>;
export const AmendEvaluationDocument = {"__meta__":{"hash":"sha256:10985190758c04bdb6ff0045365e805e842cf0596876e54c1f2b71070170a12f"}} as unknown as TypedDocumentString<AmendEvaluationMutation, AmendEvaluationMutationVariables>;
export const PreviewAmendEvaluationDocument = {"__meta__":{"hash":"sha256:614b0afe8fd1eb7fe558d6884abd37d724d6f9c13b64adcc817995148fae8efa"}} as unknown as TypedDocumentString<PreviewAmendEvaluationMutation, PreviewAmendEvaluationMutationVariables>;
export const AppealEvaluationDocument = {"__meta__":{"hash":"sha256:e7fb7b7455871ba0f72be1032788b265cde79c32fc40a4e5260624ebbbe26771"}} as unknown as TypedDocumentString<AppealEvaluationMutation, AppealEvaluationMutationVariables>;
export const PreviewAppealEvaluationDocument = {"__meta__":{"hash":"sha256:de1db5eea17866138b98929cbf295a7f60b06a801ff8f246c4ae88aaf98c0de0"}} as unknown as TypedDocumentString<PreviewAppealEvaluationMutation, PreviewAppealEvaluationMutationVariables>;
export const AssignDutiesDocument = {"__meta__":{"hash":"sha256:40c1a6a6200cae176a0d5ce0b3dab267e548bf2c1ff78f7bed8af576c5cbb341"}} as unknown as TypedDocumentString<AssignDutiesMutation, AssignDutiesMutationVariables>;
export const PreviewAssignDutiesDocument = {"__meta__":{"hash":"sha256:1acabd42479eeb479ca4e1586d2c52e700a2369a194524f2eb5b25d54128fc02"}} as unknown as TypedDocumentString<PreviewAssignDutiesMutation, PreviewAssignDutiesMutationVariables>;
export const CancelActivityDocument = {"__meta__":{"hash":"sha256:f822237bdeb810d50100697971282b5897d83896915108d07b3f164f9cc8b56f"}} as unknown as TypedDocumentString<CancelActivityMutation, CancelActivityMutationVariables>;
export const PreviewCancelActivityDocument = {"__meta__":{"hash":"sha256:91aa038294b6a7685f774e5c7191ad95aeeb16a90a3c2ca54ca570c80a6a8e8b"}} as unknown as TypedDocumentString<PreviewCancelActivityMutation, PreviewCancelActivityMutationVariables>;
export const CancelSelectionRoundDocument = {"__meta__":{"hash":"sha256:693437309d2b77e776ecdad3822b3568684c9d63893572075875d4aa6bbddbb7"}} as unknown as TypedDocumentString<CancelSelectionRoundMutation, CancelSelectionRoundMutationVariables>;
export const PreviewCancelSelectionRoundDocument = {"__meta__":{"hash":"sha256:78c7bb02842641c31da5ec1dce8901b203f965221d5c30842f88a60119390447"}} as unknown as TypedDocumentString<PreviewCancelSelectionRoundMutation, PreviewCancelSelectionRoundMutationVariables>;
export const CloseEvaluationCycleDocument = {"__meta__":{"hash":"sha256:3a95d049644a823389205f7bf4be1d2d1043b4324aefe48ecea0bc5cd7fce88b"}} as unknown as TypedDocumentString<CloseEvaluationCycleMutation, CloseEvaluationCycleMutationVariables>;
export const PreviewCloseEvaluationCycleDocument = {"__meta__":{"hash":"sha256:9cac5c5d1f919405b744c2bff9fc39be0cc14b80f074f777adab4c32703f221c"}} as unknown as TypedDocumentString<PreviewCloseEvaluationCycleMutation, PreviewCloseEvaluationCycleMutationVariables>;
export const CloseUnitDocument = {"__meta__":{"hash":"sha256:6dee21712a4a2de6827b73bcdbba7688a68b9f88edc3e5ecff84d1a247705bf7"}} as unknown as TypedDocumentString<CloseUnitMutation, CloseUnitMutationVariables>;
export const PreviewCloseUnitDocument = {"__meta__":{"hash":"sha256:afc870e0b58a66e2fc66fcf76f263d18d7e7d76ca84b09b5f2fffda7a5dc5af6"}} as unknown as TypedDocumentString<PreviewCloseUnitMutation, PreviewCloseUnitMutationVariables>;
export const ConcludeSelectionRoundDocument = {"__meta__":{"hash":"sha256:72ec33b38ddbb04d9b557f895bece1209c5f0a1c3fa2584e2807c3a09f620272"}} as unknown as TypedDocumentString<ConcludeSelectionRoundMutation, ConcludeSelectionRoundMutationVariables>;
export const PreviewConcludeSelectionRoundDocument = {"__meta__":{"hash":"sha256:4fa6fc63e2350fcf77c2a6b631af5293acc038c686eb5315c13c052a1dcba514"}} as unknown as TypedDocumentString<PreviewConcludeSelectionRoundMutation, PreviewConcludeSelectionRoundMutationVariables>;
export const ConferHonorDocument = {"__meta__":{"hash":"sha256:e37d7721e6e7fee5a8e7b4d7a90f78bc7e8a655a9c5eb8b8769efeb26c4e1237"}} as unknown as TypedDocumentString<ConferHonorMutation, ConferHonorMutationVariables>;
export const PreviewConferHonorDocument = {"__meta__":{"hash":"sha256:8bc673f85f487a566d0b11b47a4bd0cd56e7395eee274e6d72e9729739ea5a6e"}} as unknown as TypedDocumentString<PreviewConferHonorMutation, PreviewConferHonorMutationVariables>;
export const CorrectAssignmentDocument = {"__meta__":{"hash":"sha256:0b4dad5a17561cf76281c8383e239dcda96181b7690b48293cd4847841e18a7e"}} as unknown as TypedDocumentString<CorrectAssignmentMutation, CorrectAssignmentMutationVariables>;
export const PreviewCorrectAssignmentDocument = {"__meta__":{"hash":"sha256:ea680322239d00050f29d2570aeb09a345142baf02f0271b12e677b524d1f874"}} as unknown as TypedDocumentString<PreviewCorrectAssignmentMutation, PreviewCorrectAssignmentMutationVariables>;
export const CorrectHonorDocument = {"__meta__":{"hash":"sha256:ee962bd2066619c763142199a29ed89a8608a5bbd573744d9614caaaa3bebc76"}} as unknown as TypedDocumentString<CorrectHonorMutation, CorrectHonorMutationVariables>;
export const PreviewCorrectHonorDocument = {"__meta__":{"hash":"sha256:74c6a2c48f884062b52b9fd8659d4f8e813d8e8cb6eb1051803cda3a2be47a61"}} as unknown as TypedDocumentString<PreviewCorrectHonorMutation, PreviewCorrectHonorMutationVariables>;
export const CorrectOfficerDocument = {"__meta__":{"hash":"sha256:35666e650650d826f07373f8db3a5d6286c0fdc42588b32763b44ebfa93c144a"}} as unknown as TypedDocumentString<CorrectOfficerMutation, CorrectOfficerMutationVariables>;
export const PreviewCorrectOfficerDocument = {"__meta__":{"hash":"sha256:8b6d19f6ec0d0c556d8ea732c15109bee1715ce9c51f760aab7269d0cd54a59f"}} as unknown as TypedDocumentString<PreviewCorrectOfficerMutation, PreviewCorrectOfficerMutationVariables>;
export const CorrectUnitDocument = {"__meta__":{"hash":"sha256:185f98abe58b63bea70693f90158c3aa6ae937683cf4d3d4a82f689d022a749b"}} as unknown as TypedDocumentString<CorrectUnitMutation, CorrectUnitMutationVariables>;
export const PreviewCorrectUnitDocument = {"__meta__":{"hash":"sha256:c9147e52dc176e0b529900d9d2af4f0cd50e5a3cc456eba679f44ba0c365e3b2"}} as unknown as TypedDocumentString<PreviewCorrectUnitMutation, PreviewCorrectUnitMutationVariables>;
export const CreateUnitDocument = {"__meta__":{"hash":"sha256:afd5d73ff4242a77732595e0a581b2bdd23c9ac61f85ecae5d298a7566d0c196"}} as unknown as TypedDocumentString<CreateUnitMutation, CreateUnitMutationVariables>;
export const PreviewCreateUnitDocument = {"__meta__":{"hash":"sha256:c168a01dd23b00cfc4f1598083d420fc486a36cc7b7cb99c28aea77ca4ab07b8"}} as unknown as TypedDocumentString<PreviewCreateUnitMutation, PreviewCreateUnitMutationVariables>;
export const DecideAppealDocument = {"__meta__":{"hash":"sha256:c8108f63552d7b9ba9cc5e45c437b9cbb871c0af3580bd9c7d29144a9460b0a3"}} as unknown as TypedDocumentString<DecideAppealMutation, DecideAppealMutationVariables>;
export const PreviewDecideAppealDocument = {"__meta__":{"hash":"sha256:10dd80b2bb02c8a840d99ed0c319f51417382fd943713fc36f70a105900bfbac"}} as unknown as TypedDocumentString<PreviewDecideAppealMutation, PreviewDecideAppealMutationVariables>;
export const DefineEvaluationSchemeDocument = {"__meta__":{"hash":"sha256:8436c71b7dfee9cb1b2924b3643778d0991795b28549d1c26b68ff927119f996"}} as unknown as TypedDocumentString<DefineEvaluationSchemeMutation, DefineEvaluationSchemeMutationVariables>;
export const PreviewDefineEvaluationSchemeDocument = {"__meta__":{"hash":"sha256:d687423f597e8955995db34c4ce0913fd092f970bbe630a52dcdd326b4826376"}} as unknown as TypedDocumentString<PreviewDefineEvaluationSchemeMutation, PreviewDefineEvaluationSchemeMutationVariables>;
export const DefineHonorProgramDocument = {"__meta__":{"hash":"sha256:d22650a582cd8992dc5af112f76486ee5fc45479d8ee0a369b19f1bf03f1e399"}} as unknown as TypedDocumentString<DefineHonorProgramMutation, DefineHonorProgramMutationVariables>;
export const PreviewDefineHonorProgramDocument = {"__meta__":{"hash":"sha256:a151b887752f9ffb71dc3323226c812c3e69a9b49ddee1d8b58c9685da996ee1"}} as unknown as TypedDocumentString<PreviewDefineHonorProgramMutation, PreviewDefineHonorProgramMutationVariables>;
export const DefineProgramDocument = {"__meta__":{"hash":"sha256:13c1d59ece105b2e2fa85572a1096faabe16d2a42168e1aa253d3b14fbc0d6a4"}} as unknown as TypedDocumentString<DefineProgramMutation, DefineProgramMutationVariables>;
export const PreviewDefineProgramDocument = {"__meta__":{"hash":"sha256:78412d27465a8929acd819c52f2a3e6be73608b8abbae7499a1d574cbf9eabbe"}} as unknown as TypedDocumentString<PreviewDefineProgramMutation, PreviewDefineProgramMutationVariables>;
export const DemoteOfficerDocument = {"__meta__":{"hash":"sha256:d176c73bebcd24b6d6ae4aa208dc68a4dc14faf13b6a4f984cdcea8473ebd6f5"}} as unknown as TypedDocumentString<DemoteOfficerMutation, DemoteOfficerMutationVariables>;
export const PreviewDemoteOfficerDocument = {"__meta__":{"hash":"sha256:f98b2af7d5fcba2e82b0506a826705440de35ce7b1ab1bc1cd44caa59c6f5aa1"}} as unknown as TypedDocumentString<PreviewDemoteOfficerMutation, PreviewDemoteOfficerMutationVariables>;
export const EndAssignmentDocument = {"__meta__":{"hash":"sha256:5b5dce881a77bfa1e702c3e4c626b60277f7f665316115576cf95773d42b46b6"}} as unknown as TypedDocumentString<EndAssignmentMutation, EndAssignmentMutationVariables>;
export const PreviewEndAssignmentDocument = {"__meta__":{"hash":"sha256:bc7dfc0d254e4fecb406458260eec38d008bb3b0ab5977ae44293d1afcb7c082"}} as unknown as TypedDocumentString<PreviewEndAssignmentMutation, PreviewEndAssignmentMutationVariables>;
export const EndDutiesDocument = {"__meta__":{"hash":"sha256:f328c3d8beee9e35e4129889cbf494146b6140d3d9dd0d57317d358c7a8933d2"}} as unknown as TypedDocumentString<EndDutiesMutation, EndDutiesMutationVariables>;
export const PreviewEndDutiesDocument = {"__meta__":{"hash":"sha256:81b6ec7eff9437614a24eb0997d2eca2cac6ab9432a023fe09c3db5e6d83a8a0"}} as unknown as TypedDocumentString<PreviewEndDutiesMutation, PreviewEndDutiesMutationVariables>;
export const EndMembershipDocument = {"__meta__":{"hash":"sha256:163f61d1f1d7eeb4bf3fccd600e1946ef6d274b9541a76367b30044f2dd7b3d0"}} as unknown as TypedDocumentString<EndMembershipMutation, EndMembershipMutationVariables>;
export const PreviewEndMembershipDocument = {"__meta__":{"hash":"sha256:dc0e7569cfaf85fc96b63e7a8adb3d88c27a6968f066f019a7f1638662e9b72c"}} as unknown as TypedDocumentString<PreviewEndMembershipMutation, PreviewEndMembershipMutationVariables>;
export const EnrollOfficerDocument = {"__meta__":{"hash":"sha256:feed78cbc87174f302abbc077b8946fcea5ce32e6f6c08efc0d99357c3338062"}} as unknown as TypedDocumentString<EnrollOfficerMutation, EnrollOfficerMutationVariables>;
export const PreviewEnrollOfficerDocument = {"__meta__":{"hash":"sha256:177eb06959be73d4c0d04f42827e920f262091b864b2fbfa6ed9630cc3bfaa53"}} as unknown as TypedDocumentString<PreviewEnrollOfficerMutation, PreviewEnrollOfficerMutationVariables>;
export const ExpungeConcernsDocument = {"__meta__":{"hash":"sha256:ea255257bb957669090c448b04dfbd61296da34a9ef4425dbe17aa411422f4f7"}} as unknown as TypedDocumentString<ExpungeConcernsMutation, ExpungeConcernsMutationVariables>;
export const PreviewExpungeConcernsDocument = {"__meta__":{"hash":"sha256:8f819194019b2dc85cd0baef74ac14c370bf1733fbec392735871db1b75c4ded"}} as unknown as TypedDocumentString<PreviewExpungeConcernsMutation, PreviewExpungeConcernsMutationVariables>;
export const FinalizeEvaluationCycleDocument = {"__meta__":{"hash":"sha256:237471adb8963b62d79dba5cdae1e0b8f5e715b2023c86893d43a31c4c948e4a"}} as unknown as TypedDocumentString<FinalizeEvaluationCycleMutation, FinalizeEvaluationCycleMutationVariables>;
export const PreviewFinalizeEvaluationCycleDocument = {"__meta__":{"hash":"sha256:67d31eb5f7a76aeeeed051e7aebcb29e1c8490a8355d347f7008e3a669ee162c"}} as unknown as TypedDocumentString<PreviewFinalizeEvaluationCycleMutation, PreviewFinalizeEvaluationCycleMutationVariables>;
export const GrantAccessDocument = {"__meta__":{"hash":"sha256:26bd948a5c4299e97728ad583bc3c1dfe69bcd38f05861a5be6a91e8236d5ec0"}} as unknown as TypedDocumentString<GrantAccessMutation, GrantAccessMutationVariables>;
export const PreviewGrantAccessDocument = {"__meta__":{"hash":"sha256:8e71fe34826a48d45a6d58b4b9dbca7d8ef4dbe7569827e92ca4eadcdfb0b989"}} as unknown as TypedDocumentString<PreviewGrantAccessMutation, PreviewGrantAccessMutationVariables>;
export const HandOverDutiesDocument = {"__meta__":{"hash":"sha256:48b3f9c7601fe2f97e442494fdf8629c0c4d98d36299c58f4c7e29f8852e466b"}} as unknown as TypedDocumentString<HandOverDutiesMutation, HandOverDutiesMutationVariables>;
export const PreviewHandOverDutiesDocument = {"__meta__":{"hash":"sha256:8a02c992419e1e85b2f05efa84515c3cd36dedec01a5dd700612b916af65e1d7"}} as unknown as TypedDocumentString<PreviewHandOverDutiesMutation, PreviewHandOverDutiesMutationVariables>;
export const ImposeSanctionDocument = {"__meta__":{"hash":"sha256:de48f44ecb93bffaf44fb0a00ba445a2909c1982ed7d1bcf3229af286a8fb8c0"}} as unknown as TypedDocumentString<ImposeSanctionMutation, ImposeSanctionMutationVariables>;
export const PreviewImposeSanctionDocument = {"__meta__":{"hash":"sha256:845b06de3b6879ba6743a2ef818694392cd3f09c3dfdcc23ea80a8c623d2e899"}} as unknown as TypedDocumentString<PreviewImposeSanctionMutation, PreviewImposeSanctionMutationVariables>;
export const IssueTokenDocument = {"__meta__":{"hash":"sha256:a8a39c787a4a22cf751269bd850627df34a361713f40c5e9bd5575d715b72859"}} as unknown as TypedDocumentString<IssueTokenMutation, IssueTokenMutationVariables>;
export const PreviewIssueTokenDocument = {"__meta__":{"hash":"sha256:5b673e7ea0afc97f51a0e379d48e13c19fe04e490a914699a083f37ab45bda48"}} as unknown as TypedDocumentString<PreviewIssueTokenMutation, PreviewIssueTokenMutationVariables>;
export const LiftSanctionDocument = {"__meta__":{"hash":"sha256:be7ad5fa4d56d2c55d2ea8c2ec8d859efd0ee7e5225353af9cd7b7d44ecf75be"}} as unknown as TypedDocumentString<LiftSanctionMutation, LiftSanctionMutationVariables>;
export const PreviewLiftSanctionDocument = {"__meta__":{"hash":"sha256:cb8574a6238648d38323a1406ecf9440c98b3e0f79f00586e9c0e500de592c07"}} as unknown as TypedDocumentString<PreviewLiftSanctionMutation, PreviewLiftSanctionMutationVariables>;
export const LinkPersonDocument = {"__meta__":{"hash":"sha256:abbe5d9dc83f63acf0992b3de1b62dcbc147574ac7722d071c23e7fbfd5812cf"}} as unknown as TypedDocumentString<LinkPersonMutation, LinkPersonMutationVariables>;
export const PreviewLinkPersonDocument = {"__meta__":{"hash":"sha256:c32fe7830821d6207719eb1139cd3fc385e124bac11824d863ed9f27003dd3aa"}} as unknown as TypedDocumentString<PreviewLinkPersonMutation, PreviewLinkPersonMutationVariables>;
export const MergeOfficersDocument = {"__meta__":{"hash":"sha256:ffd5282b23c076e9c97f263b83dd4f1f8cbba501330d56959ddbb372bc023b28"}} as unknown as TypedDocumentString<MergeOfficersMutation, MergeOfficersMutationVariables>;
export const PreviewMergeOfficersDocument = {"__meta__":{"hash":"sha256:35d2c84bee924c95c94bb8dd8eee3b36cf4c16dd2344b96dcce7ef813961908d"}} as unknown as TypedDocumentString<PreviewMergeOfficersMutation, PreviewMergeOfficersMutationVariables>;
export const MergeUnitsDocument = {"__meta__":{"hash":"sha256:caae63c1e756db3c69df0be16546d3115e8e6ff70615c896a5b5a5d2463f32cf"}} as unknown as TypedDocumentString<MergeUnitsMutation, MergeUnitsMutationVariables>;
export const PreviewMergeUnitsDocument = {"__meta__":{"hash":"sha256:09b177f428949ef4e71babf00c76ca7c07f34d53abf371dbe1ba07e0c8ed355a"}} as unknown as TypedDocumentString<PreviewMergeUnitsMutation, PreviewMergeUnitsMutationVariables>;
export const MoveUnitDocument = {"__meta__":{"hash":"sha256:70bca3d9e6be09538cb14bd76d05aebd78d02e8769e8bca16e3d9288c025b4ed"}} as unknown as TypedDocumentString<MoveUnitMutation, MoveUnitMutationVariables>;
export const PreviewMoveUnitDocument = {"__meta__":{"hash":"sha256:c17c660c9f34786432381bf73f1d9ca92a09d630f223e2595332fbad280383ea"}} as unknown as TypedDocumentString<PreviewMoveUnitMutation, PreviewMoveUnitMutationVariables>;
export const NominateHonorDocument = {"__meta__":{"hash":"sha256:7db9a05f9c05123e43f63f026fe2d1410afce203a66bfa69fd27194615084c95"}} as unknown as TypedDocumentString<NominateHonorMutation, NominateHonorMutationVariables>;
export const PreviewNominateHonorDocument = {"__meta__":{"hash":"sha256:258d09981297169ebefde693656e86bd240ace0fffac4b6d484e55af4872068e"}} as unknown as TypedDocumentString<PreviewNominateHonorMutation, PreviewNominateHonorMutationVariables>;
export const OpenEvaluationCycleDocument = {"__meta__":{"hash":"sha256:94655eaf85acbda1b898b1d48ceb3da5377a066b4ed3d91df72562a8d34761b7"}} as unknown as TypedDocumentString<OpenEvaluationCycleMutation, OpenEvaluationCycleMutationVariables>;
export const PreviewOpenEvaluationCycleDocument = {"__meta__":{"hash":"sha256:4fc3779350ed6628d4a98bebe75c7cd6a2cd48fc42fecc1b5210f6cb6ec5590b"}} as unknown as TypedDocumentString<PreviewOpenEvaluationCycleMutation, PreviewOpenEvaluationCycleMutationVariables>;
export const OpenSelectionRoundDocument = {"__meta__":{"hash":"sha256:68b14fe174ce6436ef1abed42c3985171310020be327d6f011c405562215dc5a"}} as unknown as TypedDocumentString<OpenSelectionRoundMutation, OpenSelectionRoundMutationVariables>;
export const PreviewOpenSelectionRoundDocument = {"__meta__":{"hash":"sha256:1a1d9dee29e0b40d6ac2d4b0ae1e5295d1209ea17eca6732557b1d254a66633e"}} as unknown as TypedDocumentString<PreviewOpenSelectionRoundMutation, PreviewOpenSelectionRoundMutationVariables>;
export const PromoteOfficerDocument = {"__meta__":{"hash":"sha256:d65d22c2d6fa3bc2cb29315a78c8503a01cc1b7eefb8c7bbbbc7badcf2171b8e"}} as unknown as TypedDocumentString<PromoteOfficerMutation, PromoteOfficerMutationVariables>;
export const PreviewPromoteOfficerDocument = {"__meta__":{"hash":"sha256:da836c0d49ab614522a89b325deb57c1a37843c4e105bc5933c202c379682cd6"}} as unknown as TypedDocumentString<PreviewPromoteOfficerMutation, PreviewPromoteOfficerMutationVariables>;
export const PutHonorUnderNoticeDocument = {"__meta__":{"hash":"sha256:c5a1417c439f9e449a00e99ece789c69a15e9184d4ce9eda70a9446278c3a020"}} as unknown as TypedDocumentString<PutHonorUnderNoticeMutation, PutHonorUnderNoticeMutationVariables>;
export const PreviewPutHonorUnderNoticeDocument = {"__meta__":{"hash":"sha256:e8ab4ee0cc557f566e0a54ceb67a08624af4109eccb99e47fdf28c362e53e6be"}} as unknown as TypedDocumentString<PreviewPutHonorUnderNoticeMutation, PreviewPutHonorUnderNoticeMutationVariables>;
export const RaiseConcernDocument = {"__meta__":{"hash":"sha256:dd177dc8bee7df71072f837b7a9531f677b50917299de94bb8aeac64d5a87004"}} as unknown as TypedDocumentString<RaiseConcernMutation, RaiseConcernMutationVariables>;
export const PreviewRaiseConcernDocument = {"__meta__":{"hash":"sha256:7d1038cf6206931ebdbeae43e31603404ba0b64392a2fe79ac9510463bb4bc72"}} as unknown as TypedDocumentString<PreviewRaiseConcernMutation, PreviewRaiseConcernMutationVariables>;
export const RecommendOfficerDocument = {"__meta__":{"hash":"sha256:b7247d8ccc4ab8fead7427ab42c8e168dd905822922bc9638f76fbc600601775"}} as unknown as TypedDocumentString<RecommendOfficerMutation, RecommendOfficerMutationVariables>;
export const PreviewRecommendOfficerDocument = {"__meta__":{"hash":"sha256:c6f55743f213cd086453c10d509e6d63de957e8573f06c80615781289d228f69"}} as unknown as TypedDocumentString<PreviewRecommendOfficerMutation, PreviewRecommendOfficerMutationVariables>;
export const RecordAttendancesDocument = {"__meta__":{"hash":"sha256:9599e644e73eb3aeb9b46667a274077d18ab0bfa9ce74a32f3c40d301fb82318"}} as unknown as TypedDocumentString<RecordAttendancesMutation, RecordAttendancesMutationVariables>;
export const PreviewRecordAttendancesDocument = {"__meta__":{"hash":"sha256:2b16c7a7608b65b6e53df710a9205998ff39ebfb610a041cd21c4e3e044ab709"}} as unknown as TypedDocumentString<PreviewRecordAttendancesMutation, PreviewRecordAttendancesMutationVariables>;
export const RecordCalendarDaysDocument = {"__meta__":{"hash":"sha256:95fd7b47c8615d3e9b6396a24cfb90194fe6e2c3ea78a23bc251215dbb3b2243"}} as unknown as TypedDocumentString<RecordCalendarDaysMutation, RecordCalendarDaysMutationVariables>;
export const PreviewRecordCalendarDaysDocument = {"__meta__":{"hash":"sha256:d8a3104a99ebc2213b3b48f78c403df7572cbf34c46ad568ce4d2c632a35af0e"}} as unknown as TypedDocumentString<PreviewRecordCalendarDaysMutation, PreviewRecordCalendarDaysMutationVariables>;
export const RecordCaseLiabilitiesDocument = {"__meta__":{"hash":"sha256:3da6d77046f3a95dfca0ec9a4b15b16fd5e4d44840b3c438e7b0d13392611f6d"}} as unknown as TypedDocumentString<RecordCaseLiabilitiesMutation, RecordCaseLiabilitiesMutationVariables>;
export const PreviewRecordCaseLiabilitiesDocument = {"__meta__":{"hash":"sha256:a02c36614c22cb90dd079d4c0aed59b15bfb728254ead2aebf6db640b2527665"}} as unknown as TypedDocumentString<PreviewRecordCaseLiabilitiesMutation, PreviewRecordCaseLiabilitiesMutationVariables>;
export const RecordCompetenceOutcomesDocument = {"__meta__":{"hash":"sha256:0c7b5b28a266bbd4dc0be43bc5634ea3fb9315b7a32619855b614f9e8190ca25"}} as unknown as TypedDocumentString<RecordCompetenceOutcomesMutation, RecordCompetenceOutcomesMutationVariables>;
export const PreviewRecordCompetenceOutcomesDocument = {"__meta__":{"hash":"sha256:4893671da2be8300cc95852574c5253cc0878a8e4f6256fcb7979b1c179d0573"}} as unknown as TypedDocumentString<PreviewRecordCompetenceOutcomesMutation, PreviewRecordCompetenceOutcomesMutationVariables>;
export const RecordConcernStepDocument = {"__meta__":{"hash":"sha256:33d3eccebc1aaa0c5710028d092e883aa474e5b25fa418703fd4fa84e0431b09"}} as unknown as TypedDocumentString<RecordConcernStepMutation, RecordConcernStepMutationVariables>;
export const PreviewRecordConcernStepDocument = {"__meta__":{"hash":"sha256:cf0ff62a3da7eaf0420629737be40c4508d417efcadbee6470fc7e89c16543a1"}} as unknown as TypedDocumentString<PreviewRecordConcernStepMutation, PreviewRecordConcernStepMutationVariables>;
export const RecordLiabilityFindingDocument = {"__meta__":{"hash":"sha256:265e5ccf1e4b2475539e8346d1cbb3bb6782c85bc7dc2a728457753f1de59065"}} as unknown as TypedDocumentString<RecordLiabilityFindingMutation, RecordLiabilityFindingMutationVariables>;
export const PreviewRecordLiabilityFindingDocument = {"__meta__":{"hash":"sha256:36ba74932651a883f089d330de19cd24ffa3768b7d7baf9c0e20224969237174"}} as unknown as TypedDocumentString<PreviewRecordLiabilityFindingMutation, PreviewRecordLiabilityFindingMutationVariables>;
export const RecordMetricsDocument = {"__meta__":{"hash":"sha256:c052fe1514d8c89f6badef5954349d5064f820fad5ab04659b653b8cbf7f73ad"}} as unknown as TypedDocumentString<RecordMetricsMutation, RecordMetricsMutationVariables>;
export const PreviewRecordMetricsDocument = {"__meta__":{"hash":"sha256:2b9aa71a403255da6ef3f1d4530dd80d7dba79f1915e1e2beba175a6ed28951c"}} as unknown as TypedDocumentString<PreviewRecordMetricsMutation, PreviewRecordMetricsMutationVariables>;
export const RecordPlacesDocument = {"__meta__":{"hash":"sha256:5c97dbd3cd088deb575336b2e749f1e54ac402945840248c031c040500e2cd60"}} as unknown as TypedDocumentString<RecordPlacesMutation, RecordPlacesMutationVariables>;
export const PreviewRecordPlacesDocument = {"__meta__":{"hash":"sha256:41d57d84f2249233c39d55e16b53b28eec5063b75a4e2c8957464ad6ed0f95f0"}} as unknown as TypedDocumentString<PreviewRecordPlacesMutation, PreviewRecordPlacesMutationVariables>;
export const RecordScoresDocument = {"__meta__":{"hash":"sha256:c5d9f64da6159110b675448029ad0497d104682b14d5569d58e0852b81f019ab"}} as unknown as TypedDocumentString<RecordScoresMutation, RecordScoresMutationVariables>;
export const PreviewRecordScoresDocument = {"__meta__":{"hash":"sha256:1b05e0c37bc03a6662d2e3863f784155ac90c4c10ef8269e811dfa70d9cbeebc"}} as unknown as TypedDocumentString<PreviewRecordScoresMutation, PreviewRecordScoresMutationVariables>;
export const RecordSelectionDocument = {"__meta__":{"hash":"sha256:ca6b6cace706ebf2809bf9be7f1de39b03e9cf724d43802c716449fc1b658eab"}} as unknown as TypedDocumentString<RecordSelectionMutation, RecordSelectionMutationVariables>;
export const PreviewRecordSelectionDocument = {"__meta__":{"hash":"sha256:dfc53d3e1c423c282f1bac11ed9652e192516a607c6a51b8b176f50fc592a13a"}} as unknown as TypedDocumentString<PreviewRecordSelectionMutation, PreviewRecordSelectionMutationVariables>;
export const RecordTalliesDocument = {"__meta__":{"hash":"sha256:8d35f11c6de3cb933c00005658e523f71b67a5b10c77937260041f80105c3cc1"}} as unknown as TypedDocumentString<RecordTalliesMutation, RecordTalliesMutationVariables>;
export const PreviewRecordTalliesDocument = {"__meta__":{"hash":"sha256:1f1c6afde51056251d330b09507c32bf6cd4f5b841b8a2dcd499f5fb0f697706"}} as unknown as TypedDocumentString<PreviewRecordTalliesMutation, PreviewRecordTalliesMutationVariables>;
export const ReenrollOfficerDocument = {"__meta__":{"hash":"sha256:c3bfae54c7be24ef8839f6aef85065cdbfa3f09f1647483558e4d4c1a41cb1e0"}} as unknown as TypedDocumentString<ReenrollOfficerMutation, ReenrollOfficerMutationVariables>;
export const PreviewReenrollOfficerDocument = {"__meta__":{"hash":"sha256:aec93e9239a69570ad7700c0911532d92bcb6c5bf5c4b301e8c6908ab495c024"}} as unknown as TypedDocumentString<PreviewReenrollOfficerMutation, PreviewReenrollOfficerMutationVariables>;
export const ReinstateOfficerDocument = {"__meta__":{"hash":"sha256:bfc6d3b7e64495dfc4b0ba448be1ad3b30dc7830078e9214aba956d009c74848"}} as unknown as TypedDocumentString<ReinstateOfficerMutation, ReinstateOfficerMutationVariables>;
export const PreviewReinstateOfficerDocument = {"__meta__":{"hash":"sha256:6743bee8430fa38f6003f15bc58a69d1be5875285d69434856de5a84fa44dc3a"}} as unknown as TypedDocumentString<PreviewReinstateOfficerMutation, PreviewReinstateOfficerMutationVariables>;
export const RejectHonorDocument = {"__meta__":{"hash":"sha256:bf22b3e32a7910e2cf097a47e34378679d995c3d894360dfb69abd6ac7141f87"}} as unknown as TypedDocumentString<RejectHonorMutation, RejectHonorMutationVariables>;
export const PreviewRejectHonorDocument = {"__meta__":{"hash":"sha256:ec92c5191d71ce07fae7c14c5f78a3b07501c86152e07a1aaf6e18976c78b6ca"}} as unknown as TypedDocumentString<PreviewRejectHonorMutation, PreviewRejectHonorMutationVariables>;
export const ReviseActivityDocument = {"__meta__":{"hash":"sha256:973c52242438cfa03c2617e55d974cb0a81b95db895028931a0f4c91296b1af9"}} as unknown as TypedDocumentString<ReviseActivityMutation, ReviseActivityMutationVariables>;
export const PreviewReviseActivityDocument = {"__meta__":{"hash":"sha256:c906213238795b77e0252e63b52072d7586f7461515574554fcaba52f0e990fa"}} as unknown as TypedDocumentString<PreviewReviseActivityMutation, PreviewReviseActivityMutationVariables>;
export const ReviseAssignmentDocument = {"__meta__":{"hash":"sha256:a05efcfcef50db06e92f403efa75b447e84b07660a9a4b0317533c684534d503"}} as unknown as TypedDocumentString<ReviseAssignmentMutation, ReviseAssignmentMutationVariables>;
export const PreviewReviseAssignmentDocument = {"__meta__":{"hash":"sha256:1952f69a109c0d082fe0e4524197d7c96f87aaf1b1d87d9730f366c1b462de31"}} as unknown as TypedDocumentString<PreviewReviseAssignmentMutation, PreviewReviseAssignmentMutationVariables>;
export const ReviseOfficerDocument = {"__meta__":{"hash":"sha256:f14b93575ccffa934adf28fe35ca1e1436abb69dd27545d6145cdd58a1c2dae0"}} as unknown as TypedDocumentString<ReviseOfficerMutation, ReviseOfficerMutationVariables>;
export const PreviewReviseOfficerDocument = {"__meta__":{"hash":"sha256:ec488c4b1fa8b37ac49a8eaf07c095e7e7d373f5567328e2b978dcead24ba3e7"}} as unknown as TypedDocumentString<PreviewReviseOfficerMutation, PreviewReviseOfficerMutationVariables>;
export const ReviseUnitDocument = {"__meta__":{"hash":"sha256:4231944a6c7b17e432cf83891e80183ba2904c42435792eebc3c834be5ddb9c0"}} as unknown as TypedDocumentString<ReviseUnitMutation, ReviseUnitMutationVariables>;
export const PreviewReviseUnitDocument = {"__meta__":{"hash":"sha256:7151680efdf7c08eaa7521fea0eae919d6207b6c2303c4d00314afed6e98238f"}} as unknown as TypedDocumentString<PreviewReviseUnitMutation, PreviewReviseUnitMutationVariables>;
export const RevokeAccessDocument = {"__meta__":{"hash":"sha256:7f860c149359b64f91db1896ddef1089a2c0697e9f88fa1cc1c9277fa1ab24bb"}} as unknown as TypedDocumentString<RevokeAccessMutation, RevokeAccessMutationVariables>;
export const PreviewRevokeAccessDocument = {"__meta__":{"hash":"sha256:724b91411cc730967c116366acb959451ca604fa0c170b4d4269589740ce579b"}} as unknown as TypedDocumentString<PreviewRevokeAccessMutation, PreviewRevokeAccessMutationVariables>;
export const RevokeHonorDocument = {"__meta__":{"hash":"sha256:a926b0fe3f4b7eb1b8494526f157a79b9feb3bb84ebcd154718f5199094f770b"}} as unknown as TypedDocumentString<RevokeHonorMutation, RevokeHonorMutationVariables>;
export const PreviewRevokeHonorDocument = {"__meta__":{"hash":"sha256:07633514874a32b8e67a2c33a16fe0bb60b679517353a198b464ac5add692884"}} as unknown as TypedDocumentString<PreviewRevokeHonorMutation, PreviewRevokeHonorMutationVariables>;
export const RevokeTokenDocument = {"__meta__":{"hash":"sha256:90ae3a27db096ba29e38fd2bfeb4dd7a0ec6b7ccf6ddde9a70407d117008b03d"}} as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const PreviewRevokeTokenDocument = {"__meta__":{"hash":"sha256:bafb9dfe077bef39245332ca51ca7c7147ad50d22c94b7489ca96ea1bd8ff25c"}} as unknown as TypedDocumentString<PreviewRevokeTokenMutation, PreviewRevokeTokenMutationVariables>;
export const ScheduleActivityDocument = {"__meta__":{"hash":"sha256:c4d6c69f99e616206f6ec0b78c451bc76f6088bb8a34236b03b2260ddef87e89"}} as unknown as TypedDocumentString<ScheduleActivityMutation, ScheduleActivityMutationVariables>;
export const PreviewScheduleActivityDocument = {"__meta__":{"hash":"sha256:5cb4c0d4bae6ffd5f45497e95a2981d838dae0d1e0cf0749fc988c8e75e97277"}} as unknown as TypedDocumentString<PreviewScheduleActivityMutation, PreviewScheduleActivityMutationVariables>;
export const SeparateOfficerDocument = {"__meta__":{"hash":"sha256:fdf902bb712e3d953d71213a5b381f7a9fbeee9130a62a0dda7cc8e7e7aaf726"}} as unknown as TypedDocumentString<SeparateOfficerMutation, SeparateOfficerMutationVariables>;
export const PreviewSeparateOfficerDocument = {"__meta__":{"hash":"sha256:741b8bd600ffeff65b3f1aee5c35054e4a7a5dfb202f3c94fb55e7d2e0b8ee90"}} as unknown as TypedDocumentString<PreviewSeparateOfficerMutation, PreviewSeparateOfficerMutationVariables>;
export const SuspendOfficerDocument = {"__meta__":{"hash":"sha256:d1c53577f089d55d5bc7d1caec62d8d256cb5e61acdbb6ee2893f40c28560122"}} as unknown as TypedDocumentString<SuspendOfficerMutation, SuspendOfficerMutationVariables>;
export const PreviewSuspendOfficerDocument = {"__meta__":{"hash":"sha256:25f720453a9850e740fa336ed21850e20c1c50461d9d71967bf5351da58fd926"}} as unknown as TypedDocumentString<PreviewSuspendOfficerMutation, PreviewSuspendOfficerMutationVariables>;
export const TransferOfficerDocument = {"__meta__":{"hash":"sha256:a735ef9d49e1b85352ab1ee02646b1652ca10faa532c427207191a2a7f0233be"}} as unknown as TypedDocumentString<TransferOfficerMutation, TransferOfficerMutationVariables>;
export const PreviewTransferOfficerDocument = {"__meta__":{"hash":"sha256:57ec579327d664917b06bfd2bcf380d95b2e8ac416970269d3f398fc072ee85e"}} as unknown as TypedDocumentString<PreviewTransferOfficerMutation, PreviewTransferOfficerMutationVariables>;
export const UnlinkPersonDocument = {"__meta__":{"hash":"sha256:ff54c532595b7667b2fc00e6f392216ba7a9e3a4a5a889a5fab4042a2ca5d5c7"}} as unknown as TypedDocumentString<UnlinkPersonMutation, UnlinkPersonMutationVariables>;
export const PreviewUnlinkPersonDocument = {"__meta__":{"hash":"sha256:b0f1f4d2b4126a92791948501825454ed5315c2c0790c08d1bcad87b34de16f8"}} as unknown as TypedDocumentString<PreviewUnlinkPersonMutation, PreviewUnlinkPersonMutationVariables>;
export const WithdrawRecommendationDocument = {"__meta__":{"hash":"sha256:b7c2e9282ba02012ad73875b0d4dc56c659fd19eae5034dcbda6cb5f841d6762"}} as unknown as TypedDocumentString<WithdrawRecommendationMutation, WithdrawRecommendationMutationVariables>;
export const PreviewWithdrawRecommendationDocument = {"__meta__":{"hash":"sha256:0f165e820a1960631ec21665207a0bd97225ef9906bddce78e444bc9db1d4c37"}} as unknown as TypedDocumentString<PreviewWithdrawRecommendationMutation, PreviewWithdrawRecommendationMutationVariables>;
export const WithdrawRecordDocument = {"__meta__":{"hash":"sha256:7b84d1892f634a260cef632498bff71b8a6295f54f9f62e21843eda8157453c1"}} as unknown as TypedDocumentString<WithdrawRecordMutation, WithdrawRecordMutationVariables>;
export const PreviewWithdrawRecordDocument = {"__meta__":{"hash":"sha256:8ebebc922d5427245b146b59e7c47c5d5c00e9650924aecdddd63791e0e24d12"}} as unknown as TypedDocumentString<PreviewWithdrawRecordMutation, PreviewWithdrawRecordMutationVariables>;