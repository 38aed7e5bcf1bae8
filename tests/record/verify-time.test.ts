import { describe, expect, it } from '@jest/globals';
import { another, instantOf, numbering, useSoundRegistry, withoutConstraint } from '../support/sound-registry.ts';

const { is, breaksAfter, rowOf } = useSoundRegistry({ tables: [] });

const scoresBy = (...evaluators: string[]) => [
  'DROP INDEX evaluation_score_current',
  numbering('evaluation_score'),
  ...evaluators.map(
    (name) => `INSERT INTO evaluation_score (evaluation_id, indicator_id, value, evaluator, recorded_at)
SELECT 1, 1, 1, ${name}, at FROM change WHERE position = 1`,
  ),
];

describe('the rules of time', () => {
  it('shows a row that was recorded or superseded by no change', async () => {
    const row = await rowOf('officer_version', `officer_id = ${is.officer}`);
    expect(
      await breaksAfter([`UPDATE officer_version SET recorded_at = '2020-01-01T00:00:00.123Z' WHERE id = ${row}`]),
    ).toEqual([`officer_version ${row}: no change was made when it was recorded, at 2020-01-01T00:00:00.123Z`]);
    const post = await rowOf('assignment_version', `assignment_id = ${is.formerPost}`);
    expect(
      await breaksAfter([`UPDATE assignment_version SET superseded_at = '2999-01-01T00:00:00Z' WHERE id = ${post}`]),
    ).toEqual([`assignment_version ${post}: no change was made when it was superseded, at 2999-01-01T00:00:00.000Z`]);
    expect(
      await breaksAfter([
        numbering('officer_personal'),
        `INSERT INTO officer_personal (officer_id, key_id, recorded_at) VALUES (1, 'k', '2020-01-01T00:00:00Z')`,
      ]),
    ).toEqual(['officer_personal 1001: no change was made when it was recorded, at 2020-01-01T00:00:00.000Z']);
  });

  it('shows access that was given or taken by no change, but for that of the first administrator', async () => {
    const at = '2020-01-01T00:00:00.123Z';
    const token = (id: number, hash: string, created: string) =>
      `INSERT INTO token (id, name, hash, created_at) VALUES (${id}, '令牌', '${hash}', ${created})`;
    const grant = (id: number, granted: string) =>
      `INSERT INTO access_grant (id, token_id, scopes, granted_at) VALUES (${id}, 1, '{access:admin}', ${granted})`;
    const sound = [
      token(1, String.raw`\x01`, `'${at}'`),
      grant(1, `'${at}'`),
      token(2, String.raw`\x02`, instantOf(2)),
      grant(2, instantOf(2)),
      `UPDATE token SET revoked_at = ${instantOf(3)} WHERE id = 2`,
      `UPDATE access_grant SET revoked_at = ${instantOf(3)} WHERE id = 2`,
    ];
    expect(await breaksAfter(sound)).toEqual([]);
    expect(
      await breaksAfter([
        ...sound,
        token(3, String.raw`\x03`, `'${at}'`),
        grant(3, `'${at}'`),
        `UPDATE token SET revoked_at = '${at}' WHERE id = 1`,
        `UPDATE access_grant SET revoked_at = '${at}' WHERE id = 1`,
      ]),
    ).toEqual([
      `token 3: no change was made when it was issued, at ${at}`,
      `token 1: no change was made when it was revoked, at ${at}`,
      `access_grant 3: no change was made when it was given, at ${at}`,
      `access_grant 1: no change was made when it was revoked, at ${at}`,
    ]);
  });

  it('shows an evaluation that begins on another day than its cycle', async () => {
    expect(
      await breaksAfter([
        withoutConstraint('evaluation', 'evaluation_cycle_id_from_on_fkey'),
        `INSERT INTO evaluation_cycle (id, scheme_id, unit_id, from_on, to_on)
SELECT 1, s.id, u.id, '2020-01-01', '2021-01-01' FROM evaluation_scheme s CROSS JOIN unit u LIMIT 1`,
        `INSERT INTO evaluation (id, cycle_id, officer_id, from_on) VALUES (1, 1, ${is.officer}, '2019-12-31')`,
      ]),
    ).toEqual(['evaluation 1: it begins on 2019-12-31, and its cycle on 2020-01-01']);
  });

  it('shows a period that ends before it begins', async () => {
    const row = await rowOf('officer_version', `officer_id = ${is.officer}`);
    const lines = await breaksAfter([
      withoutConstraint(
        'officer_version',
        'officer_version_period_check',
        'officer_version_one_a_day',
        'officer_version_police_number_unique',
      ),
      `UPDATE officer_version SET valid_to = '2019-01-01' WHERE id = ${row}`,
    ]);
    const post = await rowOf('assignment_version', `assignment_id = ${is.post}`);
    expect(lines).toEqual([
      `officer_version ${row}: it ends on 2019-01-01 and begins on 2020-01-01`,
      `assignment_version ${post}: it is held by officer ${is.officer} on days on which that one is not there`,
    ]);
    const unit = await rowOf('unit_version', `code = 'A11'`);
    expect(
      await breaksAfter([
        withoutConstraint(
          'unit_version',
          'unit_version_recorded_check',
          'unit_version_one_a_day',
          'unit_version_code_unique',
        ),
        // at the instants of two changes, the wrong way around
        `UPDATE unit_version SET recorded_at = ${instantOf(9)},
  superseded_at = ${instantOf(8)} WHERE id = ${unit}`,
      ]),
    ).toEqual([
      `unit_version ${unit}: it is superseded before it is recorded`,
      `assignment_version ${post}: it is in unit ${is.team} on days on which that one is not there`,
    ]);
  });

  it('shows rows that hold at once, now or in what was known', async () => {
    const first = await rowOf('unit_version', `code = 'A11'`);
    const second = (values: Record<string, string>) => [
      withoutConstraint('unit_version', 'unit_version_one_a_day', 'unit_version_code_unique'),
      numbering('unit_version'),
      another('unit_version', `id = ${first}`, values),
    ];
    const same = (what: string) => `unit_version ${first} and 1001: both hold at once for the same ${what}`;
    expect(await breaksAfter(second({}))).toEqual([same('unit_id'), same('code')]);
    expect(await breaksAfter(second({ valid_from: `'2026-01-01'` }))).toEqual([same('unit_id'), same('code')]);
    // believed for a while, between two changes, beside the first
    const [before, after] = [
      { superseded_at: instantOf(5) },
      { recorded_at: instantOf(3), superseded_at: instantOf(9) },
    ];
    expect(await breaksAfter(second({ ...before, code: `'B'` }))).toEqual([same('unit_id')]);
    expect(await breaksAfter(second({ ...after, code: `'B'` }))).toEqual([same('unit_id')]);
    // of another unit with the same code
    const station = await rowOf('unit_version', `code = 'A1'`);
    const ofStation = { unit_id: String(is.station), parent_id: 'NULL', valid_to: `'2020-01-02'` };
    expect(await breaksAfter(second(ofStation))).toEqual([
      `unit_version ${station} and 1001: both hold at once for the same unit_id`,
      same('code'),
    ]);
    // superseded by the write that recorded it: nobody ever believed it
    expect(await breaksAfter(second({ recorded_at: instantOf(5), superseded_at: instantOf(5) }))).toEqual([]);
    // one after the other
    expect(
      await breaksAfter([
        `UPDATE unit_version SET superseded_at = ${instantOf(5)} WHERE id = ${first}`,
        another('unit_version', `id = ${first}`, { recorded_at: instantOf(5), superseded_at: 'NULL' }),
      ]),
    ).toEqual([]);
  });

  it('shows two primary posts of an officer, and not a concurrent one', async () => {
    const post = await rowOf('assignment_version', `assignment_id = ${is.post}`);
    const second = (kind: string, title: string) => [
      withoutConstraint('assignment_version', 'assignment_version_one_primary'),
      numbering('assignment_version'),
      another('assignment_version', `id = ${post}`, {
        assignment_id: '1001',
        kind: `'${kind}'`,
        title: `'${title}'`,
      }),
    ];
    expect(await breaksAfter(second('PRIMARY', '另一职'))).toEqual([
      `assignment_version ${post} and 1001: both hold at once for the same officer_id`,
    ]);
    expect(await breaksAfter(second('CONCURRENT', '另一职'))).toEqual([]);
    expect(await breaksAfter(second('SECONDMENT', '另一职'))).toEqual([
      `assignment_version 1001: it is a secondment to the unit of the primary post of officer ${is.officer}`,
    ]);
  });

  it('shows a post that is held twice at once, whatever its kind', async () => {
    const post = await rowOf('assignment_version', `assignment_id = ${is.post}`);
    const second = (values: Record<string, string>) => [
      numbering('assignment_version'),
      another('assignment_version', `id = ${post}`, { assignment_id: '1001', kind: `'CONCURRENT'`, ...values }),
    ];
    expect(await breaksAfter(second({}))).toEqual([
      `assignment_version ${post} and 1001: the very post is held twice at once by officer ${is.officer}`,
    ]);
    expect(await breaksAfter(second({ unit_id: `${is.station}` }))).toEqual([]);
  });

  it('shows what an officer was given after leaving, and the rank of an auxiliary', async () => {
    const row = await rowOf('officer_version', `officer_id = ${is.retired} AND status = 'RETIRED'`);
    const change = (columns: string) => [`UPDATE officer_version SET ${columns} WHERE id = ${row}`];
    const officer = `officer_version ${row}: officer ${is.retired}`;
    expect(await breaksAfter(change(`police_number = 'R99999'`))).toEqual([
      `${officer} has a police number and is RETIRED`,
    ]);
    const promoted = `${officer} has another rank or grade than on the day before, and is RETIRED`;
    expect(await breaksAfter(change(`rank = 'COMMISSIONER_GENERAL'`))).toEqual([promoted]);
    expect(await breaksAfter(change(`grade = 'CHIEF_1'`))).toEqual([promoted]);
    expect(
      await breaksAfter([
        withoutConstraint('officer_version', 'officer_version_rank_check'),
        `UPDATE officer_version SET category = 'AUXILIARY', rank = 'COMMISSIONER_GENERAL' WHERE officer_id = ${is.officer}`,
      ]),
    ).toMatchObject([expect.stringContaining(`officer ${is.officer} is an auxiliary and has a rank`)]);
  });

  it('shows scores that are believed twice, whether they name who gave them or not', async () => {
    const both = ['evaluation_score 1001 and 1002: both hold at once for the same evaluation_id and indicator_id'];
    expect(await breaksAfter(scoresBy('NULL', 'NULL'))).toEqual(both);
    expect(await breaksAfter(scoresBy(`'甲'`, `'甲'`))).toEqual(both);
    expect(await breaksAfter(scoresBy(`'甲'`, 'NULL'))).toEqual([]);
  });

  it('shows a figure that is believed twice, as staff have it or as one source has it', async () => {
    const figure = (period: string) => `INSERT INTO metric_observation
  (unit_id, key, name, value, value_unit, qualifier, period, observed_on, recorded_at)
SELECT ${is.bureau}, 'calls', '接警数', 1, 'COUNT', 'EXACT', ${period}, '2020-01-01', at FROM change WHERE position = 1`;
    const start = ['DROP INDEX metric_observation_current', numbering('metric_observation')];
    const both = ['metric_observation 1001 and 1002: both hold at once for the same unit_id and key and target'];
    expect(await breaksAfter([...start, figure('NULL'), figure('NULL')])).toEqual(both);
    expect(await breaksAfter([...start, figure(`'2021'`), figure(`'2021'`)])).toEqual(both);
    expect(await breaksAfter([...start, figure(`'2021'`), figure('NULL')])).toEqual([]);
  });

  it('shows what stands in a unit that is not there', async () => {
    const [station, team] = [await rowOf('unit_version', `code = 'A1'`), await rowOf('unit_version', `code = 'A11'`)];
    const post = await rowOf('assignment_version', `assignment_id = ${is.post}`);
    expect(await breaksAfter([`UPDATE unit_version SET valid_to = '2022-01-01' WHERE code = 'A11'`])).toEqual([
      `assignment_version ${post}: it is in unit ${is.team} on days on which that one is not there`,
    ]);
    const formerPost = await rowOf('assignment_version', `assignment_id = ${is.formerPost}`);
    expect(await breaksAfter([`UPDATE unit_version SET valid_from = '2021-01-01' WHERE code = 'A1'`])).toEqual([
      `unit_version ${team}: it is below unit ${is.station} on days on which that one is not there`,
      `assignment_version ${formerPost}: it is in unit ${is.station} on days on which that one is not there`,
    ]);
    // in two rows that leave no day out
    expect(
      await breaksAfter([
        `UPDATE unit_version SET valid_to = '2022-01-01' WHERE id = ${station}`,
        another('unit_version', `id = ${station}`, { valid_from: `'2022-01-01'`, valid_to: 'NULL' }),
      ]),
    ).toEqual([]);
    // in two rows that leave one day out
    expect(
      await breaksAfter([
        `UPDATE unit_version SET valid_to = '2022-01-01' WHERE id = ${station}`,
        another('unit_version', `id = ${station}`, { valid_from: `'2022-01-02'`, valid_to: 'NULL' }),
      ]),
    ).toEqual([
      `unit_version ${team}: it is below unit ${is.station} on days on which that one is not there`,
      `assignment_version ${formerPost}: it is in unit ${is.station} on days on which that one is not there`,
    ]);
  });

  it('shows a unit that is below itself, on the days on which it is', async () => {
    const circle = [
      `UPDATE unit_version SET valid_to = '2021-01-01' WHERE code = 'A'`,
      another('unit_version', `code = 'A'`, {
        valid_from: `'2021-01-01'`,
        valid_to: 'NULL',
        parent_id: String(is.team),
      }),
    ];
    expect(await breaksAfter(circle)).toEqual(
      [is.bureau, is.station, is.team].map((id) => `unit ${id}: it is below itself from 2021-01-01`),
    );
    // the team moves away on the very day: no circle on any
    expect(
      await breaksAfter([
        ...circle,
        `UPDATE unit_version SET valid_to = '2021-01-01' WHERE code = 'A11'`,
        another('unit_version', `code = 'A11'`, { valid_from: `'2021-01-01'`, valid_to: 'NULL', parent_id: 'NULL' }),
      ]),
    ).toEqual([]);
  });

  it('shows a post of someone who has left', async () => {
    const post = await rowOf('assignment_version', `assignment_id = ${is.formerPost}`);
    for (const status of ['RETIRED', 'SEPARATED', 'DECEASED']) {
      const lines = await breaksAfter([
        `UPDATE officer_version SET status = '${status}' WHERE officer_id = ${is.retired} AND valid_to IS NULL`,
        `UPDATE assignment_version SET valid_to = '2023-01-02' WHERE id = ${post}`,
      ]);
      expect(lines).toEqual([
        `assignment_version ${post}: it is held by officer ${is.retired}, who is ${status} from 2023-01-01`,
      ]);
    }
    expect(
      await breaksAfter([
        `UPDATE officer_version SET status = 'SUSPENDED' WHERE officer_id = ${is.retired} AND valid_to IS NULL`,
        `UPDATE assignment_version SET valid_to = NULL WHERE id = ${post}`,
      ]),
    ).toEqual([]);
  });

  it('shows targets and weights that do not sum to the whole', async () => {
    expect(
      await breaksAfter([
        `UPDATE selection_target SET basis_points = 1 WHERE policy_id = ${is.policy} AND category = 'GENERAL'`,
        `DELETE FROM indicator WHERE scheme_id = ${is.scheme}`,
      ]),
    ).toEqual([
      `selection_policy ${is.policy}: its parts sum to 8501 basis points, not 10000`,
      `evaluation_scheme ${is.scheme}: its parts sum to 0 basis points, not 10000`,
    ]);
  });

  it('tells as many breaks of one rule as it may, and that there are more', async () => {
    const statements = [`UPDATE officer_version SET recorded_at = '2020-01-01T00:00:00Z'`];
    const all = await breaksAfter(statements);
    // of the officer, and of the retired one before and after
    expect(all).toHaveLength(3);
    expect(await breaksAfter(statements, { breaksMaximum: 3 })).toEqual(all);
    expect(await breaksAfter(statements, { breaksMaximum: 2 })).toEqual([
      ...all.slice(0, 2),
      'there are more than these 2',
    ]);
  });
});
