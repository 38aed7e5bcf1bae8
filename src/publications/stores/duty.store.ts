import { DUTY, type DutyFacts } from '../../modules/duties/duty.declaration.ts';
import { firstDay } from '../cells.ts';
import type { DatedContent, DatedStore } from '../dated-store.ts';
import { duties } from '../datasets/duty.dataset.ts';

interface DutyContent extends DatedContent {
  readonly kind: DutyFacts['kind'];
  readonly holderType: 'OFFICER' | 'UNIT' | 'OTHER';
  readonly holder: string;
  readonly targetType: 'PLACE' | 'UNIT';
  readonly target: string;
  readonly program: string | null;
  readonly title: string | null;
  readonly above: string | null;
  readonly source: string;
}

export const dutyStore: DatedStore<DutyContent, typeof DUTY> = {
  declaration: DUTY,
  dataset: duties,
  facts: ({ facts }) =>
    facts.duties.map(({ line, key, row }) => ({
      line,
      key,
      rows: [key],
      content: {
        kind: row.kind,
        holderType: row.holder_type,
        holder: row.holder_ref,
        targetType: row.target_type,
        target: row.target_ref,
        program: row.program_key,
        title: row.title,
        above: row.above_ref,
        validFrom: firstDay(row.observed_on),
        source: row.source,
      },
    })),
  values: ({ kind, holderType, holder, targetType, target, program, title, above }, ids) => ({
    kind,
    title,
    officerId: holderType === 'OFFICER' ? ids.of('officers', holder) : null,
    unitId: holderType === 'UNIT' ? ids.of('units', holder) : null,
    holderName: holderType === 'OTHER' ? holder : null,
    targetPlaceId: targetType === 'PLACE' ? ids.of('places', target) : null,
    targetUnitId: targetType === 'UNIT' ? ids.of('units', target) : null,
    programId: ids.ofOptional('programs', program),
    aboveId: ids.ofOptional('duties', above),
  }),
  attested: 'duty_id',
};
