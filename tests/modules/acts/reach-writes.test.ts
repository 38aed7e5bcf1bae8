import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import type { Scope } from '../../../src/access/scopes.ts';
import {
  AddAssignmentDocument,
  AdoptSelectionPolicyDocument,
  CancelSelectionRoundDocument,
  CloseUnitDocument,
  ConcludeSelectionRoundDocument,
  CreateUnitDocument,
  EndAssignmentDocument,
  EnrollOfficerDocument,
  MergeUnitsDocument,
  MoveUnitDocument,
  OpenSelectionRoundDocument,
  PromoteOfficerDocument,
  RecordSelectionDocument,
  ReviseOfficerDocument,
  ReviseUnitDocument,
  SeparateOfficerDocument,
  TransferOfficerDocument,
} from '../../generated/graphql.ts';
import { globalId, refusal, scopesWithout, useApp } from '../../support/app.ts';
import { unique } from '../../support/factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';
import { createTwoBureaus, type Bureau } from '../../support/two-bureaus.ts';
import { leavingNoTrace } from '../../support/writes.ts';

// what a viewer whose scopes are bound to one sub-bureau may write

const api = useApp();

let own: Bureau & { round: { id: number } };
let other: Bureau & { round: { id: number } };
let root: { id: number };
let bound: GraphQLClient;

beforeAll(async () => {
  const { registry } = api;
  const bureaus = await createTwoBureaus(registry);
  root = bureaus.root;
  const policy = await createPolicy(registry, { unitId: root.id });
  const roundOf = ({ bureau }: Bureau) => createRound(registry, { unitId: bureau.id, policyId: policy.id });
  own = { ...bureaus.own, round: await roundOf(bureaus.own) };
  other = { ...bureaus.other, round: await roundOf(bureaus.other) };
  bound = await api.signedIn(scopesWithout('registry:read'), [own.bureau.id], ['registry:read']);
});

const ABSENT = 999_999;
const effectiveOn = '2023-01-01';
const unit = ({ id }: { id: number }) => globalId('Unit', id);
const officer = ({ id }: { id: number }) => globalId('Officer', id);
const absent = (type: string) => globalId(type, ABSENT);

interface Act {
  readonly name: string;
  readonly scope: Scope;
  readonly document: string;
  readonly input: object;
}

const act = (name: string, scope: Scope, document: string, input: object): Act => ({
  name,
  scope,
  document,
  input,
});

const target = [{ category: 'STATION', basisPoints: 10_000 }];
const post = { title: '教官', kind: 'CONCURRENT', effectiveOn };
const enrolled = { name: '丁', category: 'POLICE', title: '民警', effectiveOn };
const unitMade = { name: '新', kind: 'TEAM', effectiveOn };

const code = () => `N${unique()}`;

/** Every mutation about things out of reach: of one that is there, and where one is named, of one that does not exist. */
const ACTS: Readonly<Record<string, () => Act[]>> = {
  createUnit: () =>
    [other.station, { id: ABSENT }].map((parent) =>
      act('createUnit', 'unit:write', CreateUnitDocument.toString(), {
        ...unitMade,
        code: code(),
        parent: unit(parent),
      }),
    ),
  'createUnit below no unit': () => [
    act('createUnit', 'unit:write', CreateUnitDocument.toString(), { ...unitMade, code: code() }),
  ],
  reviseUnit: () =>
    [other.station, { id: ABSENT }].map((one) =>
      act('reviseUnit', 'unit:write', ReviseUnitDocument.toString(), { id: unit(one), name: '改', effectiveOn }),
    ),
  'moveUnit from elsewhere': () =>
    [other.station, { id: ABSENT }].map((one) =>
      act('moveUnit', 'unit:write', MoveUnitDocument.toString(), {
        id: unit(one),
        parent: unit(own.bureau),
        effectiveOn,
      }),
    ),
  'moveUnit to elsewhere': () =>
    [other.bureau, { id: ABSENT }].map((parent) =>
      act('moveUnit', 'unit:write', MoveUnitDocument.toString(), {
        id: unit(own.station),
        parent: unit(parent),
        effectiveOn,
      }),
    ),
  'moveUnit of the bureau itself, out of its parent': () => [
    act('moveUnit', 'unit:write', MoveUnitDocument.toString(), {
      id: unit(own.bureau),
      parent: unit(own.station),
      effectiveOn,
    }),
  ],
  closeUnit: () =>
    [other.station, { id: ABSENT }].map((one) =>
      act('closeUnit', 'unit:write', CloseUnitDocument.toString(), { id: unit(one), effectiveOn }),
    ),
  'mergeUnits of elsewhere': () =>
    [other.station, { id: ABSENT }].map((one) =>
      act('mergeUnits', 'unit:write', MergeUnitsDocument.toString(), {
        ids: [unit(one)],
        into: unit(own.bureau),
        effectiveOn,
      }),
    ),
  'mergeUnits into elsewhere': () =>
    [other.bureau, { id: ABSENT }].map((into) =>
      act('mergeUnits', 'unit:write', MergeUnitsDocument.toString(), {
        ids: [unit(own.station)],
        into: unit(into),
        effectiveOn,
      }),
    ),
  enrollOfficer: () =>
    [other.station, { id: ABSENT }].map((one) =>
      act('enrollOfficer', 'personnel:write', EnrollOfficerDocument.toString(), { ...enrolled, unit: unit(one) }),
    ),
  reviseOfficer: () =>
    [other.officer, { id: ABSENT }].map((one) =>
      act('reviseOfficer', 'personnel:write', ReviseOfficerDocument.toString(), {
        id: officer(one),
        name: '戊',
        effectiveOn,
      }),
    ),
  promoteOfficer: () =>
    [other.officer, { id: ABSENT }].map((one) =>
      act('promoteOfficer', 'personnel:write', PromoteOfficerDocument.toString(), {
        id: officer(one),
        grade: 'POLICE_OFFICER_4',
        effectiveOn,
      }),
    ),
  separateOfficer: () =>
    [other.officer, { id: ABSENT }].map((one) =>
      act('separateOfficer', 'personnel:write', SeparateOfficerDocument.toString(), {
        id: officer(one),
        status: 'RETIRED',
        effectiveOn,
      }),
    ),
  'transferOfficer from elsewhere': () =>
    [other.officer, { id: ABSENT }].map((one) =>
      act('transferOfficer', 'personnel:write', TransferOfficerDocument.toString(), {
        id: officer(one),
        to: unit(own.station),
        title: '民警',
        effectiveOn,
      }),
    ),
  'transferOfficer to elsewhere': () =>
    [other.station, { id: ABSENT }].map((to) =>
      act('transferOfficer', 'personnel:write', TransferOfficerDocument.toString(), {
        id: officer(own.officer),
        to: unit(to),
        title: '民警',
        effectiveOn,
      }),
    ),
  'addAssignment of someone elsewhere': () =>
    [other.officer, { id: ABSENT }].map((one) =>
      act('addAssignment', 'personnel:write', AddAssignmentDocument.toString(), {
        ...post,
        officer: officer(one),
        unit: unit(own.station),
      }),
    ),
  'addAssignment elsewhere': () =>
    [other.station, { id: ABSENT }].map((one) =>
      act('addAssignment', 'personnel:write', AddAssignmentDocument.toString(), {
        ...post,
        officer: officer(own.officer),
        unit: unit(one),
      }),
    ),
  endAssignment: () =>
    [globalId('Assignment', other.officer.assignment.id), absent('Assignment')].map((id) =>
      act('endAssignment', 'personnel:write', EndAssignmentDocument.toString(), { id, effectiveOn }),
    ),
  adoptSelectionPolicy: () =>
    [other.bureau, { id: ABSENT }].map((one) =>
      act('adoptSelectionPolicy', 'selection:write', AdoptSelectionPolicyDocument.toString(), {
        key: `reach-${unique()}`,
        unit: unit(one),
        targets: target,
        effectiveOn,
      }),
    ),
  openSelectionRound: () =>
    [other.bureau, { id: ABSENT }].map((one) =>
      act('openSelectionRound', 'selection:write', OpenSelectionRoundDocument.toString(), {
        unit: unit(one),
        title: '选任甲',
        vacancies: 1,
        openedOn: effectiveOn,
      }),
    ),
  recordSelection: () =>
    [globalId('SelectionRound', other.round.id), absent('SelectionRound')].map((round) =>
      act('recordSelection', 'selection:write', RecordSelectionDocument.toString(), {
        round,
        officer: officer(own.officer),
        title: '副所长',
        selectedOn: effectiveOn,
      }),
    ),
  concludeSelectionRound: () =>
    [globalId('SelectionRound', other.round.id), absent('SelectionRound')].map((id) =>
      act('concludeSelectionRound', 'selection:write', ConcludeSelectionRoundDocument.toString(), { id }),
    ),
  cancelSelectionRound: () =>
    [globalId('SelectionRound', other.round.id), absent('SelectionRound')].map((id) =>
      act('cancelSelectionRound', 'selection:write', CancelSelectionRoundDocument.toString(), { id }),
    ),
};

const send = (client: GraphQLClient, { document, input }: Act) =>
  client.request<Record<string, { __typename: string }>>(document, { input, key: `reach-${unique()}` });

describe('beyond its units a bound viewer', () => {
  it.each(Object.keys(ACTS))(
    'is refused %s, in the same words and statements whether the thing is there or not',
    async (name) => {
      const seen: string[][] = [];
      for (const one of ACTS[name]!()) {
        const errors = await leavingNoTrace(api.registry, async () => refusal(send(bound, one)));
        expect(errors).toMatchObject([
          {
            message: `This needs the scope ${one.scope} for every unit concerned.`,
            path: [one.name],
            extensions: { code: 'FORBIDDEN', scope: one.scope },
          },
        ]);
        seen.push(await api.statements(() => refusal(send(bound, one))));
      }
      for (const statements of seen) expect(statements).toEqual(seen[0]);
    },
  );
});
