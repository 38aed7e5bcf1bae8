import { describe, expect, it } from '@jest/globals';
import { AmendEvaluationDocument } from '../../../generated/graphql.ts';
import { today } from '../../../../src/time/day.ts';
import { globalId, useApp } from '../../../support/app.ts';
import { appealActs, decision } from '../../../support/appeals.ts';
import { createFinalized } from '../../../support/finalized-cycles.ts';
import { withdrawals } from '../../../support/withdrawals.ts';
import { lastChange } from '../../../support/writes.ts';

// whether an appeal that is upheld is yet to be answered: as long as its result is the one that it contests

const api = useApp();
const { filed, decide } = appealActs(api);
const { withdrawn } = withdrawals(api);

const amend = async (evaluation: { id: number }, total: number) => {
  const input = {
    id: globalId('Evaluation', evaluation.id),
    total,
    basis: { documentNumber: '测考〔2026〕3号', reason: '计分有误' },
  };
  expect(await api.admin.request(AmendEvaluationDocument, { input })).toMatchObject({
    amendEvaluation: { __typename: 'AmendEvaluationSuccess' },
  });
};

const awaits = async (id: string): Promise<boolean> => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on EvaluationAppeal { awaitsAmendment } } }';
  const { node } = await api.admin.request<{ node: { awaitsAmendment: boolean } }>(query, { id });
  return node.awaitsAmendment;
};

/** What the preview of the decision tells. */
const rehearsed = async (id: string) => {
  const document = `mutation ($input: DecideAppealInput!) @dryRun { decideAppeal(input: $input) {
    ... on DecideAppealSuccess { appeal { awaitsAmendment } } } }`;
  const { decideAppeal } = await api.admin.request<{ decideAppeal: { appeal: object } }>(document, {
    input: decision(id, { decidedOn: today() }),
  });
  return decideAppeal.appeal;
};

describe('the result that an appeal contests', () => {
  it('stands until it is amended, as the preview of the decision tells, and again once that is undone', async () => {
    const { evaluations } = await createFinalized(api.registry);
    const id = await filed(evaluations[0]!);
    expect(await rehearsed(id)).toEqual({ awaitsAmendment: true });
    await decide(decision(id));
    expect(await awaits(id)).toBe(true);
    await amend(evaluations[0]!, 77);
    expect(await awaits(id)).toBe(false);
    const { position } = await lastChange(api.registry);
    await withdrawn(globalId('Change', position));
    expect(await awaits(id)).toBe(true);
  });

  it('is one that was amended before the appeal was filed: that answers it as little', async () => {
    const { evaluations } = await createFinalized(api.registry);
    await amend(evaluations[0]!, 77);
    const id = await filed(evaluations[0]!, { notifiedOn: today(), filedOn: today() });
    expect(await rehearsed(id)).toEqual({ awaitsAmendment: true });
    await decide(decision(id, { decidedOn: today() }));
    expect(await awaits(id)).toBe(true);
    await amend(evaluations[0]!, 78);
    expect(await awaits(id)).toBe(false);
  });

  it('is that of the day of the filing where the appeal is recorded later, after the amendment that answers it', async () => {
    const { evaluations } = await createFinalized(api.registry, { recordedAt: new Date('2026-01-10T04:00:00Z') });
    await amend(evaluations[0]!, 77);
    const id = await filed(evaluations[0]!);
    expect(await rehearsed(id)).toEqual({ awaitsAmendment: false });
  });
});
