import { describe, expect, it } from '@jest/globals';
import type { DecideAppealInput } from '../../../generated/graphql.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { appealActs, decision } from '../../../support/appeals.ts';
import { createFinalized } from '../../../support/finalized-cycles.ts';
import { refusedInBoth } from '../../../support/refusals.ts';
import { lastChange, nextYears } from '../../../support/writes.ts';

const api = useApp();
const { filed, decide, appealsOf } = appealActs(api);

describe('decideAppeal', () => {
  it('decides an appeal, with its change, and leaves the result', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const [evaluation] = evaluations;
    const id = await filed(evaluation!);
    const basis = { documentNumber: '测申〔2026〕2号', reason: null };
    const result = await decide(decision(id, { expectedVersion: 1, basis }));
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2026-02-20'],
      ['officer', null, '甲乙'],
      ['policeNumber', null, evaluation!.policeNumber],
      ['status', 'FILED', 'UPHELD'],
      ['decision', null, 'sealed'],
    ];
    expect(result).toEqual({
      __typename: 'DecideAppealSuccess',
      appeal: { id, version: 2, status: 'UPHELD', decidedOn: '2026-02-20', decision: '计分确有误', basis },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'decideAppeal', subjectType: 'EvaluationAppeal', fields });
    const [before, after] = [await appealsOf(evaluation!, '2026-02-19'), await appealsOf(evaluation!)];
    expect([before, after]).toMatchObject([
      { grade: 'COMPETENT', appeals: [{ status: 'FILED', decidedOn: null }] },
      { grade: 'COMPETENT', appeals: [{ status: 'UPHELD', decidedOn: '2026-02-20' }] },
    ]);
  });

  it('takes a decision on the day of filing, and no second one', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const id = await filed(evaluations[0]!);
    const dismissed = decision(id, { outcome: 'DISMISSED', decidedOn: '2026-02-01' });
    expect(await decide(dismissed)).toMatchObject({ appeal: { status: 'DISMISSED' } });
    expect(await refusedInBoth(api, (headers) => decide(decision(id), headers))).toEqual(
      ['该申诉已办结', 'The appeal is decided.'].map((message) => ({
        __typename: 'RuleViolationError',
        message,
        rule: 'appeal-decided',
        article: null,
      })),
    );
  });

  describe('refuses', () => {
    const refused = async (more: Partial<DecideAppealInput>) => {
      const { evaluations } = await createFinalized(api.registry);
      const id = await filed(evaluations[0]!);
      return (await refusedInBoth(api, (headers) => decide(decision(id, more), headers)))[1];
    };

    it('a day before the filing', async () => {
      expect(await refused({ decidedOn: '2026-01-31' })).toMatchObject({
        issues: [{ path: 'decidedOn', message: 'must not be before 2026-02-01, when it was filed' }],
      });
    });

    it('all that is wrong with the input', async () => {
      expect(await refused({ decidedOn: nextYears(1), decision: '', id: globalId('Evaluation', 1) })).toMatchObject({
        issues: [{ path: 'id' }, { path: 'decision' }, { path: 'decidedOn' }],
      });
    });

    it('a stale version', async () => {
      expect(await refused({ expectedVersion: 2 })).toMatchObject({
        __typename: 'StaleVersionError',
        currentVersion: 1,
      });
    });

    it('an appeal that does not exist', async () => {
      expect(await refused({ id: globalId('EvaluationAppeal', 999_999) })).toMatchObject({
        __typename: 'NotFoundError',
        type: 'EvaluationAppeal',
      });
    });
  });
});
