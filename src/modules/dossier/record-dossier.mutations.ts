import { NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { parseChange, type InputCheck } from '../acts/input-check.rules.ts';
import { datedFields } from '../acts/standard.inputs.ts';
import { parseEducations, parseMembers, parsePhoto, parseResume, readParticulars } from './contents-input.rules.ts';
import type { Contents, Particulars } from './contents.rules.ts';
import { EDUCATION, MEMBERS, particularsFields, PHOTO, resumeFields } from './dossier.inputs.ts';
import { sectionById } from './dossier.loaders.ts';
import { recordDossier } from './dossier-together.service.ts';
import { DossierSection } from './dossier.type.ts';
import { auditDossierGuesses } from './guesses.runner.ts';

const ParticularsInput = builder.inputType('ParticularsInput', {
  description: 'Particulars of an officer (基本信息). What is left out stays as it is on record; null takes it away.',
  fields: particularsFields,
});

const ResumeInput = builder.inputType('ResumeInput', {
  description: 'A résumé (简历): lines, or one text.',
  fields: resumeFields,
});

/** The particulars that are given. */
function particularsIn(check: InputCheck, input: typeof ParticularsInput.$inferInput): Partial<Particulars> {
  const given = Object.entries(readParticulars(check, input, today())).filter(
    ([field]) => input[field as keyof typeof input] !== undefined,
  );
  if (given.length === 0) {
    check.refuse('input', { zh: '至少填写一项基本信息', en: 'must have at least one of the particulars' });
  }
  return Object.fromEntries(given);
}

const recorded = payload<{ sectionIds: readonly number[] }>(
  'The sections with the change on record, or why not.',
  (t) => ({
    sections: t.field({
      type: [DossierSection],
      description:
        'The sections that were recorded, on the day they take effect, without those that say the same already.',
      resolve: async ({ sectionIds }, _args, context) =>
        (await Promise.all(sectionIds.map((id) => sectionById(context).load(id)))).map((section) => section!),
    }),
  }),
);

act('recordDossier', {
  scope: ['personnel:write', 'officer:personal'],
  description:
    'Records several sections of the dossier of an officer together, as one change. The particulars that are given replace those on record; each other section that is given replaces the one on record as a whole, from the day on, until the next day for which something of it is on record. Stored sealed: the record of the change tells nothing of them.',
  success: 'The sections are on record.',
  payload: recorded,
  refusals: [NotFoundError, RuleViolationError],
  around: auditDossierGuesses,
  input: {
    description:
      'Sections of the dossier of an officer (登记档案信息); at least one is given, and what is not given stays.',
    argument: 'Whose, from which day, and what.',
    fields: (t) => ({
      officer: t.id({ required: true, description: 'The officer, on record on the day.' }),
      ...datedFields(t),
      particulars: t.field({ type: ParticularsInput, description: 'Particulars, at least one.' }),
      education: t.field(EDUCATION),
      resume: t.field({ type: ResumeInput, description: 'The résumé.' }),
      members: t.field(MEMBERS),
      photo: t.string(PHOTO),
    }),
  },
  command: (input, check) => {
    const { particulars, education, resume, members, photo } = input;
    const sections: (Contents | null)[] = [
      education == null ? null : { section: 'EDUCATION', contents: parseEducations(check, education, today()) },
      resume == null
        ? null
        : { section: 'RESUME', contents: check.within('resume', (part) => parseResume(part, resume, today())) },
      members == null ? null : { section: 'FAMILY', contents: parseMembers(check, members, today()) },
      photo == null ? null : { section: 'PHOTO', contents: parsePhoto(check, photo) },
    ];
    const given = sections.filter((section) => section !== null);
    if (particulars == null && given.length === 0) {
      check.refuse('input', { zh: '至少填写一类档案信息', en: 'must have at least one section' });
    }
    return {
      officerId: inputKey(check, 'Officer', input.officer, 'officer'),
      ...parseChange(check, input, today()),
      particulars: particulars == null ? null : check.within('particulars', (part) => particularsIn(part, particulars)),
      sections: given,
    };
  },
  run: recordDossier,
});
