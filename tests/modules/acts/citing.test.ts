import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import { graphql } from '../../generated/gql.ts';
import {
  AmendEvaluationDocument,
  TransferOfficerDocument,
  type TransferOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { breaksOf } from '../../support/breaks.ts';
import { createAppeal, createEvaluation } from '../../support/evaluation-factories.ts';
import { createUnit } from '../../support/factories.ts';
import { createFinalized, type Finalized } from '../../support/finalized-cycles.ts';
import { createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';
import { ENGLISH, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();

const LastCited = graphql(`
  query LastCited($subject: ID!) {
    changes(filter: { subject: $subject }) {
      nodes {
        basis {
          documentNumber
        }
        cites {
          id
        }
      }
    }
  }
`);

const ReviseCiting = graphql(`
  mutation ReviseCiting($input: ReviseUnitInput!) {
    reviseUnit(input: $input) {
      __typename
      ... on InvalidInputError {
        issues {
          path
          message
        }
      }
      ... on ReviseUnitSuccess {
        change {
          cites {
            id
          }
        }
      }
    }
  }
`);

let cycle: Finalized;
let to: { id: number };
let selection: string;

beforeAll(async () => {
  const { registry } = api;
  cycle = await createFinalized(registry, { grades: ['COMPETENT', 'COMPETENT'] });
  to = await createUnit(registry);
  const policy = await createPolicy(registry, { unitId: cycle.unit.id });
  const round = await createRound(registry, { unitId: cycle.unit.id, policyId: policy.id });
  const row = { roundId: round.id, fromUnitId: cycle.unit.id, officerId: cycle.evaluations[0]!.officerId };
  selection = globalId('Selection', (await createSelection(registry, row)).id);
});

const officer = (i = 0) => globalId('Officer', cycle.evaluations[i]!.officerId);
const evaluation = (i = 0) => globalId('Evaluation', cycle.evaluations[i]!.id);

let day = 1;
/** To another post, on a day after the last. */
const transfer = (citing: string | null, more: Partial<TransferOfficerInput> = {}): TransferOfficerInput => ({
  id: officer(),
  to: globalId('Unit', to.id),
  title: `职务${day}`,
  effectiveOn: `2026-03-${String(day++).padStart(2, '0')}`,
  basis: { documentNumber: '测任〔2026〕1号', citing },
  ...more,
});

const send = (input: TransferOfficerInput, client: GraphQLClient = api.admin, headers: Record<string, string> = {}) =>
  client.request(TransferOfficerDocument, { input }, headers).then((data) => data.transferOfficer);

const cited = async (subject: string) => (await api.admin.request(LastCited, { subject })).changes.nodes.at(-1);

const refused = (input: TransferOfficerInput) =>
  leavingNoTrace(api.registry, async () => [await send(input), await send(input, api.admin, ENGLISH)]);

describe('a change', () => {
  it('cites an evaluation or a selection of the officer, and shows it', async () => {
    for (const citing of [evaluation(), selection]) {
      expect(await send(transfer(citing))).toMatchObject({ __typename: 'TransferOfficerSuccess' });
      expect(await cited(officer())).toEqual({ basis: { documentNumber: '测任〔2026〕1号' }, cites: { id: citing } });
    }
    await send(transfer(null, { basis: { citing: evaluation() } }));
    expect(await cited(officer())).toEqual({ basis: null, cites: { id: evaluation() } });
    await send(transfer(null));
    expect(await cited(officer())).toMatchObject({ cites: null });
  });

  it('of a result cites the appeal that was upheld', async () => {
    const { id } = await createAppeal(api.registry, { evaluationId: cycle.evaluations[1]!.id, filedOn: '2026-02-01' });
    const citing = globalId('EvaluationAppeal', id);
    const basis = { documentNumber: '测考1', reason: '申诉成立', citing };
    const input = { id: evaluation(1), grade: 'EXCELLENT' as const, basis };
    await api.admin.request(AmendEvaluationDocument, { input });
    expect(await cited(evaluation(1))).toEqual({ basis: { documentNumber: '测考1' }, cites: { id: citing } });
  });

  it('of a unit cites its evaluation', async () => {
    const { id } = await createEvaluation(api.registry, { cycleId: cycle.cycleId, unitId: to.id });
    const citing = globalId('Evaluation', id);
    const revise = (unitId: number) =>
      api.admin.request(ReviseCiting, {
        input: { id: globalId('Unit', unitId), name: '改', effectiveOn: '2026-03-01', basis: { citing } },
      });
    expect(await revise(to.id)).toMatchObject({ reviseUnit: { change: { cites: { id: citing } } } });
    const other = await leavingNoTrace(api.registry, () => revise(cycle.unit.id));
    expect(other).toMatchObject({ reviseUnit: { issues: [{ path: 'basis.citing' }] } });
  });

  it('refuses what is of somebody else', async () => {
    const messages = ['与本次变更的对象无关', 'is not about whom this changes'];
    for (const input of [transfer(evaluation(1)), transfer(selection, { id: officer(1) })]) {
      expect(await refused(input)).toMatchObject(
        messages.map((message) => ({ __typename: 'InvalidInputError', issues: [{ path: 'basis.citing', message }] })),
      );
    }
  });

  it('refuses what is not on record, not finalized, or nothing that is cited', async () => {
    const open = await createFinalized(api.registry, { status: 'CLOSED' });
    const own = { id: globalId('Officer', open.evaluations[0]!.officerId) };
    const unfinished = transfer(globalId('Evaluation', open.evaluations[0]!.id), own);
    for (const input of [
      unfinished,
      transfer(globalId('Evaluation', 999_999)),
      transfer(globalId('Selection', 999_999)),
    ]) {
      expect((await refused(input))[1]).toMatchObject({
        issues: [{ path: 'basis.citing', message: 'is not on record, or not finalized' }],
      });
    }
    expect((await refused(transfer(officer())))[1]).toMatchObject({
      issues: [
        {
          path: 'basis.citing',
          message: 'is the id of an Officer, not of an Evaluation or an EvaluationAppeal or a Selection',
        },
      ],
    });
    expect((await refused(transfer('?')))[1]).toMatchObject({ issues: [{ message: 'is not an id of the registry' }] });
  });

  it('cites evaluations for who may read them alone', async () => {
    const without = await api.signedIn(scopesWithout('evaluation:read'));
    const bound = await api.signedIn(['evaluation:read'], [to.id], scopesWithout('evaluation:read'));
    const elsewhere = await createFinalized(api.registry);
    for (const client of [without, bound]) {
      for (const id of [elsewhere.evaluations[0]!.id, 999_999]) {
        const input = transfer(globalId('Evaluation', id));
        const errors = await leavingNoTrace(api.registry, () => refusal(send(input, client)));
        expect(errors).toMatchObject([
          {
            message: 'This needs the scope evaluation:read for every unit concerned.',
            extensions: { code: 'FORBIDDEN', scope: 'evaluation:read' },
          },
        ]);
      }
    }
    expect(await send(transfer(selection), without)).toMatchObject({ __typename: 'TransferOfficerSuccess' });
  });

  it('is under the hash with what it cites', async () => {
    const breaks = await breaksOf(api.registry);
    expect(breaks.filter((line) => line.startsWith('change'))).toEqual([]);
    expect(await api.registry.change.count({ where: { citedType: { not: null } } })).toBe(6);
  });
});
