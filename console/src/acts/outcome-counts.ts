/** What acts tell as numbers, in Chinese and English. */
export const COUNTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  budget: ['查询额度（点）', 'Points that it may spend:'],
  capped: ['因比例限制未评优秀人数', 'Below excellent because of the cap:'],
  endedDuties: ['随之终止的责任与成员资格', 'Duties and memberships that end:'],
  expunged: ['清除条数', 'Expunged:'],
  movedOfficers: ['随之转隶人数', 'Officers who move along:'],
  participants: ['参加考核人数', 'Participants:'],
  recorded: ['登记条数', 'Recorded:'],
  remaining: ['推荐人尚余名额', 'Left to the recommender:'],
  superseded: ['其中更正已登记的条数', 'Of these, corrections:'],
  tiedAtCap: ['其中因并列超额', 'Of these, tied at the cap:'],
};
