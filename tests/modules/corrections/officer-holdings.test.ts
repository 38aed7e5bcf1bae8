import { describe, expect, it } from '@jest/globals';
import { useApp } from '../../support/app.ts';
import { sql } from '../../../src/sql/sql.ts';

const api = useApp();

/** What refers to an officer, and what becomes of it when the officer is merged into another: moved, by which file; or left, and why. */
const HOLDINGS: Readonly<Record<string, { moved: string } | { left: string }>> = {
  'assignment.officer_id': { left: 'who held the post first; its rows tell who holds it' },
  'assignment_version.officer_id': { moved: 'officers/officer-moving.service.ts' },
  'attendance.officer_id': { moved: 'activities/attendance-moving.service.ts' },
  'attestation.officer_id': {
    left: 'a source attests the record for which it was read; it is read by all ids of an officer',
  },
  'case_liability_version.officer_id': { moved: 'discipline/discipline-moving.service.ts' },
  'concern_version.officer_id': { moved: 'concerns/concern-moving.service.ts' },
  'dossier_section_version.officer_id': { moved: 'dossier/dossier-moving.service.ts' },
  'duty_version.officer_id': { moved: 'duties/duty-moving.service.ts' },
  'evaluation.officer_id': { moved: 'evaluations/result/evaluation-moving.service.ts' },
  'evaluation_earlier_subject.officer_id': { left: 'what was believed until an instant' },
  'honor_recipient.officer_id': { moved: 'honors/honor-moving.service.ts' },
  'officer_merge.into_id': { moved: 'officers/officer-moving.service.ts' },
  'officer_merge.officer_id': { left: 'which id leads to the survivor' },
  'officer_personal.officer_id': { moved: 'officers/officer-moving.service.ts' },
  'officer_version.officer_id': { moved: 'officers/officer-moving.service.ts' },
  'person_link.officer_id': { left: 'which officer a person is; it is read by where the id leads' },
  'personal_read.officer_id': {
    left: 'whose data was read, under the id of then; it is found by all ids of an officer',
  },
  'program_member_version.officer_id': { moved: 'programs/program-moving.service.ts' },
  'recommendation_version.candidate_id': { moved: 'recommendations/recommendation-moving.service.ts' },
  'recommendation_version.recommender_id': { moved: 'recommendations/recommendation-moving.service.ts' },
  'sanction_version.officer_id': { moved: 'discipline/discipline-moving.service.ts' },
  'selection.officer_id': { moved: 'selection/selection-moving.service.ts' },
  'tally.officer_id': { moved: 'tallies/tally-moving.service.ts' },
};

describe('the merging of officers', () => {
  it('knows every column that refers to an officer', async () => {
    const columns = await api.registry.$query<{ name: string }>(
      sql`SELECT c.conrelid::regclass || '.' || a.attname AS name FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.confrelid = 'officer'::regclass ORDER BY 1`,
      [],
    );
    // a new one: let its module move what it holds, and src/modules/corrections/merge.service.ts ask for it; or say here why not
    expect(columns.map(({ name }) => name).toSorted()).toEqual(Object.keys(HOLDINGS));
  });

  it('leaves out no column that names an officer without a foreign key', async () => {
    // officers is how many
    const columns = await api.registry.$query<{ name: string }>(
      sql`SELECT table_name || '.' || column_name AS name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name ~ 'officer' AND column_name <> 'officers' AND data_type = 'integer' ORDER BY 1`,
      [],
    );
    expect(columns.map(({ name }) => name).filter((name) => !(name in HOLDINGS))).toEqual([]);
  });
});
