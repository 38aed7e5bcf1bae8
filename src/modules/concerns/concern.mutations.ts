import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { link } from '../../graphql/field-options.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseBasis, type BasisInput as SentBasis, type InputCheck } from '../acts/input-check.rules.ts';
import { basisField, requiredBasisField, versionedFields } from '../acts/standard.inputs.ts';
import { ConcernKind, ConcernMeasure, ConcernStage } from './concern.enums.ts';
import { concernById } from './concern.loaders.ts';
import { raiseConcern, recordConcernStep } from './concern.service.ts';
import { Concern } from './concern.type.ts';
import { expungeConcerns } from './expunging.service.ts';

const BY_MAXIMUM = 100;
const WORDS_MAXIMUM = 2_000;
const CONCERNS_MAXIMUM = 1_000;

const RESULT = 'The concern with the change on record, or why not.';
const concern = (description: string) =>
  payload<{ concernId: number }>(RESULT, (t) => ({
    concern: t.field(link(Concern, concernById, 'concernId', description)),
  }));

/** By whose order, without words: the record of changes keeps them for good, and those of a concern are to be forgotten. */
function parseWordless(check: InputCheck, sent: SentBasis | null | undefined) {
  const basis = parseBasis(check, sent);
  if (basis?.reason != null) {
    check.refuse('basis.reason', {
      zh: '苗头问题的依据只填文号；情况和理由写在情况或备注栏，以便日后销毁',
      en: 'must be null: a reason stays in the record of changes for good; say it in summary or note, which can be expunged',
    });
  }
  return basis;
}

act('raiseConcern', {
  scope: ['concern:write', 'concern:read'],
  description: 'Records an early sign about an officer.',
  input: {
    description: 'An early sign that was found (登记苗头问题).',
    argument: 'The concern.',
    fields: (t) => ({
      officer: t.id({
        required: true,
        description: 'The officer, who serves on the day; neither the caller nor one above the caller.',
      }),
      keeper: t.id({
        required: true,
        description: 'The unit that follows it up: that of the officer on the day, or one above it.',
      }),
      kind: t.field({ type: ConcernKind, required: true, description: 'What it is about.' }),
      openedOn: t.field({
        type: 'Date',
        required: true,
        description: 'The day on which it was found, not after today.',
      }),
      summary: t.string({ required: true, description: 'What was seen; at most 2,000 characters; stored sealed.' }),
      by: t.string({
        required: true,
        description: 'By whom it was found or reported; at most 100 characters; stored sealed.',
      }),
      ...basisField(t),
    }),
  },
  success: 'The concern is on record.',
  payload: concern('The concern on its day.'),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    officerId: inputKey(check, 'Officer', input.officer, 'officer'),
    keeperId: inputKey(check, 'Unit', input.keeper, 'keeper'),
    kind: input.kind,
    openedOn: check.pastDay('openedOn', input.openedOn, today()),
    summary: check.text('summary', input.summary, WORDS_MAXIMUM),
    by: check.text('by', input.by, BY_MAXIMUM),
    basis: parseWordless(check, input.basis),
  }),
  run: raiseConcern,
});

act('recordConcernStep', {
  scope: ['concern:write', 'concern:read'],
  description: 'Records a step about a concern.',
  input: {
    description:
      'A step about a concern (处置苗头问题). Its basis is a document number alone: a reason would stay on record.',
    argument: 'The step.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The concern, which is neither closed nor referred.' }),
      on: t.field({ type: 'Date', required: true, description: 'The day, not before the last step nor after today.' }),
      stage: t.field({
        type: ConcernStage,
        required: true,
        description: 'The stage that it leads to; CLOSED and REFERRED need a note that says why.',
      }),
      measure: t.field({ type: ConcernMeasure, description: 'What was done; required where the stage stays.' }),
      by: t.string({ required: true, description: 'By whom; at most 100 characters; stored sealed.' }),
      note: t.string({ description: 'In words; at most 2,000 characters; stored sealed.' }),
      ...versionedFields(t),
    }),
  },
  success: 'The step is on record.',
  payload: concern('The concern on the day of the step.'),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => ({
    id: inputKey(check, 'Concern', input.id, 'id'),
    expectedVersion: input.expectedVersion ?? null,
    on: check.pastDay('on', input.on, today()),
    stage: input.stage,
    measure: input.measure ?? null,
    by: check.text('by', input.by, BY_MAXIMUM),
    note: check.optionalText('note', input.note, WORDS_MAXIMUM),
    basis: parseWordless(check, input.basis),
  }),
  run: recordConcernStep,
});

act('expungeConcerns', {
  scope: ['concern:write', 'concern:read'],
  description:
    'Destroys the words of concerns for good, when their time has come. The one thing that is forgotten here; the record of changes says that and by whom. It cannot be undone.',
  input: {
    description: 'Concerns whose words are to go for good (销毁苗头问题), all of them or none.',
    argument: 'Which concerns.',
    fields: (t) => ({
      ids: t.idList({
        required: true,
        description:
          'The concerns, 1 to 1,000, each once: those that ended, whose day to be expunged has come by a confirmed rule; others, such as one raised by mistake, by an order with its number.',
      }),
      ...requiredBasisField(
        t,
        'A reason is required, and stays on record: it says nothing of what the concerns were about.',
      ),
    }),
  },
  success: 'Their words are gone: the keys that sealed them are destroyed.',
  payload: payload<{ expunged: number }>('The concerns with the change on record, or why not.', (t) => ({
    expunged: t.exposeInt('expunged', { description: 'How many were expunged: as many as were named.' }),
  })),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => {
    const basis = parseBasis(check, input.basis);
    if (basis?.reason == null) check.refuse('basis.reason', { zh: '不能为空', en: 'must not be null' });
    return { ids: idsOf(check, input.ids), basis: basis ?? { documentNumber: null, reason: null } };
  },
  run: expungeConcerns,
});

/** The concerns, each named once. */
function idsOf(check: InputCheck, ids: readonly string[]): number[] {
  if (!check.size('ids', ids, CONCERNS_MAXIMUM)) return [];
  const keys = ids.map((id, i) => inputKey(check, 'Concern', id, `ids.${i}`));
  keys.forEach((key, i) => {
    if (keys.indexOf(key) < i) check.refuse(`ids.${i}`, { zh: '重复', en: 'is named twice' });
  });
  return keys;
}
