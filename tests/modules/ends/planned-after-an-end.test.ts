import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CloseUnitDocument,
  FinalizeEvaluationCycleDocument,
  MergeUnitsDocument,
  NominateHonorDocument,
  PromoteOfficerDocument,
  SeparateOfficerDocument,
  type OfficerStatus,
} from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createCycle, createEvaluation, createScheme, createScore } from '../../support/evaluation-factories.ts';
import { createOpenCycle, scoresOf, sendScores } from '../../support/evaluation-writes.ts';
import { createOfficer, createUnit, unique } from '../../support/factories.ts';
import { addHonorVersion, createHonor, createHonorProgram } from '../../support/honor-factories.ts';
import { createMember, createProgram } from '../../support/program-factories.ts';
import { createPolicy, createRound, createSelection } from '../../support/selection-factories.ts';
import { lastChange } from '../../support/writes.ts';
import { INVARIANTS } from '../../../src/invariants.ts';
import { sql, sqlName } from '../../../src/sql/sql.ts';

const api = useApp();

/** The end, and a day after it. */
const END = '2023-01-01';
const LATER = '2023-06-01';

const factsOf = async (table: string, owner: string, id: number, column: string) => {
  const rows = await api.registry.$query<{ fact: string | null }>(
    sql`SELECT ${sqlName(column)}::text AS fact FROM ${sqlName(table)}
WHERE ${sqlName(owner)} = $1 AND superseded_at IS NULL ORDER BY id`,
    [id],
  );
  return rows.map(({ fact }) => fact);
};

interface Recorded {
  readonly fields: readonly (readonly [field: string, before: string | null, after: string | null])[];
}

/** What was planned for a thing after its end: how it is put there, what of it remains, and what the change says. */
interface Planned {
  readonly put: (id: number) => Promise<number>;
  readonly remains: (planned: number) => Promise<unknown[]>;
  readonly of: unknown[];
  readonly field: string;
}

const honorStatuses = (id: number) => factsOf('honor_version', 'honor_id', id, 'status');

const nominated = (recipient: (id: number) => object): Planned => ({
  put: async (id) =>
    (await createHonor(api.registry, [recipient(id)], { title: '拟奖', status: 'NOMINATED', from: LATER })).id,
  remains: honorStatuses,
  of: [],
  field: '拟奖.validFrom',
});

const conferred = (recipient: (id: number) => object): Planned => ({
  put: async (id) => {
    const honor = await createHonor(api.registry, [recipient(id)], { title: '预授', status: 'NOMINATED', to: LATER });
    await addHonorVersion(api.registry, honor.id, { title: '预授', from: LATER });
    return honor.id;
  },
  remains: honorStatuses,
  of: ['NOMINATED'],
  field: `预授.${LATER}.status`,
});

const scored = (subject: (id: number) => object, kind: 'OFFICER' | 'UNIT'): Planned => ({
  put: async (id) => {
    const unit = await createUnit(api.registry);
    const { id: schemeId, indicatorIds } = await createScheme(api.registry, {
      key: `planned-${kind}-${id}`,
      columns: { subjectKind: kind },
    });
    const period = { fromOn: '2022-06-01', toOn: LATER };
    const { id: cycleId } = await createCycle(api.registry, { schemeId, unitId: unit.id, ...period });
    const evaluation = await createEvaluation(api.registry, { cycleId, ...subject(id) });
    await createScore(api.registry, { evaluationId: evaluation.id, indicatorId: indicatorIds[0]!, value: 90 });
    return evaluation.id;
  },
  remains: async (id) => [
    ...(await factsOf('evaluation_score', 'evaluation_id', id, 'value')),
    ...(await factsOf('evaluation_version', 'evaluation_id', id, 'grade')),
  ],
  of: [],
  field: '.scores',
});

const member = (subject: (id: number) => object): Planned => ({
  put: async (id) => {
    const program = await createProgram(api.registry, { key: `joined-${unique()}`, admission: 'BY_ADMISSION' });
    return (await createMember(api.registry, { programId: program.id, ...subject(id), from: LATER })).id;
  },
  remains: (id) => factsOf('program_member_version', 'member_id', id, 'field'),
  of: [],
  field: 'joined-',
});

const OF_OFFICER: Record<string, Planned> = {
  'a membership in a program': member((officerId) => ({ officerId })),
  rank: {
    put: async (id) => {
      await replan(id, { rank: 'SUPERVISOR_FIRST_CLASS' });
      return id;
    },
    remains: (id) => factsOf('officer_version', 'officer_id', id, 'rank'),
    of: Array(3).fill('SUPERVISOR_SECOND_CLASS'),
    field: `${LATER}.rank`,
  },
  grade: {
    put: async (id) => {
      await replan(id, { grade: 'POLICE_TECHNICAL_CHIEF_1' });
      return id;
    },
    remains: (id) => factsOf('officer_version', 'officer_id', id, 'grade'),
    of: Array(3).fill(null),
    field: `${LATER}.grade`,
  },
  'an honor under nomination': nominated((officerId) => ({ officerId })),
  'an honor to be conferred': conferred((officerId) => ({ officerId })),
  'scores of an open cycle': scored((officerId) => ({ officerId }), 'OFFICER'),
  'a selection in an open round': {
    put: async (officerId) => {
      const unit = await createUnit(api.registry);
      const policy = await createPolicy(api.registry, { unitId: unit.id });
      const round = await createRound(api.registry, { unitId: unit.id, policyId: policy.id });
      const { id } = await createSelection(api.registry, {
        roundId: round.id,
        officerId,
        fromUnitId: unit.id,
        selectedOn: LATER,
      });
      return id;
    },
    remains: (id) => factsOf('selection', 'id', id, 'title'),
    of: [],
    field: '选任甲 副所长.selectedOn',
  },
};

/** Promotes an officer from LATER on. */
async function replan(officerId: number, facts: { rank: 'SUPERVISOR_FIRST_CLASS' } | { grade: string }) {
  const basis = { documentNumber: '甲警〔2023〕1号', reason: '功绩突出' };
  const input = { id: globalId('Officer', officerId), ...facts, effectiveOn: LATER, basis };
  expect(await api.admin.request(PromoteOfficerDocument, { input })).toMatchObject({ promoteOfficer: { change: {} } });
}

const OF_UNIT: Record<string, Planned> = {
  'an honor under nomination': nominated((unitId) => ({ unitId })),
  'an honor to be conferred': conferred((unitId) => ({ unitId })),
  'scores of an open cycle': scored((unitId) => ({ unitId }), 'UNIT'),
  'a selection policy': {
    put: async (unitId) => (await createPolicy(api.registry, { key: `planned-${unitId}`, unitId, from: LATER })).id,
    remains: (id) => factsOf('selection_policy_version', 'policy_id', id, 'unit_id'),
    of: [],
    field: 'planned-',
  },
  'an edition of a scheme': {
    put: async (ownerId) =>
      (await createScheme(api.registry, { key: `edition-${ownerId}`, columns: { ownerId }, from: LATER })).id,
    remains: (id) => factsOf('evaluation_scheme_version', 'scheme_id', id, 'key'),
    of: [],
    field: 'edition-',
  },
  'a program for honors': {
    put: async (ownerId) =>
      (await createHonorProgram(api.registry, { key: `program-of-${ownerId}`, ownerId, from: LATER })).id,
    remains: (id) => factsOf('honor_program_version', 'program_id', id, 'name'),
    of: [],
    field: 'program-of-',
  },
  'a program': {
    put: async (ownerId) =>
      (await createProgram(api.registry, { key: `asked-by-${ownerId}`, ownerId, from: LATER })).id,
    remains: (id) => factsOf('program_version', 'program_id', id, 'name'),
    of: [],
    field: 'asked-by-',
  },
  'a membership in a program': member((unitId) => ({ unitId })),
};

const separate = (id: number, status: OfficerStatus, effectiveOn = END) =>
  api.admin
    .request(SeparateOfficerDocument, { input: { id: globalId('Officer', id), status, effectiveOn } })
    .then(({ separateOfficer }) => separateOfficer);

const ENDS_OF_UNITS = {
  closeUnit: async (id: number) =>
    (await api.admin.request(CloseUnitDocument, { input: { id: globalId('Unit', id), effectiveOn: END } })).closeUnit,
  mergeUnits: async (id: number) => {
    const into = globalId('Unit', (await createUnit(api.registry)).id);
    const input = { ids: [globalId('Unit', id)], into, effectiveOn: END };
    return (await api.admin.request(MergeUnitsDocument, { input })).mergeUnits;
  },
};

/** What the whole registry breaks, but for rows that factories made without a change. */
async function broken(): Promise<string[]> {
  const lines: string[] = [];
  for (const invariant of INVARIANTS) {
    for (const { line } of await api.registry.$query<{ line: string }>(invariant, [])) {
      if (!line.includes('no change was made')) lines.push(line);
    }
  }
  return lines;
}

describe('what was planned for after an end', () => {
  const ofOfficers = (['RETIRED', 'SEPARATED', 'DECEASED'] as const).flatMap((status) =>
    Object.entries(OF_OFFICER).map(([what, planned]) => [status, what, planned] as const),
  );

  it.each(ofOfficers)('is dropped by a separation (%s): %s', async (status, _what, { put, remains, of, field }) => {
    const officer = await createOfficer(api.registry, {
      policeNumber: `P${unique()}`,
      rank: 'SUPERVISOR_SECOND_CLASS',
    });
    const planned = await put(officer.id);
    expect(await separate(officer.id, status)).toMatchObject({ __typename: 'SeparateOfficerSuccess' });
    expect(await remains(planned)).toEqual(of);
    const { fields } = (await lastChange(api.registry)) as unknown as Recorded;
    expect(
      fields.filter(([name, before, after]) => name.includes(field) && before !== null && after === null),
    ).toHaveLength(1);
    expect(await broken()).toEqual([]);
  });

  const ofUnits = (['closeUnit', 'mergeUnits'] as const).flatMap((act) =>
    Object.entries(OF_UNIT).map(([what, planned]) => [act, what, planned] as const),
  );

  it.each(ofUnits)('is dropped by %s: %s', async (act, _what, { put, remains, of, field }) => {
    const unit = await createUnit(api.registry);
    const planned = await put(unit.id);
    expect(await ENDS_OF_UNITS[act](unit.id)).toMatchObject({ change: {} });
    expect(await remains(planned)).toEqual(of);
    const { fields } = (await lastChange(api.registry)) as unknown as Recorded;
    expect(
      fields.filter(([name, before, after]) => name.includes(field) && before !== null && after === null),
    ).toHaveLength(1);
    expect(await broken()).toEqual([]);
  });

  it('stands where it could still be recorded: an honor of a temporary unit that is gone', async () => {
    const unit = await createUnit(api.registry, { temporary: true });
    const { put, remains } = OF_UNIT['an honor to be conferred']!;
    const honor = await put(unit.id);
    await ENDS_OF_UNITS.closeUnit(unit.id);
    expect(await remains(honor)).toEqual(['NOMINATED', 'CONFERRED']);
  });

  it('stands before the end, and in a round or a cycle that is final', async () => {
    const officer = await createOfficer(api.registry);
    const before = await createHonor(api.registry, [{ officerId: officer.id }], {
      status: 'NOMINATED',
      from: '2022-01-01',
    });
    const unit = await createUnit(api.registry);
    const policy = await createPolicy(api.registry, { unitId: unit.id });
    const round = await createRound(api.registry, { unitId: unit.id, policyId: policy.id, status: 'CONCLUDED' });
    const selection = await createSelection(api.registry, {
      roundId: round.id,
      officerId: officer.id,
      fromUnitId: unit.id,
      selectedOn: LATER,
    });
    const { id: schemeId } = await createScheme(api.registry);
    const period = { fromOn: '2022-06-01', toOn: LATER, status: 'FINALIZED' as const };
    const { id: cycleId } = await createCycle(api.registry, { schemeId, unitId: unit.id, ...period });
    const evaluation = await createEvaluation(api.registry, { cycleId, officerId: officer.id, grade: 'COMPETENT' });
    await separate(officer.id, 'RETIRED');
    expect(await honorStatuses(before.id)).toEqual(['NOMINATED']);
    expect(await factsOf('selection', 'id', selection.id, 'title')).toEqual(['副所长']);
    expect(await factsOf('evaluation_version', 'evaluation_id', evaluation.id, 'grade')).toEqual(['COMPETENT']);
  });

  it('is not what a later separation on record has after it', async () => {
    const officer = await createOfficer(api.registry, { rank: 'SUPERVISOR_SECOND_CLASS' });
    await replan(officer.id, { rank: 'SUPERVISOR_FIRST_CLASS' });
    await separate(officer.id, 'DECEASED', '2024-01-01');
    await separate(officer.id, 'RETIRED');
    const ranks = await factsOf('officer_version', 'officer_id', officer.id, 'rank');
    expect(new Set(ranks)).toEqual(new Set(['SUPERVISOR_SECOND_CLASS']));
    expect(await broken()).toEqual([]);
  });
});

describe('after a separation', () => {
  let officer: { id: number };

  beforeAll(async () => {
    officer = await createOfficer(api.registry, { name: '退丙', rank: 'SUPERVISOR_SECOND_CLASS' });
  });

  it('a score of the cycle that was left is refused', async () => {
    const evaluation = await OF_OFFICER['scores of an open cycle']!.put(officer.id);
    const { cycleId } = await api.registry.evaluation.findUniqueOrThrow({ where: { id: evaluation } });
    await separate(officer.id, 'RETIRED');
    const score = { subject: globalId('Officer', officer.id), indicator: 'i1', value: 80 };
    expect(await sendScores(api, globalId('EvaluationCycle', cycleId), [score])).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ message: '不参加本次考核' }],
    });
  });

  it('the cycle is finalized without who has left, and grades the others', async () => {
    const cycle = await createOpenCycle(api, { officers: 2, cycle: { fromOn: '2022-06-01', toOn: LATER } });
    const [leaving, staying] = cycle.evaluationIds;
    const { officerId } = await api.registry.evaluation.findUniqueOrThrow({ where: { id: leaving! } });
    await sendScores(api, cycle.id, scoresOf(cycle, [90]));
    await separate(officerId!, 'DECEASED');
    await sendScores(api, cycle.id, [{ subject: cycle.subjects[1]!, indicator: 'i1', value: 80 }]);
    const input = { id: cycle.id };
    expect(await api.admin.request(FinalizeEvaluationCycleDocument, { input, key: `key-${unique()}` })).toMatchObject({
      finalizeEvaluationCycle: { __typename: 'FinalizeEvaluationCycleSuccess' },
    });
    expect(await factsOf('evaluation_version', 'evaluation_id', leaving!, 'rank')).toEqual([]);
    expect(await factsOf('evaluation_version', 'evaluation_id', staying!, 'rank')).toEqual(['1']);
  });

  it('a promotion is refused as before it one is dropped', async () => {
    const input = { id: globalId('Officer', officer.id), rank: 'SUPERVISOR_FIRST_CLASS' as const, effectiveOn: LATER };
    expect(await api.admin.request(PromoteOfficerDocument, { input })).toMatchObject({
      promoteOfficer: { rule: 'officer-not-serving' },
    });
  });
});

describe('a posthumous honor', () => {
  const nominate = async (officerId: number) => {
    const input = {
      title: '追授',
      kind: 'INDIVIDUAL' as const,
      level: 'COUNTY' as const,
      meritClass: 'COMMENDATION' as const,
      recipients: [globalId('Officer', officerId)],
      posthumous: true,
      nominatedOn: LATER,
    };
    return (
      await api.admin.request(NominateHonorDocument, { input, key: `key-${unique()}` }, { 'accept-language': 'en' })
    ).nominateHonor;
  };

  it('is for those who died in service, and not for those who had left before', async () => {
    const [inService, retired] = [await createOfficer(api.registry), await createOfficer(api.registry)];
    await separate(inService.id, 'DECEASED');
    await separate(retired.id, 'RETIRED', '2022-01-01');
    await separate(retired.id, 'DECEASED');
    expect(await nominate(inService.id)).toMatchObject({ __typename: 'NominateHonorSuccess' });
    expect(await nominate(retired.id)).toMatchObject({
      rule: 'recipient-not-deceased',
      message: '甲乙 had left the force before death; honors are given posthumously to those who died in service.',
    });
  });
});
