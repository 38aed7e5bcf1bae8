import { beforeAll, describe, expect, it } from '@jest/globals';
import { encodeGlobalID } from '@pothos/plugin-relay';
import {
  ELIGIBILITY_PURPOSE,
  type EligibilityPurpose,
} from '../../../src/modules/eligibility/eligibility.vocabulary.ts';
import { useApp } from '../../support/app.ts';
import { createActivity, createAttendance } from '../../support/activity-factories.ts';
import { createRule, createSanction } from '../../support/discipline-factories.ts';
import { createCycle, createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import { addOfficerVersion, createAssignment, createOfficer, createUnit, day } from '../../support/factories.ts';
import { createHonor } from '../../support/honor-factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';

const api = useApp();

/** The day as of which is asked, and on which the acts take effect. */
const ON = '2026-06-01';
const PURPOSE = { 'x-purpose': 'test' };

let bureau: { id: number; code: string };
let station: { id: number };
let other: { id: number; code: string };
let roundId: number;
const people = {} as Record<(typeof WHO)[number], number>;

const WHO = [
  'plain',
  'sanctioned',
  'over',
  'auxiliary',
  'retired',
  'suspended',
  'early',
  'untrained',
  'trained',
  'probationer',
  'poor',
  'removable',
  'top',
  'first',
  'waiting',
] as const;

const officer = async (columns: Parameters<typeof createOfficer>[1] = {}) => {
  const { id } = await createOfficer(api.registry, {
    from: '2015-01-01',
    joinedOn: day('2010-01-01'),
    rank: 'SUPERINTENDENT_THIRD_CLASS',
    grade: 'POLICE_OFFICER_4',
    ...columns,
  });
  await createAssignment(api.registry, id, { unitId: station.id, from: columns.from ?? '2015-01-01' });
  return id;
};

/** A year of evaluation, and what came of it for one officer. */
const evaluated = async (id: number, result: Partial<Parameters<typeof createEvaluation>[1]>, groups = {}) => {
  const scheme = await createScheme(api.registry, { groups });
  const period = { fromOn: '2025-01-01', toOn: '2026-01-01', status: 'FINALIZED', from: '2026-02-01' } as const;
  const cycle = await createCycle(api.registry, { schemeId: scheme.id, unitId: bureau.id, ...period });
  await createEvaluation(api.registry, { cycleId: cycle.id, officerId: id, ...result });
};

beforeAll(async () => {
  const { registry } = api;
  bureau = await createUnit(registry, { kind: 'COUNTY_BUREAU', from: '2010-01-01' });
  station = await createUnit(registry, {
    kind: 'STATION',
    category: 'STATION',
    parentId: bureau.id,
    from: '2010-01-01',
  });
  other = await createUnit(registry, { from: '2010-01-01' });
  for (const [key, value] of [
    ['sanction.warning.months', 6],
    ['sanction.warning.no-rank.months', 6],
    ['sanction.warning.no-excellent.years', 1],
    ['rank.superintendent-to-supervisor.training.times', 1],
    ['grade.police-officer-3.months', 24],
    ['sanction.admonition.no-post.months', 6],
  ] as const) {
    // nobody has confirmed the last
    await createRule(registry, { key, value, confirmed: !key.includes('admonition') });
  }
  people.plain = await officer();
  people.sanctioned = await officer();
  await createSanction(registry, { officerId: people.sanctioned, from: '2026-03-01' });
  people.over = await officer();
  await createSanction(registry, { officerId: people.over, from: '2025-01-01' });
  await createSanction(registry, { officerId: people.over, from: '2026-05-01', kind: 'ADMONITION' });
  people.auxiliary = await officer({ category: 'AUXILIARY', rank: null, grade: null });
  people.retired = await officer({ to: '2026-01-01' });
  await addOfficerVersion(registry, people.retired, {
    from: '2026-01-01',
    status: 'RETIRED',
    grade: 'POLICE_OFFICER_4',
  });
  people.suspended = await officer({ to: '2026-05-01' });
  const suspended = { joinedOn: day('2010-01-01'), rank: 'SUPERINTENDENT_THIRD_CLASS', status: 'SUSPENDED' } as const;
  await addOfficerVersion(registry, people.suspended, { from: '2026-05-01', to: '2026-08-01', ...suspended });
  people.early = await officer({ from: '2026-01-01' });
  people.untrained = await officer({ rank: 'SUPERINTENDENT_FIRST_CLASS' });
  people.trained = await officer({ rank: 'SUPERINTENDENT_FIRST_CLASS' });
  const activity = await createActivity(registry, { startsOn: day('2020-05-01'), from: '2020-01-01' });
  const passed = { officerId: people.trained, outcome: 'PASSED', attendedOn: day('2020-05-01') } as const;
  await createAttendance(registry, activity.id, passed);
  people.probationer = await officer({ joinedOn: day('2026-01-01'), rank: null });
  people.poor = await officer();
  await evaluated(people.poor, { total: 50, rank: 1, grade: 'INCOMPETENT' });
  people.removable = await officer();
  await evaluated(people.removable, { outcome: 'REMOVE' }, { a: 10_000 });
  people.top = await officer({ rank: 'COMMISSIONER_GENERAL', grade: 'POLICE_COMMISSIONER_1' });
  people.first = await officer({ rank: null, grade: null });
  people.waiting = await officer({ from: '2023-01-01' });
  await createHonor(registry, [{ officerId: people.plain }], {
    meritClass: 'COMMENDATION',
    awardedOn: day('2025-06-01'),
    awardedPrecision: 'DAY',
  });
  const policy = await createPolicy(registry, { unitId: bureau.id, from: '2015-01-01' });
  roundId = (await createRound(registry, { unitId: bureau.id, policyId: policy.id, openedOn: '2026-01-01' })).id;
});

interface Answer {
  readonly eligible: boolean;
  readonly excludedBy: string | null;
  readonly to: string | null;
  readonly dueOn: string | null;
  readonly reasons: readonly {
    kind: string;
    code: string;
    confirmed: boolean;
    until: string | null;
    article: string | null;
  }[];
}

const FIELDS = 'eligible excludedBy to dueOn reasons { kind code confirmed until article }';

const ask = async (id: number, purpose: EligibilityPurpose, on = ON): Promise<Answer> => {
  const query = `query ($id: ID!, $on: Date!, $purpose: EligibilityPurpose!) @asOf(date: $on) {
    officer(id: $id) { eligibility(purpose: $purpose) { ${FIELDS} } }
  }`;
  const variables = { id: encodeGlobalID('Officer', id), on, purpose };
  const { officer: found } = await api.admin.request<{ officer: { eligibility: Answer } }>(query, variables, PURPOSE);
  return found.eligibility;
};

const rehearse = async (name: string, input: object): Promise<string | null> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation Try($input: ${type}!) @dryRun {
    ${name}(input: $input) { __typename ... on RuleViolationError { rule } ... on InvalidInputError { message } }
  }`;
  const answer = await api.admin.request<Record<string, { __typename: string; rule?: string; message?: string }>>(
    document,
    {
      input,
    },
  );
  const { __typename, rule, message } = answer[name]!;
  return __typename.endsWith('Success') ? null : (rule ?? message ?? __typename);
};

/** What the act that gives it refuses for on the day; null: it would be done. */
const refusedFor: Readonly<
  Record<Exclude<EligibilityPurpose, 'EXCELLENT'>, (id: number, to: string | null) => Promise<string | null>>
> = {
  RANK: (id, to) =>
    rehearse('promoteOfficer', {
      id: encodeGlobalID('Officer', id),
      effectiveOn: ON,
      rank: to ?? 'SUPERVISOR_FIRST_CLASS',
    }),
  GRADE: (id, to) =>
    rehearse('promoteOfficer', { id: encodeGlobalID('Officer', id), effectiveOn: ON, grade: to ?? 'POLICE_OFFICER_1' }),
  POST: (id) =>
    rehearse('recordSelection', {
      round: encodeGlobalID('SelectionRound', roundId),
      officer: encodeGlobalID('Officer', id),
      title: '副所长',
      selectedOn: ON,
    }),
  HONOR: (id) =>
    rehearse('nominateHonor', {
      title: '嘉奖',
      kind: 'INDIVIDUAL',
      level: 'COUNTY',
      meritClass: 'COMMENDATION',
      citation: '工作突出 (合成)',
      recipients: [encodeGlobalID('Officer', id)],
      nominatedOn: ON,
    }),
};

describe('an answer and the act', () => {
  it.each(Object.keys(refusedFor) as (keyof typeof refusedFor)[])('never disagree on %s', async (purpose) => {
    const answered: [string, boolean][] = [];
    const done: [string, boolean][] = [];
    for (const who of WHO) {
      const { eligible, to } = await ask(people[who], purpose);
      const refusal = await refusedFor[purpose](people[who], to);
      answered.push([who, eligible]);
      done.push([who, refusal === null]);
    }
    expect(answered).toEqual(done);
    // neither says the same of everybody
    expect(new Set(answered.map(([, eligible]) => eligible)).size).toBe(2);
  });

  it('name the same rule', async () => {
    expect(await refusedFor.RANK(people.sanctioned, 'SUPERINTENDENT_SECOND_CLASS')).toBe('sanction-period');
    expect(await refusedFor.GRADE(people.waiting, 'POLICE_OFFICER_3')).toBeNull();
    expect(await refusedFor.RANK(people.untrained, 'SUPERVISOR_THIRD_CLASS')).toBe('training-missing');
    expect(await refusedFor.GRADE(people.early, 'POLICE_OFFICER_3')).toBe('years-in-grade');
    expect(await refusedFor.POST(people.poor, null)).toBe('last-evaluation');
    expect(await refusedFor.POST(people.removable, null)).toBe('competence-remove');
    expect(await refusedFor.POST(people.probationer, null)).toBe('probation');
  });

  it('leave the years in a rank to a basis with a document and a reason, and nothing else', async () => {
    const promote = (who: number, rank: string) =>
      rehearse('promoteOfficer', {
        id: encodeGlobalID('Officer', who),
        effectiveOn: ON,
        rank,
        basis: { documentNumber: '合成文号', reason: '功绩突出' },
      });
    expect(await promote(people.early, 'SUPERINTENDENT_SECOND_CLASS')).toBeNull();
    expect(await promote(people.sanctioned, 'SUPERINTENDENT_SECOND_CLASS')).toBe('sanction-period');
    expect(await promote(people.untrained, 'SUPERVISOR_THIRD_CLASS')).toBe('training-missing');
  });
});

describe('Officer.eligibility', () => {
  it.each([
    ['plain', 'RANK', null, ON, 'SUPERINTENDENT_SECOND_CLASS'],
    ['plain', 'GRADE', null, ON, 'POLICE_OFFICER_3'],
    ['sanctioned', 'RANK', 'sanction-period', '2026-09-01', 'SUPERINTENDENT_SECOND_CLASS'],
    ['sanctioned', 'EXCELLENT', 'sanction-period', '2027-01-01', null],
    ['sanctioned', 'HONOR', null, ON, null],
    ['over', 'RANK', null, ON, 'SUPERINTENDENT_SECOND_CLASS'],
    ['over', 'POST', null, ON, null],
    ['auxiliary', 'POST', 'not-police', null, null],
    ['retired', 'POST', 'not-serving', null, null],
    ['suspended', 'HONOR', 'suspended', '2026-08-01', null],
    ['early', 'RANK', 'years-in-rank', '2029-01-01', 'SUPERINTENDENT_SECOND_CLASS'],
    ['early', 'GRADE', 'years-in-grade', '2028-01-01', 'POLICE_OFFICER_3'],
    ['untrained', 'RANK', 'training-missing', null, 'SUPERVISOR_THIRD_CLASS'],
    ['trained', 'RANK', null, ON, 'SUPERVISOR_THIRD_CLASS'],
    ['probationer', 'EXCELLENT', 'probation', '2027-01-01', null],
    ['poor', 'POST', 'last-evaluation', '2027-01-01', null],
    ['removable', 'POST', 'competence-remove', null, null],
    ['top', 'RANK', 'at-the-top', null, null],
    ['first', 'RANK', null, ON, null],
  ] as const)('of %s for %s: %s until %s', async (who, purpose, excludedBy, dueOn, to) => {
    const answer = await ask(people[who], purpose);
    expect(answer).toMatchObject({ eligible: excludedBy === null, excludedBy, dueOn, to });
  });

  it('answers as of any day, the future included, and a day on which it is due is one on which nothing excludes', async () => {
    expect(await ask(people.sanctioned, 'POST', '2026-02-28')).toMatchObject({ eligible: true });
    expect(await ask(people.sanctioned, 'POST', '2026-03-01')).toMatchObject({ eligible: false });
    expect(await ask(people.sanctioned, 'POST', '2026-08-31')).toMatchObject({ eligible: false });
    expect(await ask(people.sanctioned, 'POST', '2026-09-01')).toMatchObject({ eligible: true });
    expect(await ask(people.early, 'RANK', '2029-01-01')).toMatchObject({ eligible: true });
  });

  it('notes a rule that nobody has confirmed, which excludes nobody', async () => {
    const { reasons } = await ask(people.over, 'POST');
    expect(reasons).toContainEqual(
      expect.objectContaining({ kind: 'NOTED', code: 'sanction-period', confirmed: false, until: '2026-11-01' }),
    );
  });

  it('tells what speaks for somebody, after what speaks against', async () => {
    const codes = async (who: (typeof WHO)[number], purpose: EligibilityPurpose) =>
      (await ask(people[who], purpose)).reasons.map(({ kind, code }) => `${kind} ${code}`);
    expect(await codes('plain', 'POST')).toEqual(['FOR commended']);
    expect(await codes('sanctioned', 'GRADE')).toEqual(['AGAINST sanction-period', 'NOTED no-vacancy']);
  });
});

const OFFICER_QUERY = `query ($id: ID!) @asOf(date: "${ON}") { officer(id: $id) { eligibility(purpose: RANK) { eligible } } }`;
const LIST = `query ($code: String!, $purpose: EligibilityPurpose!, $all: Boolean, $by: Date, $first: Int, $after: String) @asOf(date: "${ON}") {
  unit(code: $code) { eligibleOfficers(purpose: $purpose, includeIneligible: $all, by: $by, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { officer { id } dueOn excludedBy }
  } }
}`;

interface List {
  readonly unit: {
    readonly eligibleOfficers: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      readonly nodes: readonly { officer: { id: string }; dueOn: string | null; excludedBy: string | null }[];
    };
  };
}

const list = async (variables: object, client = api.admin) =>
  (await client.request<List>(LIST, { code: bureau.code, ...variables }, PURPOSE)).unit.eligibleOfficers;

describe('Unit.eligibleOfficers', () => {
  it('tells who may have it by a day, the earliest due first, and on request the others last', async () => {
    const now = await list({ purpose: 'RANK', first: 100 });
    expect(now.nodes.every(({ excludedBy, dueOn }) => excludedBy === null && dueOn === ON)).toBe(true);
    const ids = (found: typeof now) => found.nodes.map(({ officer: { id } }) => id);
    expect(ids(now)).not.toContain(encodeGlobalID('Officer', people.sanctioned));
    const later = await list({ purpose: 'RANK', by: '2026-09-01', first: 100 });
    expect(ids(later)).toContain(encodeGlobalID('Officer', people.sanctioned));
    const days = later.nodes.map(({ dueOn }) => dueOn!);
    expect(days).toEqual(days.toSorted((a, b) => (a < b ? -1 : 1)));
    const all = await list({ purpose: 'RANK', all: true, first: 100 });
    expect(all.totalCount).toBe(all.nodes.length);
    expect(all.nodes.at(-1)!.dueOn).toBeNull();
    // who does not serve is not asked about
    expect(all.totalCount).toBe(WHO.length - 1);
  });

  it('is read by pages, which together are the list', async () => {
    const whole = await list({ purpose: 'POST', all: true, first: 100 });
    const nodes: unknown[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ purpose: 'POST', all: true, first: 4, after });
      nodes.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(nodes).toEqual(whole.nodes);
  });

  it('gives every officer the same answer as one alone is given', async () => {
    for (const purpose of ELIGIBILITY_PURPOSE.values) {
      const { nodes } = await list({ purpose, all: true, first: 100 });
      for (const who of ['plain', 'sanctioned', 'early', 'poor'] as const) {
        const { excludedBy, dueOn } = await ask(people[who], purpose);
        const found = nodes.find(({ officer: { id } }) => id === encodeGlobalID('Officer', people[who]));
        expect(found).toMatchObject({ excludedBy, dueOn });
      }
    }
  });

  it('refuses a day that is too far ahead', async () => {
    await expect(list({ purpose: 'RANK', by: '2028-06-02' })).rejects.toThrow('by is more than two years ahead');
  });

  it('needs as many statements for one officer as for many', async () => {
    const { id } = await createOfficer(api.registry);
    await createAssignment(api.registry, id, { unitId: other.id });
    const alone = await api.statements(() => list({ purpose: 'RANK', all: true, code: other.code }));
    const many = await api.statements(() => list({ purpose: 'RANK', all: true, first: 100 }));
    expect(many.length).toBe(alone.length);
  });
});

describe('who may read it', () => {
  const SCOPES = ['registry:read', 'evaluation:read', 'discipline:read'] as const;
  const one = (client: typeof api.admin, headers = PURPOSE as Record<string, string>) =>
    client.request<{ officer: { eligibility: object | null } }>(
      OFFICER_QUERY,
      { id: encodeGlobalID('Officer', people.plain) },
      headers,
    );

  it('is refused without either scope, null beyond their reach, and read by who has both', async () => {
    for (const scopes of [['registry:read'], SCOPES.slice(0, 2), ['registry:read', 'discipline:read']] as const) {
      await expect(one(await api.signedIn([...scopes]))).rejects.toThrow('FORBIDDEN');
    }
    expect(await one(await api.signedIn(SCOPES, [other.id]))).toEqual({ officer: { eligibility: null } });
    expect(await one(await api.signedIn(SCOPES, [station.id]))).toEqual({
      officer: { eligibility: { eligible: true } },
    });
    const partly = await api.signedIn(['registry:read', 'evaluation:read'], [station.id], ['discipline:read']);
    expect(await one(partly)).toEqual({ officer: { eligibility: { eligible: true } } });
  });

  it('has those alone whom both scopes cover', async () => {
    expect((await list({ purpose: 'RANK' }, await api.signedIn(SCOPES, [other.id]))).totalCount).toBe(0);
    expect((await list({ purpose: 'RANK' }, await api.signedIn(SCOPES, [bureau.id]))).totalCount).toBeGreaterThan(0);
    const lacking = await api.signedIn(['registry:read', 'evaluation:read']);
    await expect(list({ purpose: 'RANK' }, lacking)).rejects.toThrow('discipline:read');
  });

  it('needs a purpose, and every reading is on record as one of sanctions', async () => {
    await expect(one(api.admin, {})).rejects.toThrow('PURPOSE_REQUIRED');
    const before = await api.registry.personalRead.count();
    await one(api.admin);
    const reads = await api.registry.personalRead.findMany({ orderBy: { id: 'desc' }, take: 1 });
    expect(reads[0]).toMatchObject({ officerId: people.plain, field: 'sanctions', purpose: 'test' });
    expect(await api.registry.personalRead.count()).toBe(before + 1);
  });

  it('notes what a refusal or a dry run tells of a sanction to who may not read any', async () => {
    const staff = await api.signedIn(['registry:read', 'personnel:write']);
    const promote = `mutation ($input: PromoteOfficerInput!) { promoteOfficer(input: $input) { ... on RuleViolationError { rule } } }`;
    const input = {
      id: encodeGlobalID('Officer', people.sanctioned),
      effectiveOn: ON,
      rank: 'SUPERINTENDENT_SECOND_CLASS',
    };
    expect(await staff.request(promote, { input })).toEqual({ promoteOfficer: { rule: 'sanction-period' } });
    const [read] = await api.registry.personalRead.findMany({ orderBy: { id: 'desc' }, take: 1 });
    expect(read).toMatchObject({ officerId: people.sanctioned, field: 'sanctions' });
  });
});

describe('the candidates of a round', () => {
  const CANDIDATES = `query ($id: ID!) @asOf(date: "${ON}") { node(id: $id) { ... on SelectionRound {
    candidates(includeIneligible: true, first: 100) {
      totalCount nodes { officer { id } eligible excludedBy place score reasons { kind code text } }
    }
    fit: candidates(first: 100) { totalCount nodes { officer { id } } }
  } } }`;
  interface Candidate {
    readonly officer: { readonly id: string };
    readonly eligible: boolean;
    readonly excludedBy: string | null;
    readonly reasons: readonly { readonly kind: string; readonly code: string }[];
  }
  interface Found {
    readonly node: {
      readonly candidates: { readonly nodes: readonly Candidate[] };
      readonly fit: { totalCount: number };
    };
  }

  const found = async (headers: Record<string, string> = PURPOSE, client = api.admin) =>
    (await client.request<Found>(CANDIDATES, { id: encodeGlobalID('SelectionRound', roundId) }, headers)).node;
  const of = ({ candidates }: Found['node'], who: (typeof WHO)[number]) =>
    candidates.nodes.find(({ officer: { id } }) => id === encodeGlobalID('Officer', people[who]))!;
  const against = ({ reasons }: Candidate) => reasons.flatMap(({ kind, code }) => (kind === 'AGAINST' ? [code] : []));

  beforeAll(async () => {
    const scheme = await createScheme(api.registry);
    const period = { fromOn: '2024-01-01', toOn: '2025-01-01', status: 'FINALIZED', from: '2025-02-01' } as const;
    const cycle = await createCycle(api.registry, { schemeId: scheme.id, unitId: bureau.id, ...period });
    for (const who of WHO) {
      const result = { total: 80, rank: 1, grade: 'COMPETENT' } as const;
      await createEvaluation(api.registry, { cycleId: cycle.id, officerId: people[who], ...result });
    }
  });

  it('are told as eligible whom recordSelection would select, and excluded by what it refuses for', async () => {
    const node = await found();
    const BY_WHAT = { 'sanction-period': 0, 'last-evaluation': 0, probation: 0, 'competence-remove': 0 };
    const selected: [string, boolean][] = [];
    const named: [string, boolean][] = [];
    for (const who of WHO) {
      const refused = await refusedFor.POST(people[who], null);
      selected.push([who, refused === null]);
      if (refused !== null && refused in BY_WHAT) named.push([who, against(of(node, who)).includes(refused)]);
    }
    expect(new Map(named)).toEqual(
      new Map(['poor', 'probationer', 'removable', 'sanctioned'].map((who) => [who, true])),
    );
    expect(WHO.map((who) => [who, of(node, who).eligible])).toEqual(selected);
    expect(node.fit.totalCount).toBe(selected.filter(([, fit]) => fit).length);
    expect(of(node, 'sanctioned')).toMatchObject({ excludedBy: 'sanction-period', place: null, score: null });
    expect(of(node, 'probationer')).toMatchObject({ excludedBy: 'probation' });
    expect(against(of(node, 'poor'))).toEqual(['evaluation-incompetent', 'last-evaluation']);
    // a rule that nobody has confirmed excludes nobody
    expect(of(node, 'over').eligible).toBe(true);
  });

  it('tell nothing of sanctions to who may not read them, or states no purpose, whether there are any or not', async () => {
    const read = () => api.registry.personalRead.count();
    const before = await read();
    const scopes = ['registry:read', 'evaluation:read'] as const;
    const unsworn = await api.signedIn(scopes);
    const elsewhere = await api.signedIn(['discipline:read'], [other.id], scopes);
    const told = await found({}, unsworn);
    expect(of(told, 'sanctioned')).toMatchObject({ eligible: true, excludedBy: null });
    expect(JSON.stringify(told)).not.toMatch(/sanction/);
    expect(await found(PURPOSE, unsworn)).toEqual(told);
    expect(await found(PURPOSE, elsewhere)).toEqual(told);
    expect(await found({}, api.admin)).toEqual(told);
    expect(await read()).toBe(before);
    await found();
    expect(await read()).toBeGreaterThanOrEqual(before + WHO.length);
    const [last] = await api.registry.personalRead.findMany({ orderBy: { id: 'desc' }, take: 1 });
    expect(last).toMatchObject({ field: 'sanctions', purpose: 'test' });
    const here = await api.signedIn(['discipline:read'], [station.id], scopes);
    expect(of(await found(PURPOSE, here), 'sanctioned').excludedBy).toBe('sanction-period');
  });
});
