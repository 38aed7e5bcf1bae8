import { TEXTS, type TextKey } from '../texts.ts';
import type { ActName } from './acts-of.ts';

interface FoundAt {
  /** The page; where it is one of a unit, that of the viewer. */
  readonly page: '/administration' | '/changes' | 'unit';
  readonly view?: string;
  readonly where: readonly [zh: string, en: string];
}

/** What a part of a page is called there. */
const zh = (key: TextKey): string => `“${TEXTS[key][0]}”`;
const en = (key: TextKey): string => `“${TEXTS[key][1]}”`;

const ofEither = (view: 'concerns' | 'sanctions'): FoundAt => ({
  page: 'unit',
  view,
  where: [`单位或人员页面的${zh(view)}`, `${en(view)} of a unit or an officer`],
});

const ofAdministration = (view: 'grants' | 'links' | 'tokens'): FoundAt => ({
  page: '/administration',
  view,
  where: [`${TEXTS.administration[0]}的${zh(view)}`, `${en(view)} of ${en('administration')}`],
});

/** Of an officer, who is found in the roster. */
const OF_DOSSIER: FoundAt = {
  page: 'unit',
  view: 'roster',
  where: [
    `人员页面${zh('personal')}的${zh('showDossier')}`,
    `${en('showDossier')} under ${en('personal')} of the officer`,
  ],
};

/**
 * Acts that have no form of their own on the page of acts, but are found on another: on what is told for a purpose alone, what only administrators
 * keep, whatever is on record, and what replaces all that is on record.
 */
export const FOUND_AT: Partial<Readonly<Record<ActName, FoundAt>>> = {
  liftSanction: ofEither('sanctions'),
  recordLiabilityFinding: {
    page: 'unit',
    view: 'sanctions',
    where: [
      `人员页面的${zh('sanctions')}，可按案号找到本人`,
      `${en('sanctions')} of the officer, who is found by the number of the case`,
    ],
  },
  recordConcernStep: ofEither('concerns'),
  expungeConcerns: ofEither('concerns'),
  recordEducation: OF_DOSSIER,
  recordFamily: OF_DOSSIER,
  recordParticulars: OF_DOSSIER,
  recordPhoto: OF_DOSSIER,
  recordResume: OF_DOSSIER,
  revokeToken: ofAdministration('tokens'),
  revokeAccess: ofAdministration('grants'),
  unlinkPerson: ofAdministration('links'),
  withdrawRecord: {
    page: '/changes',
    where: [
      `${TEXTS.changes[0]}，或该项登记的${zh('acts')}`,
      `${en('changes')}, or the ${en('acts')} of what is recorded`,
    ],
  },
};
