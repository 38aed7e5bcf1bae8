import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeGlobalID } from '@pothos/plugin-relay';
import {
  CloseUnitDocument,
  MergeOfficersDocument,
  MergeUnitsDocument,
  SeparateOfficerDocument,
  TransferOfficerDocument,
  WithdrawRecordDocument,
  type SeparateOfficerInput,
  type TransferOfficerInput,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { DUTY_ON, dutyActs } from '../../support/duty-acts.ts';
import { createDuty, createPlace } from '../../support/duty-factories.ts';
import { createOfficerIn, createUnit, unique } from '../../support/factories.ts';
import { refusedInBoth, rule } from '../../support/refusals.ts';
import { lastChange, leavingNoTrace } from '../../support/writes.ts';

const api = useApp();
const { assign, handOver, rows } = dutyActs(api);

let bureau: { id: number; code: string };
let station: { id: number; code: string };

beforeAll(async () => {
  bureau = await createUnit(api.registry, { code: 'B' });
  station = await createUnit(api.registry, { code: 'B-S', parentId: bureau.id });
});

const officerId = ({ id }: { id: number }) => globalId('Officer', id);
const unitId = ({ id }: { id: number }) => globalId('Unit', id);
const officerWith = (unit = station) => createOfficerIn(api.registry, unit, { policeNumber: `T${unique()}` });
const idIn = (id: string) => Number(decodeGlobalID(id).id);

const transferInput = (officer: { id: number }, more: Partial<TransferOfficerInput> = {}): TransferOfficerInput => ({
  id: officerId(officer),
  to: unitId(bureau),
  title: '科员',
  effectiveOn: DUTY_ON,
  ...more,
});
const transfer = async (officer: { id: number }, more: Partial<TransferOfficerInput> = {}, headers = {}) =>
  (await api.admin.request(TransferOfficerDocument, { input: transferInput(officer, more) }, headers)).transferOfficer;
const separate = async (officer: { id: number }, more: Partial<SeparateOfficerInput> = {}, headers = {}) =>
  (
    await api.admin.request(
      SeparateOfficerDocument,
      { input: { id: officerId(officer), status: 'RETIRED', effectiveOn: DUTY_ON, ...more } },
      headers,
    )
  ).separateOfficer;
const mergeUnits = async (from: { id: number }, into: { id: number }) =>
  (
    await api.admin.request(MergeUnitsDocument, {
      input: { ids: [unitId(from)], into: unitId(into), effectiveOn: DUTY_ON },
    })
  ).mergeUnits;
const withdraw = async (id: string) =>
  (await api.admin.request(WithdrawRecordDocument, { input: { id, basis: { reason: '误登' } } })).withdrawRecord;
const brief = async (ids: readonly number[]) =>
  (await rows(ids)).map(({ officer, unit, target, above, from, to }) => [officer, unit, target, above, from, to]);

/** An officer who answers for a place, with a unit that answers to the officer. */
async function chainOf(officer: { id: number }) {
  const place = await createPlace(api.registry);
  const head = await createDuty(api.registry, { officerId: officer.id, targetPlaceId: place.id });
  const below = await createDuty(api.registry, { unitId: station.id, targetPlaceId: place.id, aboveId: head.id });
  return { place, head, below };
}

describe('transferOfficer', () => {
  it('leaves the duties with the officer, and tells them', async () => {
    const officer = await officerWith();
    const { place, head } = await chainOf(officer);
    const result = await transfer(officer);
    expect(result).toMatchObject({
      openDuties: [{ id: globalId('Duty', head.id), kind: 'LINKED', target: { code: place.code } }],
    });
    expect(await brief([head.id])).toEqual([[officer.id, null, null, null, '2020-01-01', null]]);
  });

  it('hands over all of them where asked, those that were to begin later too', async () => {
    const [officer, taker] = [await officerWith(), await officerWith()];
    const { place, head, below } = await chainOf(officer);
    const later = { officerId: officer.id, targetUnitId: bureau.id, from: '2031-01-01' };
    const planned = await createDuty(api.registry, later);
    const result = await transfer(officer, { handOverTo: officerId(taker) });
    expect(result).toMatchObject({ __typename: 'TransferOfficerSuccess', openDuties: [] });
    const { fields } = await lastChange(api.registry);
    expect(fields.filter(([field]) => field!.endsWith('.holder'))).toHaveLength(2);
    expect(await brief([head.id, planned.id])).toEqual([[officer.id, null, null, null, '2020-01-01', DUTY_ON]]);
    const [, repointed] = await brief([below.id]);
    expect(repointed!.slice(4)).toEqual([DUTY_ON, null]);
    expect(await brief([repointed![3] as number])).toEqual([[taker.id, null, null, null, DUTY_ON, null]]);
    const found = await api.registry.dutyVersion.findMany({ where: { officerId: taker.id, supersededAt: null } });
    expect(new Set(found.map((row) => row.targetPlaceId ?? row.targetUnitId))).toEqual(new Set([place.id, bureau.id]));
  });

  it('refuses to hand over to the officer, to who has one already, and without duty:write', async () => {
    const [officer, taker] = [await officerWith(), await officerWith()];
    const { place } = await chainOf(officer);
    const itself = await leavingNoTrace(api.registry, () => transfer(officer, { handOverTo: officerId(officer) }));
    expect(itself).toMatchObject({ issues: [{ path: 'handOverTo', message: '即该民警本人' }] });
    const { policeNumber } = await api.registry.officerVersion.findFirstOrThrow({ where: { officerId: taker.id } });
    await createDuty(api.registry, { officerId: taker.id, targetPlaceId: place.id, from: '2023-01-01' });
    const held = (kind: string) => `甲乙 ${policeNumber} ${kind} 社区${place.code} ${place.code}`;
    const twice = rule(
      'duty-held-already',
      `接手方已有责任「${held('联系')}」，不能重复承担；请先解除或交接其一`,
      `Who takes over holds the duty "${held('Link')}" already; end one of the two first.`,
    );
    const more = { handOverTo: officerId(taker) };
    expect(await refusedInBoth(api, (headers) => transfer(officer, more, headers))).toEqual(twice);
    expect(await refusedInBoth(api, (headers) => separate(officer, more, headers))).toEqual(twice);
    const personnel = await api.signedIn(['registry:read', 'personnel:write']);
    const sent = leavingNoTrace(api.registry, () =>
      personnel
        .request(TransferOfficerDocument, { input: transferInput(officer, { handOverTo: unitId(station) }) })
        .catch((error: Error) => error.message),
    );
    expect(await sent).toContain('This needs the scope duty:write for every unit concerned.');
  });
});

describe('separateOfficer', () => {
  it('ends the duties; what answered to one answers to nobody then', async () => {
    const officer = await officerWith();
    const { place, head, below } = await chainOf(officer);
    const result = await separate(officer);
    expect(result).toMatchObject({ __typename: 'SeparateOfficerSuccess', endedDuties: 1 });
    const { fields } = await lastChange(api.registry);
    const named = fields
      .find(([field]) => field!.endsWith(`LINKED 社区${place.code} ${place.code}.validTo`))![0]!
      .replace('.validTo', '');
    expect(fields).toContainEqual([`${named}.validTo`, null, DUTY_ON]);
    expect(fields).toContainEqual([`单位B-S B-S LINKED 社区${place.code} ${place.code}.above`, named, null]);
    expect(await brief([head.id, below.id])).toEqual([
      [officer.id, null, null, null, '2020-01-01', DUTY_ON],
      [null, station.id, null, head.id, '2020-01-01', DUTY_ON],
      [null, station.id, null, null, DUTY_ON, null],
    ]);
  });

  it('hands them over where asked, and counts none as ended', async () => {
    const officer = await officerWith();
    const { head, below } = await chainOf(officer);
    const result = await separate(officer, { handOverTo: unitId(bureau) });
    expect(result).toMatchObject({ __typename: 'SeparateOfficerSuccess', endedDuties: 0 });
    const [, after] = await brief([below.id]);
    expect(await brief([head.id, after![3] as number])).toEqual([
      [officer.id, null, null, null, '2020-01-01', DUTY_ON],
      [null, bureau.id, null, null, DUTY_ON, null],
    ]);
  });

  it('is undone with them', async () => {
    const officer = await officerWith();
    const { head, below } = await chainOf(officer);
    await separate(officer);
    const { position } = await lastChange(api.registry);
    expect((await withdraw(globalId('Change', position))).__typename).toBe('WithdrawRecordSuccess');
    expect(await brief([head.id, below.id])).toEqual([
      [officer.id, null, null, null, '2020-01-01', null],
      [null, station.id, null, head.id, '2020-01-01', null],
    ]);
  });
});

describe('closeUnit', () => {
  it('refuses a unit that holds a duty, or for which one is held, until it is handed over', async () => {
    const unit = await createUnit(api.registry, { code: `C${unique()}`, parentId: bureau.id });
    const place = await createPlace(api.registry);
    const { id } = await createDuty(api.registry, { unitId: unit.id, targetPlaceId: place.id });
    const close = async (headers = {}) =>
      (await api.admin.request(CloseUnitDocument, { input: { id: unitId(unit), effectiveOn: DUTY_ON } }, headers))
        .closeUnit;
    expect(await refusedInBoth(api, close)).toEqual(
      rule(
        'unit-has-duties',
        `单位 单位${unit.code} ${unit.code} 在 ${DUTY_ON} 及以后仍有 1 项责任，不能撤销；请先交接或解除`,
        `1 dut(ies) are held by the unit 单位${unit.code} ${unit.code} or for it on ${DUTY_ON} or later; hand them over or end them first.`,
      ),
    );
    await handOver([id], unitId(bureau));
    expect((await close()).__typename).toBe('CloseUnitSuccess');
  });
});

interface Coded {
  readonly code: string;
}

/** How the record has the duty of a unit for a place. */
const linked = (unit: Coded, place: Coded) => `单位${unit.code} ${unit.code} LINKED 社区${place.code} ${place.code}`;

describe('mergeUnits', () => {
  it('takes the duties along; one that the other unit has already, or that would be for itself, ends', async () => {
    const [from, into] = [await createUnit(api.registry), await createUnit(api.registry)];
    const [one, two] = [await createPlace(api.registry), await createPlace(api.registry)];
    const moves = await createDuty(api.registry, { unitId: from.id, targetPlaceId: one.id });
    const forIt = await createDuty(api.registry, { holderName: '某局', targetUnitId: from.id });
    const itself = await createDuty(api.registry, { unitId: into.id, targetUnitId: from.id });
    const stays = await createDuty(api.registry, { unitId: into.id, targetPlaceId: two.id });
    const twice = await createDuty(api.registry, { unitId: from.id, targetPlaceId: two.id });
    const below = await createDuty(api.registry, { unitId: station.id, targetPlaceId: two.id, aboveId: twice.id });
    expect((await mergeUnits(from, into)).__typename).toBe('MergeUnitsSuccess');
    expect(await brief([moves.id, forIt.id, itself.id, stays.id, twice.id, below.id])).toEqual([
      [null, from.id, null, null, '2020-01-01', DUTY_ON],
      [null, into.id, null, null, DUTY_ON, null],
      [null, null, from.id, null, '2020-01-01', DUTY_ON],
      [null, null, into.id, null, DUTY_ON, null],
      [null, into.id, from.id, null, '2020-01-01', DUTY_ON],
      [null, into.id, null, null, '2020-01-01', null],
      [null, from.id, null, null, '2020-01-01', DUTY_ON],
      [null, station.id, null, twice.id, '2020-01-01', DUTY_ON],
      [null, station.id, null, stays.id, DUTY_ON, null],
    ]);
    const { fields } = await lastChange(api.registry);
    expect(fields).toContainEqual([`${linked(from, two)}.validTo`, null, DUTY_ON]);
    expect(fields).toContainEqual(['duty', linked(from, one), linked(into, one)]);
  });

  it('makes no ring where the duty that stays answered to the one that ends', async () => {
    const [from, into] = [await createUnit(api.registry), await createUnit(api.registry)];
    const place = await createPlace(api.registry);
    const at = { targetPlaceId: place.id };
    const top = await createDuty(api.registry, { ...at, holderName: '某局', kind: 'LEADING' });
    const ends = await createDuty(api.registry, { ...at, unitId: from.id, aboveId: top.id });
    const between = await createDuty(api.registry, { ...at, unitId: station.id, aboveId: ends.id });
    const stays = await createDuty(api.registry, { ...at, unitId: into.id, aboveId: between.id });
    await mergeUnits(from, into);
    const after = (await brief([ends.id, between.id, stays.id])).filter(([, , , , , to]) => to === null);
    expect(after).toEqual([
      [null, station.id, null, top.id, DUTY_ON, null],
      [null, into.id, null, between.id, '2020-01-01', null],
    ]);
  });
});

describe('mergeOfficers', () => {
  it('makes the duties of the duplicate those of the survivor, each once', async () => {
    const [survivor, duplicate] = [await officerWith(), await createOfficerIn(api.registry, station)];
    const [one, two] = [await createPlace(api.registry), await createPlace(api.registry)];
    const own = await createDuty(api.registry, { officerId: survivor.id, targetPlaceId: one.id, from: '2021-01-01' });
    const same = await createDuty(api.registry, { officerId: duplicate.id, targetPlaceId: one.id });
    const other = await createDuty(api.registry, { officerId: duplicate.id, targetPlaceId: two.id, to: '2023-01-01' });
    const { mergeOfficers } = await api.admin.request(MergeOfficersDocument, {
      input: { into: officerId(survivor), duplicate: officerId(duplicate), basis: { reason: '重复登记' } },
    });
    expect(mergeOfficers.__typename).toBe('MergeOfficersSuccess');
    expect(await brief([own.id, same.id, other.id])).toEqual([
      [survivor.id, null, null, null, '2021-01-01', null],
      [survivor.id, null, null, null, '2020-01-01', '2021-01-01'],
      [survivor.id, null, null, null, '2020-01-01', '2023-01-01'],
    ]);
  });
});

describe('withdrawRecord', () => {
  it('takes a duty off the record, not one to which another answers, nor a place with duties', async () => {
    const officer = await officerWith();
    const { place, head, below } = await chainOf(officer);
    const needed = await leavingNoTrace(api.registry, () => withdraw(globalId('Duty', head.id)));
    expect(needed).toMatchObject({ __typename: 'RuleViolationError', rule: 'record-needed' });
    const ofPlace = await leavingNoTrace(api.registry, () => withdraw(globalId('Place', place.id)));
    expect(ofPlace).toMatchObject({ __typename: 'RuleViolationError', rule: 'record-needed' });
    for (const id of [below.id, head.id]) {
      expect((await withdraw(globalId('Duty', id))).__typename).toBe('WithdrawRecordSuccess');
    }
    expect(await rows([head.id, below.id])).toEqual([]);
    expect((await withdraw(globalId('Place', place.id))).__typename).toBe('WithdrawRecordSuccess');
  });

  it('undoes a handover, not once the new duty is answered to', async () => {
    const officer = await officerWith();
    const { place, head, below } = await chainOf(officer);
    await handOver([head.id], unitId(bureau));
    const { position } = await lastChange(api.registry);
    const [, after] = await brief([below.id]);
    const above = globalId('Duty', after![3] as number);
    const added = await assign(
      [{ kind: 'RESPONSIBLE', holder: unitId(station), target: globalId('Place', place.id), above }],
      { effectiveOn: '2023-01-01' },
    );
    const refused = await leavingNoTrace(api.registry, () => withdraw(globalId('Change', position)));
    expect(refused.__typename).toBe('RuleViolationError');
    await withdraw('duties' in added ? added.duties[0]!.id : '');
    expect((await withdraw(globalId('Change', position))).__typename).toBe('WithdrawRecordSuccess');
    expect(await brief([head.id, below.id, idIn(above)])).toEqual([
      [officer.id, null, null, null, '2020-01-01', null],
      [null, station.id, null, head.id, '2020-01-01', null],
    ]);
  });
});
