import { describe, expect, it } from '@jest/globals';
import {
  assertUndecided,
  isLate,
  type AppealFacts,
} from '../../../../src/modules/evaluations/appeal/evaluation-appeal.rules.ts';
import { violation } from '../../../support/refusals.ts';

describe('isLate', () => {
  const FACTS: AppealFacts = {
    grade: 'INCOMPETENT',
    byOfficer: true,
    notifiedOn: '2026-01-10',
    filedOn: '2026-02-10',
    days: { value: 30, article: '测试法 第一条' },
    because: null,
  };

  it.each<[string, Partial<AppealFacts>]>([
    ['on the last day', { filedOn: '2026-02-09' }],
    ['for another grade', { grade: 'BASICALLY_COMPETENT' }],
    ['for a unit', { byOfficer: false }],
    ['where no limit is on record', { days: null }],
  ])('is false %s', (_when, facts) => {
    expect(isLate({ ...FACTS, because: '法定节假日', ...facts })).toBe(false);
  });

  it('refuses an appeal on the day after the last without a reason', () => {
    expect(violation(() => isLate(FACTS))).toEqual({
      rule: 'appeal-too-late',
      article: '测试法 第一条',
      zh: '申诉应自知悉之日 2026-01-10 起 30 日内提出；如仍受理，请说明理由',
      en: 'An appeal is filed within 30 days of 2026-01-10, when the result was learned of; to take it all the same, say why.',
    });
  });

  it('is true on the day after the last with a reason', () => {
    expect(isLate({ ...FACTS, because: '法定节假日' })).toBe(true);
  });
});

describe('assertUndecided', () => {
  const rows = [
    { status: 'FILED', validTo: '2026-02-01' },
    { status: 'UPHELD', validTo: null },
  ] as const;

  it.each([
    ['2026-01-15', rows.slice(0, 1), null],
    ['2026-01-15', [{ status: 'FILED', validTo: null }] as const, null],
    ['2026-01-15', rows, 'appeal-decided'],
    ['2026-02-01', rows, 'appeal-decided'],
    ['2026-02-01', [], 'appeal-decided'],
  ])('on %s for the versions %j gives %s', (day, versions, rule) => {
    expect(violation(() => assertUndecided(day, versions))?.rule ?? null).toBe(rule);
  });
});
