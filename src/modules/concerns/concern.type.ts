import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { basis, link, nodeOf, versionOf } from '../../graphql/field-options.ts';
import { reachesOfficer, viewerAndAbove } from '../../graphql/reach.ts';
import { requirePurpose, scopeOnRecord } from '../../graphql/sensitive.ts';
import { hasWords, wordsOf } from '../../graphql/words.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { editionsOf } from '../regulations/rule-edition.loaders.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { ConcernKind, ConcernMeasure, ConcernStage } from './concern.enums.ts';
import { officerConcernList, unitConcernList } from './concern.lists.ts';
import { concernById, concernLock, stepsOf, type ConcernRow, type ConcernStepRow } from './concern.loaders.ts';
import { endedOn, expungingOf, RETENTION_RULE } from './concern.rules.ts';

const SCOPE = 'concern:read';

const ConcernStep = builder.objectRef<ConcernStepRow>('ConcernStep').implement({
  description: 'One step about a concern (处置). Needs the scope concern:read for the unit of the officer.',
  authScopes: { scope: SCOPE },
  fields: (t) => ({
    on: t.expose('takenOn', { type: 'Date', description: 'The day.' }),
    stage: t.expose('stage', { type: ConcernStage, description: 'The stage that it led to.' }),
    measure: t.expose('measure', {
      type: ConcernMeasure,
      nullable: true,
      description: 'What was done; null where the stage alone changes.',
    }),
    by: t.string({
      description: 'By whom, as recorded; stored sealed, an empty text once expunged.',
      resolve: async ({ concernId: id, takenBy: sealed }, _args, context) =>
        (await wordsOf(context, { type: 'Concern', id, field: 'takenBy', sealed })) ?? '',
    }),
    note: t.string({
      nullable: true,
      description: 'In words; stored sealed, null where nothing was written and once expunged.',
      resolve: ({ concernId: id, note: sealed }, _args, context) =>
        wordsOf(context, { type: 'Concern', id, field: 'note', sealed }),
    }),
    basis: t.field(basis('By whose order; null where none is on record.')),
  }),
});

/** Of officers whom the scope covers, but for the viewer and those above. */
async function isFor({ officerId }: ConcernRow, context: Context): Promise<boolean> {
  const [covered, withheld] = await Promise.all([reachesOfficer(context, SCOPE, officerId), viewerAndAbove(context)]);
  return covered && !withheld.includes(officerId);
}

export const Concern = builder.objectRef<ConcernRow>('Concern');

builder.node(Concern, {
  description:
    'An early sign of trouble about an officer, and what was done about it (苗头问题): found, reminded, stopped, corrected early (四早). No finding and no sanction: nothing is refused because of it. Needs the scope concern:read for the unit of the officer: others are not there, not in lists, counts or by id, nor those about the viewer and about who is above the viewer. Every reading is on record, and needs a purpose.',
  authScopes: scopeOnRecord<ConcernRow>(SCOPE, 'concerns', isFor),
  ...nodeOf(concernById, 'The same for as long as the registry stands, whatever becomes of the concern.'),
  fields: (t) => ({
    version: t.int(versionOf('concern', concernLock)),
    officer: t.field(link(Officer, officerById, 'officerId', 'The officer.')),
    keeper: t.field(link(Unit, unitById, 'keeperId', 'The unit that follows it up (责任单位).')),
    kind: t.expose('kind', { type: ConcernKind, description: 'What it is about.' }),
    summary: t.string({
      nullable: true,
      description: 'What was seen, in words (情况); stored sealed, null once expunged.',
      resolve: ({ id, summary: sealed }, _args, context) =>
        wordsOf(context, { type: 'Concern', id, field: 'summary', sealed }),
    }),
    openedOn: t.expose('validFrom', { type: 'Date', description: 'The day on which the sign was found.' }),
    stage: t.expose('stage', { type: ConcernStage, description: 'How far it has come on the day.' }),
    steps: t.field({
      type: [ConcernStep],
      description: 'What was done, in its order, by the day of the query; the first 100 at most.',
      resolve: ({ id }, _args, context) => stepsOf(context).load(id),
    }),
    closedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which it was closed or referred; null while it is open.',
      resolve: endedOn,
    }),
    expungeOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day from which its words are to be expunged, by the rule for concerns in force when it was closed (concern.retention.months); null while it is open, and where no rule was in force. While the rule is not confirmed, an order alone expunges.',
      resolve: async (row, _args, context) => {
        const ended = endedOn(row);
        return ended === null ? null : (expungingOf(ended, await editionsOf(context).load(RETENTION_RULE))?.on ?? null);
      },
    }),
    expunged: t.boolean({
      description:
        'Whether its words have been expunged (已销毁), whatever moment is asked about: that there was one stays, for counts.',
      resolve: async ({ id, expunged }, _args, context) => expunged || !(await hasWords(context, 'Concern', id)),
    }),
    basis: t.field(basis('By whose order its last step was taken; null where none is on record.')),
  }),
});

const ConcernConnection = connectionOf(Concern, 'Concern', { scope: SCOPE });

builder.objectField(Officer, 'concerns', (t) =>
  t.field({
    type: ConcernConnection,
    description:
      'The early signs about the officer, latest first. Needs the scope concern:read; empty where it does not cover the officer, and of the viewer and those above.',
    authScopes: { scope: SCOPE },
    args: pageArguments(t.arg),
    resolve: async ({ id }, args, context) => {
      requirePurpose(context, SCOPE);
      return officerConcernList(context, id, { ...args, withheld: await viewerAndAbove(context) });
    },
  }),
);

builder.objectField(Unit, 'concerns', (t) =>
  t.field({
    type: ConcernConnection,
    description:
      'The concerns about officers of the unit and below on the day of the query, and about those who belonged there last, open ones first, then the latest. Needs the scope concern:read; those that it does not cover are left out, and those about the viewer and about who is above.',
    authScopes: { scope: SCOPE },
    args: {
      stage: t.arg({ type: [ConcernStage], description: 'Only these. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: async ({ id }, { stage, ...page }, context) => {
      requirePurpose(context, SCOPE);
      return unitConcernList(context, id, { ...page, stage: stage ?? null, withheld: await viewerAndAbove(context) });
    },
  }),
);
