import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { cost } from '../../graphql/cost.ts';
import type { Context } from '../../graphql/context.ts';
import { link } from '../../graphql/field-options.ts';
import { reachesOfficer } from '../../graphql/reach.ts';
import { noteSensitiveRead, requirePurpose, scopeOnRecord } from '../../graphql/sensitive.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { CandidateReasonKind } from '../selection/selection.enums.ts';
import { Unit } from '../units/unit.type.ts';
import { EligibilityPurpose } from './eligibility.enums.ts';
import { eligiblePage } from './eligibility.lists.ts';
import { eligibilityOf, OFFICERS_MAXIMUM, type EligibilityRow } from './eligibility.loaders.ts';
import type { Reason } from './reason.rules.ts';

const SCOPE = 'discipline:read';
const BOTH = { scope: SCOPE, $all: { scope: 'evaluation:read' } } as const;

const EligibilityReason = builder.objectRef<Reason>('EligibilityReason').implement({
  description: 'One thing that speaks for or against (理由). Needs the scopes of its eligibility.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    kind: t.expose('kind', { type: CandidateReasonKind, description: 'Which way it speaks.' }),
    code: t.exposeString('code', {
      description:
        'A stable code for programs, such as years-in-rank, sanction-period or no-vacancy; all are in docs/discipline.md.',
    }),
    text: t.string({
      description: 'A sentence for people, in the language of the request.',
      resolve: ({ text }, _args, { locale }) => text[locale],
    }),
    article: t.exposeString('article', {
      nullable: true,
      description: 'The text it comes from, with its article; null where it is a rule of the registry.',
    }),
    confirmed: t.exposeBoolean('confirmed', {
      description: 'Whether the rule is confirmed; one that is not is NOTED, and excludes nobody.',
    }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it does not hold any more, as far as is known today; null where none is.',
    }),
  }),
});

const coversBoth = async ({ officerId }: Pick<EligibilityRow, 'officerId'>, context: Context): Promise<boolean> =>
  (await reachesOfficer(context, 'evaluation:read', officerId)) && (await reachesOfficer(context, SCOPE, officerId));

const Eligibility = builder.objectRef<EligibilityRow>('Eligibility').implement({
  description:
    'Whether an officer may have something on the day of the query, and all that speaks for and against (资格). Computed: nothing is recorded. The mutations that give it refuse whom it excludes. Needs the scopes evaluation:read and discipline:read for the unit of the officer, and is on record as a reading of sanctions, which needs a purpose.',
  authScopes: scopeOnRecord(SCOPE, 'sanctions', coversBoth),
  fields: (t) => ({
    officer: t.field(link(Officer, officerById, 'officerId', 'The officer.')),
    purpose: t.expose('purpose', { type: EligibilityPurpose, description: 'For what.' }),
    eligible: t.boolean({
      description: 'Whether no confirmed rule excludes the officer.',
      resolve: ({ excludedBy }) => excludedBy === null,
    }),
    excludedBy: t.string({
      nullable: true,
      description: 'The code of the first confirmed rule that excludes the officer; null for who is eligible.',
      resolve: ({ excludedBy }) => excludedBy?.code ?? null,
    }),
    to: t.exposeString('to', {
      nullable: true,
      description:
        'To what: the next rank, or the code of the next grade. Null of the other purposes, at the top, and for who holds none: the first is given by post and education.',
    }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description:
        'The first day on which nothing known today excludes the officer any more: the day of the query where nothing does; null where no day is known.',
    }),
    reasons: t.field({
      type: [EligibilityReason],
      description: 'The reasons: what excludes first, then what speaks against, for, and is to be known.',
      resolve: ({ reasons }) => reasons,
    }),
  }),
});

const EligibilityConnection = connectionOf(Eligibility, 'Eligibility', { scope: SCOPE });

builder.objectField(Officer, 'eligibility', (t) =>
  t.field({
    type: Eligibility,
    nullable: true,
    description:
      'Whether the officer may have something, and why. Needs the scopes evaluation:read and discipline:read for the unit of the officer, and a purpose; null for officers whom both do not cover.',
    authScopes: BOTH,
    args: { purpose: t.arg({ type: EligibilityPurpose, required: true, description: 'For what.' }) },
    resolve: async ({ id }, { purpose }, context) => {
      if (!(await coversBoth({ officerId: id }, context))) return null;
      noteSensitiveRead(context, id, 'sanctions');
      return eligibilityOf(context, purpose).load(id);
    },
  }),
);

/** Everybody below is judged for it. */
const WEIGHT = 50;

builder.objectField(Unit, 'eligibleOfficers', (t) =>
  t.field({
    ...cost({ weight: WEIGHT }),
    type: EligibilityConnection,
    description: `The serving officers of the unit and below who may have something by a day, the earliest due first, then by name (到期人员). Needs the scopes evaluation:read and discipline:read, and a purpose; officers whom both do not cover are omitted. Of a unit with more than ${OFFICERS_MAXIMUM} officers, error BAD_USER_INPUT.`,
    authScopes: BOTH,
    args: {
      purpose: t.arg({ type: EligibilityPurpose, required: true, description: 'For what.' }),
      by: t.arg({
        type: 'Date',
        description: 'Due by this day, at most two years ahead. Default: the day of the query.',
      }),
      includeIneligible: t.arg.boolean({
        defaultValue: false,
        description: 'Whether those are included whom a rule excludes beyond that day, last, with the rule.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, args, context) => {
      requirePurpose(context, 'discipline:read');
      return eligiblePage(context, id, args);
    },
  }),
);
