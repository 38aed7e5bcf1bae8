import type { Merging, Moving } from '../../record/moving.ts';
import { replaceFrom } from '../../record/periods.ts';
import { scopeBeyond } from '../../record/reach.ts';
import { believedVersions, recordRevisions } from '../../record/timeline.ts';
import type { Write } from '../../record/write.ts';
import { EVER } from '../../time/day.ts';
import type { PersonalNotes } from '../officers/personal.reads.ts';
import { DOSSIER_SECTION } from './dossier-section.declaration.ts';
import { sectionsOfOfficer } from './dossier.reads.ts';
import { DOSSIER_SECTION_KIND } from './dossier.vocabulary.ts';

/**
 * Sections of the dossier of one officer become those of another, who has no such section: which of two is right only a reader can
 * tell. Who may not read them is told no more than that both have one. The record of the merger tells nothing of it.
 */
export async function dossierToMove(
  write: Write,
  { from, into }: Merging,
  { operation }: PersonalNotes,
): Promise<Moving> {
  const [sections, kept, beyond] = await Promise.all([
    sectionsOfOfficer(write, from),
    sectionsOfOfficer(write, into),
    scopeBeyond(write, { officers: [from, into] }, ['officer:personal']),
  ]);
  const ofSurvivor = new Set(kept.map(({ section }) => section));
  const twice = sections.filter(({ section }) => ofSurvivor.has(section));
  // the refusal tells what both have, or that both have something
  if (twice.length > 0)
    operation.personalReads.push(...[from, into].map((officerId) => ({ officerId, field: 'dossier' })));
  const told = twice.map(({ section }) => ({
    zh: `两人的档案都有${DOSSIER_SECTION_KIND.terms[section].zh}，须先撤回其一`,
    en: `both have ${section} in their dossiers; withdraw one`,
  }));
  const untold = {
    zh: '两人的档案不一致，请由有权查阅者（officer:personal）核对',
    en: 'their dossiers contradict each other; someone with officer:personal can tell in what',
  };
  const versions = await believedVersions(write, DOSSIER_SECTION, twice.length > 0 ? [] : sections.map(({ id }) => id));
  const moved = [...versions].map(
    ([id, rows]) => [id, replaceFrom(rows, EVER, () => ({ officerId: into }), null)] as const,
  );
  return {
    contradictions: beyond === null || told.length === 0 ? told : [untold],
    fields: [],
    record: () => recordRevisions(write, DOSSIER_SECTION, new Map(moved)),
  };
}
