import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createOfficerIn, createUnit } from '../../support/factories.ts';
import { refusedInBoth, rule } from '../../support/refusals.ts';
import { createSelectingBureau, recordSelectionAs, selected } from '../../support/selection-acts.ts';
import { createSelection } from '../../support/selection-factories.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();
const record = recordSelectionAs(api);

let made: Awaited<ReturnType<typeof createSelectingBureau>>;
beforeAll(async () => {
  made = await createSelectingBureau(api);
});

const QUOTAS = [
  { category: 'STATION', quota: 3, selected: 0, remaining: 3 },
  { category: 'OPERATIONAL', quota: 3, selected: 0, remaining: 3 },
  { category: 'GENERAL', quota: 1, selected: 0, remaining: 1 },
];

describe('recordSelection', () => {
  it('records a selection for the category of the nearest unit that has one, with its change', async () => {
    const round = await made.newRound();
    const officer = await createOfficerIn(api.registry, made.post, { policeNumber: '000001' });
    const result = await record(selected(round, officer, { basis: { documentNumber: '甲任〔2022〕1号' } }));
    const row = await api.registry.selection.findFirstOrThrow({ where: { roundId: round.id } });
    const change = await lastChange(api.registry);
    const fields = [
      ['effectiveOn', null, '2022-03-01'],
      ['round', null, '选任甲'],
      ['officer', null, '甲乙'],
      ['policeNumber', null, '000001'],
      ['fromUnit', null, '单位B-S-P B-S-P'],
      ['category', null, 'STATION'],
      ['title', null, '副所长'],
    ];
    expect(result).toEqual({
      __typename: 'RecordSelectionSuccess',
      selection: {
        id: globalId('Selection', row.id),
        officer: { id: globalId('Officer', officer.id), name: '甲乙' },
        fromUnit: { code: 'B-S-P' },
        category: 'STATION',
        title: '副所长',
        selectedOn: '2022-03-01',
        exceedsQuotaBecause: null,
        basis: { documentNumber: '甲任〔2022〕1号' },
      },
      round: {
        id: globalId('SelectionRound', round.id),
        version: 2,
        status: 'OPEN',
        vacancies: 7,
        allocations: [{ category: 'STATION', quota: 3, selected: 1, remaining: 2 }, ...QUOTAS.slice(1)],
      },
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({
      operation: 'recordSelection',
      subjectType: 'Selection',
      subjectId: row.id,
      basisDocument: '甲任〔2022〕1号',
      fields,
    });
  });

  it('accepts an officer from a unit outside the one that holds the round, as of the day', async () => {
    const round = await made.newRound();
    const outside = await createUnit(api.registry, { code: 'OUT', category: 'GENERAL' });
    const officer = await createOfficer(api.registry);
    await createAssignment(api.registry, officer.id, { unitId: outside.id, to: '2022-03-02' });
    await createAssignment(api.registry, officer.id, { unitId: made.station.id, from: '2022-03-02' });
    await createAssignment(api.registry, officer.id, { unitId: made.post.id, kind: 'CONCURRENT' });
    expect(await record(selected(round, officer))).toMatchObject({
      selection: { fromUnit: { code: 'OUT' }, category: 'GENERAL' },
    });
  });

  it('refuses a selection beyond the quota of a category without a reason', async () => {
    const round = await made.newRound({ vacancies: 1 });
    // on a later day: a quota is that of the whole round
    await createSelection(api.registry, { roundId: round.id, fromUnitId: made.station.id, selectedOn: '2022-05-01' });
    const officer = await createOfficerIn(api.registry, made.station);
    expect(await refusedInBoth(api, (headers) => record(selected(round, officer), headers))).toEqual(
      rule(
        'over-quota',
        '派出所的名额 1 已用完；如需超出，请说明理由',
        'The quota of the category station, 1, is taken; to exceed it, say why.',
      ),
    );
    expect(await record(selected(round, officer, { exceedsQuotaBecause: ' 工作需要 ' }))).toMatchObject({
      selection: { category: 'STATION', exceedsQuotaBecause: '工作需要' },
    });
    const { fields } = await lastChange(api.registry);
    expect(fields.at(-1)).toEqual(['exceedsQuotaBecause', null, '工作需要']);
  });

  it('stores no reason where the quota is not used up', async () => {
    const officer = await createOfficerIn(api.registry, made.station);
    const input = selected(await made.newRound(), officer, { exceedsQuotaBecause: '工作需要' });
    expect(await record(input)).toMatchObject({ selection: { exceedsQuotaBecause: null } });
  });

  // what would be done tells of sanctions, so that it is noted as a read
  it('leaves no trace in a dry run', async () => {
    const input = selected(await made.newRound(), await createOfficerIn(api.registry, made.station));
    await leavingNoTrace(
      api.registry,
      async () => {
        const answer = await api.admin.request(
          'mutation TrySelection($input: RecordSelectionInput!) @dryRun { recordSelection(input: $input) { __typename } }',
          { input },
        );
        expect(answer).toEqual({ recordSelection: { __typename: 'RecordSelectionSuccess' } });
      },
      'personal_read',
    );
  });

  it('acts once under one key', async () => {
    const input = selected(await made.newRound(), await createOfficerIn(api.registry, made.station));
    const first = await record(input, {}, 'once');
    expect(first).toMatchObject({ __typename: 'RecordSelectionSuccess' });
    expect(await leavingNoTrace(api.registry, () => record(input, {}, 'once'))).toEqual(first);
  });
});
