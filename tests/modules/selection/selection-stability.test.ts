import { expect, it } from '@jest/globals';
import { graphql } from '../../generated/gql.ts';
import { MoveUnitDocument, RecordSelectionDocument, ReviseUnitDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';

const api = useApp();

const Past = graphql(`
  query ReportOfThePast($date: Date!, $knownAt: DateTime) @asOf(date: $date, knownAt: $knownAt) {
    selectionReport(unitCode: "B", from: "2022-01-01", to: "2023-01-01") {
      policy {
        key
      }
      total
      lines {
        category
        selected
        shareBasisPoints
        deviationBasisPoints
      }
    }
    selectionTrend(unitCode: "B", years: 2) {
      total
      lines {
        selected
      }
    }
    selectionPlan(unitCode: "B", vacancies: 4, from: "2022-01-01") {
      lines {
        alreadySelected
        quota
      }
    }
  }
`);

/** The numbers selected, of the category of stations first, that the report of 2022 has as of a day. */
const counts = (answer: Awaited<ReturnType<typeof past>>) =>
  answer.selectionReport!.lines.map(({ selected }) => selected);
const past = (date: string, knownAt: string | null = null) => api.admin.request(Past, { date, knownAt });

it('a report of a past day is the same whatever units are reclassified later, and what is corrected is known since', async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, { code: 'B' });
  const other = await createUnit(registry, { code: 'OTHER' });
  const station = await createUnit(registry, { parentId: bureau.id, category: 'STATION' });
  const policy = await createPolicy(registry, { unitId: bureau.id });
  const round = await createRound(registry, { unitId: station.id, policyId: policy.id, openedOn: '2022-01-01' });
  const select = async (selectedOn: string) => {
    const officer = await createOfficerIn(registry, station);
    const input = {
      round: globalId('SelectionRound', round.id),
      officer: globalId('Officer', officer.id),
      title: '副所长',
      selectedOn,
    };
    const { recordSelection } = await api.admin.request(RecordSelectionDocument, { input, key: `s-${unique()}` });
    expect(recordSelection.__typename).toBe('RecordSelectionSuccess');
  };
  const revise = async (category: 'STATION' | 'GENERAL' | 'OPERATIONAL', effectiveOn: string) => {
    const input = { id: globalId('Unit', station.id), category, effectiveOn };
    const { reviseUnit } = await api.admin.request(ReviseUnitDocument, { input });
    expect(reviseUnit.__typename).toBe('ReviseUnitSuccess');
  };

  await select('2022-03-01');
  await select('2022-04-01');
  const before = await past('2022-12-31');
  const then = new Date().toISOString();
  expect(counts(before)).toEqual([2, 0, 0]);
  expect(before.selectionTrend!.map((report) => report!.total)).toEqual([0, 2]);
  expect(before.selectionPlan!.lines.map(({ alreadySelected, quota }) => [alreadySelected, quota])).toEqual([
    [2, 1],
    [0, 2],
    [0, 1],
  ]);

  // another category from a later day on
  await revise('GENERAL', '2023-01-01');
  expect(await past('2022-12-31')).toEqual(before);
  expect(counts(await past('2024-01-01'))).toEqual([2, 0, 0]);
  // and another since ever, which is to say that it was recorded wrongly
  await revise('OPERATIONAL', '2020-01-01');
  expect(await past('2022-12-31')).toEqual(before);
  expect(await past('2022-12-31', then)).toEqual(before);

  // what is recorded after that counts as it is then: the report of before it was known stays as it was
  await select('2022-05-01');
  expect(counts(await past('2022-12-31'))).toEqual([2, 1, 0]);
  expect(await past('2022-12-31', then)).toEqual(before);

  // the tree is that of the day: a unit that leaves takes its rounds along from that day on
  const move = async (effectiveOn: string) => {
    const input = { id: globalId('Unit', station.id), parent: globalId('Unit', other.id), effectiveOn };
    const { moveUnit } = await api.admin.request(MoveUnitDocument, { input });
    expect(moveUnit.__typename).toBe('MoveUnitSuccess');
  };
  await move('2024-01-01');
  expect(counts(await past('2022-12-31'))).toEqual([2, 1, 0]);
  expect(counts(await past('2024-01-01'))).toEqual([0, 0, 0]);
  expect(counts(await past('2024-01-01', then))).toEqual([2, 0, 0]);
  await move('2021-01-01');
  expect(counts(await past('2022-12-31'))).toEqual([0, 0, 0]);
  expect(await past('2022-12-31', then)).toEqual(before);
});
