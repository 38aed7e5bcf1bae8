import type { ActName } from '../acts/acts-of.ts';
import type { DossierQuery, DossierSectionKind } from '../generated/documents/graphql.ts';

export type OfficerDossier = NonNullable<NonNullable<DossierQuery['officer']>['dossier']>;

/** A section of a dossier, and the act that replaces it. */
export interface Section {
  readonly section: DossierSectionKind;
  readonly act: ActName;
  /** What its form begins with: what is on record, since all of it is replaced. */
  readonly initialOf: (dossier: OfficerDossier) => Readonly<Record<string, unknown>>;
}

/** In the order of 干部任免审批表. */
export const SECTIONS: readonly Section[] = [
  { section: 'PARTICULARS', act: 'recordParticulars', initialOf: ({ particulars }) => ({ ...particulars }) },
  { section: 'EDUCATION', act: 'recordEducation', initialOf: ({ education }) => ({ education: education ?? [] }) },
  {
    section: 'RESUME',
    act: 'recordResume',
    initialOf: ({ resume }) => (resume?.text ? { text: resume.text } : { lines: resume?.lines ?? [] }),
  },
  { section: 'FAMILY', act: 'recordFamily', initialOf: ({ family }) => ({ members: family ?? [] }) },
  { section: 'PHOTO', act: 'recordPhoto', initialOf: () => ({}) },
];
