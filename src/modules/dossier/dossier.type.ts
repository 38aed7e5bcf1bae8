import type { DossierSectionKind as Section } from '../../generated/prisma/enums.ts';
import { builder } from '../../graphql/builder.ts';
import type { Context } from '../../graphql/context.ts';
import { cost } from '../../graphql/cost.ts';
import { basis, link, nodeOf, validity, versionOf } from '../../graphql/field-options.ts';
import { unlessRedacted } from '../../graphql/redaction.ts';
import { noteSensitiveRead, scopeOnRecord } from '../../graphql/sensitive.ts';
import { wordsOf } from '../../graphql/words.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { contentsIn, type ContentsOf } from './contents.rules.ts';
import {
  DossierEducation,
  DossierFamilyMember,
  DossierParticulars,
  DossierPhoto,
  DossierResume,
} from './contents.type.ts';
import { DossierSectionKind } from './dossier.enums.ts';
import { sealedContentsOf, sectionById, sectionLock, sectionsOf, type DossierSectionRow } from './dossier.loaders.ts';

export const DossierSection = builder.objectRef<DossierSectionRow>('DossierSection');

builder.node(DossierSection, {
  description:
    'That a section of the dossier of an officer is on record, and since when (档案信息); what it says is told by `Officer.dossier`. Needs the scope officer:personal for the unit of the officer: others are not there. Every reading is on record, and needs a purpose.',
  authScopes: scopeOnRecord<DossierSectionRow>('officer:personal', 'dossier'),
  ...nodeOf(sectionById, 'The same for as long as the registry stands, whatever becomes of the section.'),
  fields: (t) => ({
    version: t.int(versionOf('section', sectionLock)),
    officer: t.field(link(Officer, officerById, 'officerId', 'The officer.')),
    section: t.expose('section', { type: DossierSectionKind, description: 'Which section.' }),
    validity: t.field(validity('The days for which it says the same.')),
    basis: t.field(basis('By whose order it says so; null where none is on record.')),
  }),
});

/** Whose dossier. */
interface Dossier {
  readonly officerId: number;
}

/** What a section says on the day; null where it is not on record. */
async function contentsOf<Kind extends Section>(
  { officerId }: Dossier,
  section: Kind,
  context: Context,
): Promise<ContentsOf[Kind] | null> {
  const sealed = await sealedContentsOf(context).load({ officerId, section });
  if (!sealed) return null;
  const { id, contents } = sealed;
  const document = await wordsOf(context, { type: 'DossierSection', id, field: 'contents', sealed: contents });
  return document === null ? null : contentsIn(section, document);
}

const NOT_RECORDED = 'null where none is on record';

/** It is read and opened as a whole, whatever of it is asked for. */
const PHOTO_WEIGHT = 100;

const OfficerDossier = builder.objectRef<Dossier>('OfficerDossier').implement({
  description:
    'The personnel dossier of an officer (干部档案信息), as the appointment form (干部任免审批表) needs it, on the day of the query; stored sealed. Needs the scope officer:personal.',
  authScopes: { scope: 'officer:personal' },
  fields: (t) => ({
    particulars: t.field({
      type: DossierParticulars,
      nullable: true,
      description: `The particulars (基本信息); ${NOT_RECORDED}.`,
      resolve: (dossier, _args, context) => contentsOf(dossier, 'PARTICULARS', context),
    }),
    education: t.field({
      type: [DossierEducation],
      nullable: true,
      description: `The education (学历学位), in the order that was recorded, which is that of forms; ${NOT_RECORDED}.`,
      resolve: (dossier, _args, context) => contentsOf(dossier, 'EDUCATION', context),
    }),
    resume: t.field({
      type: DossierResume,
      nullable: true,
      description: `The résumé (简历); ${NOT_RECORDED}.`,
      resolve: (dossier, _args, context) => contentsOf(dossier, 'RESUME', context),
    }),
    family: t.field({
      type: [DossierFamilyMember],
      nullable: true,
      description: `The family and other close relations (家庭主要成员及重要社会关系), in the order that was recorded; ${NOT_RECORDED}.`,
      resolve: (dossier, _args, context) => contentsOf(dossier, 'FAMILY', context),
    }),
    photo: t.field({
      type: DossierPhoto,
      nullable: true,
      description: `The photo (照片); ${NOT_RECORDED}.`,
      ...cost({ weight: PHOTO_WEIGHT }),
      resolve: (dossier, _args, context) => contentsOf(dossier, 'PHOTO', context),
    }),
    sections: t.field({
      type: [DossierSection],
      description: 'The sections that are on record on the day, each with its id and since when; at most five.',
      resolve: ({ officerId }, _args, context) => sectionsOf(context).load(officerId),
    }),
  }),
});

builder.objectField(Officer, 'dossier', (t) =>
  t.field({
    type: OfficerDossier,
    nullable: true,
    description:
      'The personnel dossier (干部档案信息). Needs the scope officer:personal for the unit of the officer: without it the field is null, and `extensions.redactions` of the answer says so. Every reading is on record, and needs a purpose (`x-purpose`). Error PERSONAL_KEY_MISSING where the server lacks the key.',
    resolve: ({ id }, _args, context, info) =>
      unlessRedacted('officer:personal', id, context, info, () => {
        // an answer that nothing is known is a read too
        noteSensitiveRead(context, id, 'dossier');
        return { officerId: id };
      }),
  }),
);
