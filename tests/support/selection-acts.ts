import { RecordSelectionDocument, type RecordSelectionInput } from '../generated/graphql.ts';
import { globalId, type Harness } from './app.ts';
import { createUnit, unique } from './factories.ts';
import { createPolicy, createRound } from './selection-factories.ts';

/** Records a selection as an administrator. */
export const recordSelectionAs =
  (api: Harness) =>
  async (input: RecordSelectionInput, headers: Record<string, string> = {}, key = `key-${unique()}`) =>
    (await api.admin.request(RecordSelectionDocument, { input, key }, headers)).recordSelection;

/** The input of a selection on 1 March 2022. */
export const selected = (
  round: { id: number },
  officer: { id: number },
  more: Partial<RecordSelectionInput> = {},
): RecordSelectionInput => ({
  round: globalId('SelectionRound', round.id),
  officer: globalId('Officer', officer.id),
  title: '副所长',
  selectedOn: '2022-03-01',
  ...more,
});

/** A bureau with a policy, a station of the category STATION below it, and a unit without a category below the station. */
export async function createSelectingBureau({ registry }: Harness) {
  const bureau = await createUnit(registry, { code: 'B' });
  const policy = await createPolicy(registry, { unitId: bureau.id });
  const station = await createUnit(registry, { code: 'B-S', parentId: bureau.id, category: 'STATION' });
  const post = await createUnit(registry, { code: 'B-S-P', parentId: station.id });
  /** A round of the bureau, opened on New Year's Day of 2022. */
  const newRound = (more: Partial<Parameters<typeof createRound>[1]> = {}) =>
    createRound(registry, {
      unitId: bureau.id,
      policyId: policy.id,
      openedOn: '2022-01-01',
      vacancies: 7,
      ...more,
    });
  return { bureau, policy, station, post, newRound };
}
