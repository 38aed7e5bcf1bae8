import { describe, expect, it } from '@jest/globals';
import type { HonorStatus, OfficerCategory, OfficerStatus } from '../../../src/generated/prisma/enums.ts';
import {
  assertNoticeOver,
  conferrableFrom,
  noticeRuleOn,
  type NoticeRule,
} from '../../../src/modules/honors/honor-notice.rules.ts';
import { assertMayReceive, assertStep, assertStepDay } from '../../../src/modules/honors/honor.rules.ts';
import { InvalidInputError } from '../../../src/errors/refusals.ts';
import { violation } from '../../support/refusals.ts';

const STATUSES = ['NOMINATED', 'UNDER_PUBLIC_NOTICE', 'CONFERRED', 'REJECTED', 'REVOKED'] as const;

describe('the steps of an honor', () => {
  it.each<[HonorStatus, HonorStatus[]]>([
    ['NOMINATED', ['UNDER_PUBLIC_NOTICE', 'CONFERRED', 'REJECTED']],
    ['UNDER_PUBLIC_NOTICE', ['CONFERRED', 'REJECTED']],
    ['CONFERRED', ['REVOKED']],
    ['REJECTED', []],
    ['REVOKED', []],
  ])('from %s lead to %j', (from, to) => {
    expect(STATUSES.filter((status) => violation(() => assertStep('甲', from, status)) === null)).toEqual(to);
  });

  it('are refused with the labels of the statuses', () => {
    expect(violation(() => assertStep('甲', 'CONFERRED', 'UNDER_PUBLIC_NOTICE'))).toEqual({
      rule: 'honor-status',
      article: null,
      zh: '“甲”的状态为已授予，不能变更为公示中',
      en: '甲 is conferred and cannot become under public notice.',
    });
  });

  type Last = Parameters<typeof assertStepDay>[2];
  const last: Last = { validFrom: '2024-03-04', startKnown: true, status: 'NOMINATED' };

  const wrong = (step: () => void): unknown => {
    try {
      step();
      return null;
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      return error.problems;
    }
  };
  const tooEarly = (zh: string, en: string) => [{ path: 'awardedOn', text: { zh, en } }];

  it.each<[string, Last, unknown]>([
    ['2024-03-04', last, null],
    ['2024-03-05', last, null],
    [
      '2024-03-03',
      last,
      tooEarly('不能早于 2024-03-04（自该日起已申报）', 'must not be before 2024-03-04, from which it is nominated'),
    ],
    ['2024-03-03', { ...last, startKnown: false }, null],
    [
      '2024-03-03',
      { ...last, startKnown: false, status: 'CONFERRED' },
      tooEarly('不能早于 2024-03-04（自该日起已授予）', 'must not be before 2024-03-04, from which it is conferred'),
    ],
  ])('are not dated before the last step: %s, %j', (day, before, expected) => {
    expect(wrong(() => assertStepDay('awardedOn', day, before))).toEqual(expected);
  });
});

describe('the recipient of an honor for persons', () => {
  const receive = (category: OfficerCategory, status: OfficerStatus, posthumous: boolean) =>
    violation(() => assertMayReceive({ name: '甲乙', on: '2024-03-04', category, status, posthumous }))?.rule ?? null;

  it.each<[OfficerCategory, OfficerStatus, string | null, string | null]>([
    ['POLICE', 'ACTIVE', null, 'recipient-not-deceased'],
    ['POLICE', 'SUSPENDED', 'officer-suspended', 'recipient-not-deceased'],
    ['POLICE', 'RETIRED', 'recipient-not-police', 'recipient-not-deceased'],
    ['POLICE', 'SEPARATED', 'recipient-not-police', 'recipient-not-deceased'],
    ['POLICE', 'DECEASED', 'recipient-not-police', null],
    ['AUXILIARY', 'ACTIVE', 'recipient-not-police', 'recipient-not-deceased'],
    ['AUXILIARY', 'DECEASED', 'recipient-not-police', 'recipient-not-deceased'],
  ])('%s %s', (category, status, living, posthumous) => {
    expect([receive(category, status, false), receive(category, status, true)]).toEqual([living, posthumous]);
  });

  it('is refused with the article', () => {
    const facts = { name: '甲乙', on: '2024-03-04', category: 'AUXILIARY', status: 'ACTIVE' } as const;
    expect(violation(() => assertMayReceive({ ...facts, posthumous: false }))).toEqual({
      rule: 'recipient-not-police',
      article: '公安机关人民警察奖励条令 第七条',
      zh: '甲乙 在 2024-03-04 不是在职民警，个人奖励只授予在职民警',
      en: '甲乙 does not serve as a police officer on 2024-03-04; honors for persons are for those who do.',
    });
    expect(violation(() => assertMayReceive({ ...facts, posthumous: true }))).toMatchObject({
      zh: '甲乙 在 2024-03-04 不是已故民警，不能追授',
      en: '甲乙 is no deceased police officer on 2024-03-04; nothing can be given posthumously.',
    });
  });
});

const OLD: NoticeRule = { workingDays: 5, article: '旧令', validFrom: '2010-01-01', validTo: '2016-01-01' };
const NEW: NoticeRule = { workingDays: 7, article: '新令', validFrom: '2016-01-01', validTo: null };
const rules = [OLD, NEW];

describe('a public notice', () => {
  it.each([
    ['2009-12-31', null],
    ['2010-01-01', OLD],
    ['2015-12-31', OLD],
    ['2016-01-01', NEW],
  ])('runs by the rule of its first day: %s', (day, rule) => {
    expect(noticeRuleOn(rules, day)).toBe(rule);
  });

  const notice = (noticedOn: string | null, of: readonly NoticeRule[] = rules) => ({
    rules: of,
    noticedOn,
    calendar: new Map(),
  });

  it.each([
    [notice('2024-03-04'), '2024-03-13'],
    // five days, by the rule under which it began
    [notice('2015-12-30'), '2016-01-06'],
    [notice(null), null],
    [notice('2024-03-04', []), null],
    [notice('2009-12-30'), null],
  ])('has run from a day on, by rule and calendar: %#', (of, from) => {
    expect(conferrableFrom(of)).toBe(from);
  });

  const over = (of: ReturnType<typeof notice>, awardedOn: string, withoutBecause: string | null = null) => {
    let kept: string | null = null;
    const refused = violation(() => {
      kept = assertNoticeOver({ ...of, awardedOn, withoutBecause });
    });
    return refused ?? kept;
  };

  it('forbids the award until that day', () => {
    expect(over(notice('2024-03-04'), '2024-03-13')).toBeNull();
    expect(over(notice('2024-03-04'), '2024-03-12')).toEqual({
      rule: 'notice-not-over',
      article: '新令',
      zh: '公示自 2024-03-04 起须满 7 个工作日，2024-03-13 起方可授予',
      en: 'The notice that began on 2024-03-04 runs for 7 working days; it can be conferred from 2024-03-13 on.',
    });
  });

  it('is required where none has begun', () => {
    expect(over(notice(null), '2024-03-12')).toEqual({
      rule: 'notice-not-over',
      article: '新令',
      zh: '须先公示 7 个工作日，方可授予',
      en: 'It must be announced for 7 working days before it is conferred.',
    });
    expect(over(notice(null, []), '2024-03-12')).toBeNull();
    expect(over(notice(null), '2009-12-31')).toBeNull();
  });

  it('is waived by a reason, which is kept where it was needed', () => {
    expect(over(notice(null), '2024-03-12', '涉密')).toBe('涉密');
    expect(over(notice('2024-03-04'), '2024-03-12', '涉密')).toBe('涉密');
    expect(over(notice('2024-03-04'), '2024-03-13', '涉密')).toBeNull();
    expect(over(notice(null, []), '2024-03-12', '涉密')).toBeNull();
  });
});
