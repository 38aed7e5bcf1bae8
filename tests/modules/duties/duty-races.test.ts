import { describe, expect, it } from '@jest/globals';
import { CloseUnitDocument, RecordPlacesDocument, SeparateOfficerDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { DUTY_ON, dutyActs } from '../../support/duty-acts.ts';
import { createDuty, createPlace } from '../../support/duty-factories.ts';
import { createOfficer, createUnit, unique } from '../../support/factories.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 10;

onServer('acts on duties that meet', () => {
  const api = useApp();
  const { assign, end, handOver } = dutyActs(api);
  const placeId = ({ id }: { id: number }) => globalId('Place', id);
  const officerId = ({ id }: { id: number }) => globalId('Officer', id);
  const unitId = ({ id }: { id: number }) => globalId('Unit', id);
  const names = (answers: readonly { __typename?: string }[]) =>
    answers.map(({ __typename }) => __typename ?? '').toSorted((a, b) => (a < b ? -1 : 1));

  it(`give a duty once, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const [officer, place] = [await createOfficer(api.registry), await createPlace(api.registry)];
      const duty = { kind: 'LINKED' as const, holder: officerId(officer), target: placeId(place) };
      expect(names(await Promise.all([assign([duty]), assign([duty])]))).toEqual([
        'AssignDutiesSuccess',
        'ConflictError',
      ]);
    }
  }, 60_000);

  it(`give a duty to who leaves, for a place that ends, or to a unit that closes: one of both is refused, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const [officer, unit] = [await createOfficer(api.registry), await createUnit(api.registry)];
      const place = await createPlace(api.registry, { code: `R${unique()}`, name: '社区' });
      const leaves = { id: officerId(officer), status: 'RETIRED' as const, effectiveOn: DUTY_ON };
      const duty = (holder: string) => ({ kind: 'LINKED' as const, holder, target: placeId(place) });
      const [given, left] = await Promise.all([
        assign([duty(officerId(officer))]),
        api.admin.request(SeparateOfficerDocument, { input: leaves }).then((data) => data.separateOfficer),
      ]);
      // who has the duty first loses it with the service
      expect(left.__typename).toBe('SeparateOfficerSuccess');
      expect('endedDuties' in left && left.endedDuties).toBe(given.__typename === 'AssignDutiesSuccess' ? 1 : 0);
      const closes = { id: unitId(unit), effectiveOn: DUTY_ON };
      const [taken, closed] = await Promise.all([
        assign([duty(unitId(unit))]),
        api.admin.request(CloseUnitDocument, { input: closes }).then((data) => data.closeUnit),
      ]);
      expect(names([taken, closed]).filter((name) => name.endsWith('Success'))).toHaveLength(1);
      const gone = await createPlace(api.registry, { code: `R${unique()}`, name: '社区' });
      const input = {
        places: [{ code: gone.code, kind: 'COMMUNITY' as const, name: '社区', until: '2023-01-01' }],
        effectiveOn: DUTY_ON,
      };
      const [answered, ended] = await Promise.all([
        assign([{ kind: 'LINKED', holderName: '某街道', target: placeId(gone) }]),
        api.admin.request(RecordPlacesDocument, { input, key: `key-${unique()}` }).then((data) => data.recordPlaces),
      ]);
      expect(names([answered, ended]).filter((name) => name.endsWith('Success'))).toHaveLength(1);
    }
  }, 60_000);

  it(`end a duty or hand it over, and never what another answers to, ${REPETITIONS} times`, async () => {
    for (let n = 0; n < REPETITIONS; n++) {
      const [from, to, place] = [
        await createOfficer(api.registry),
        await createOfficer(api.registry),
        await createPlace(api.registry),
      ];
      const { id } = await createDuty(api.registry, { officerId: from.id, targetPlaceId: place.id });
      expect(names(await Promise.all([end([id]), handOver([id], officerId(to))]))).toContain('NotFoundError');
      const head = await createDuty(api.registry, { holderName: '某街道', targetPlaceId: place.id });
      const below = {
        kind: 'RESPONSIBLE' as const,
        holder: officerId(from),
        target: placeId(place),
        above: globalId('Duty', head.id),
      };
      const answers = await Promise.all([assign([below]), end([head.id])]);
      expect(names(answers).filter((name) => name.endsWith('Success'))).toHaveLength(1);
    }
  }, 60_000);
});
