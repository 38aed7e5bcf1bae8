import {
  ExpungeConcernsDocument,
  OfficerConcernsDocument,
  RaiseConcernDocument,
  RecordConcernStepDocument,
  UnitConcernsDocument,
  type ConcernStage,
  type ExpungeConcernsInput,
  type RaiseConcernInput,
  type RecordConcernStepInput,
} from '../generated/graphql.ts';
import type { GraphQLClient } from 'graphql-request';
import { globalId, type Harness } from './app.ts';
import { unique } from './factories.ts';

/** The day on which concerns are found, unless told otherwise. */
export const FOUND_ON = '2022-03-15';

export const STATED = { 'x-purpose': encodeURIComponent('合成的查阅目的') };

type Identified = { readonly id: number };

export const concernInput = (
  officer: Identified,
  keeper: Identified,
  more: Partial<RaiseConcernInput> = {},
): RaiseConcernInput => ({
  officer: globalId('Officer', officer.id),
  keeper: globalId('Unit', keeper.id),
  kind: 'LIFE',
  openedOn: FOUND_ON,
  summary: '合成的情况',
  by: '合成的发现人',
  ...more,
});

export const stepInput = (
  id: string,
  stage: ConcernStage,
  more: Partial<RecordConcernStepInput> = {},
): RecordConcernStepInput => ({ id, stage, on: '2022-04-01', by: '合成的经办人', ...more });

/** The acts on concerns, as an administrator sends them or another client. */
export const concernActs = (api: Harness) => ({
  raise: async (
    officer: Identified,
    keeper: Identified,
    more: Partial<RaiseConcernInput> = {},
    client: GraphQLClient = api.admin,
  ) =>
    (await client.request(RaiseConcernDocument, { input: concernInput(officer, keeper, more), key: `c-${unique()}` }))
      .raiseConcern,
  step: async (
    id: string,
    stage: ConcernStage,
    more: Partial<RecordConcernStepInput> = {},
    client: GraphQLClient = api.admin,
  ) =>
    (await client.request(RecordConcernStepDocument, { input: stepInput(id, stage, more), key: `s-${unique()}` }))
      .recordConcernStep,
  expunge: async (
    ids: readonly string[],
    basis: ExpungeConcernsInput['basis'] = { documentNumber: `合成令${unique()}`, reason: '合成的理由' },
    client: GraphQLClient = api.admin,
  ) =>
    (await client.request(ExpungeConcernsDocument, { input: { ids: [...ids], basis }, key: `e-${unique()}` }))
      .expungeConcerns,
  concernsOf: async (officer: Identified, date?: string, client: GraphQLClient = api.admin) =>
    (
      await client.request(
        OfficerConcernsDocument,
        { id: globalId('Officer', officer.id), ...(date !== undefined && { date }) },
        STATED,
      )
    ).officer!.concerns,
  concernsIn: async (
    unit: Identified,
    more: { date?: string; stage?: ConcernStage[]; first?: number; after?: string | null } = {},
    client: GraphQLClient = api.admin,
  ) => (await client.request(UnitConcernsDocument, { id: globalId('Unit', unit.id), ...more }, STATED)).unit!.concerns,
});
