import { describe, expect, it } from '@jest/globals';
import { assertByGroups } from '../../../../src/modules/evaluations/result/competence-outcome.rules.ts';
import { violation } from '../../../support/refusals.ts';

describe('assertByGroups', () => {
  it('allows a scheme with groups of evaluators', () => {
    expect(violation(() => assertByGroups({ schemeName: '年度', groups: 1 }))).toBeNull();
  });

  it('refuses a scheme without groups: it is no competence assessment', () => {
    expect(violation(() => assertByGroups({ schemeName: '年度', groups: 0 }))).toEqual({
      rule: 'no-evaluator-groups',
      article: null,
      zh: '考核办法「年度」未分测评主体，不是胜任度测评',
      en: 'The scheme 年度 has no groups of evaluators: it is no competence assessment.',
    });
  });
});
