import type { FoundOfficerFragment } from './generated/documents/graphql.ts';
import type { Words } from './locale.tsx';

interface Standing {
  readonly number: string | null;
  readonly unit: string | null;
}

/** The police number and the unit of somebody in a list: of who has left, those of the last day of service, said to be former. */
export function standingOf(
  {
    policeNumber,
    unit,
    lastPoliceNumber,
    lastUnitName,
  }: Pick<FoundOfficerFragment, 'policeNumber' | 'unit' | 'lastPoliceNumber' | 'lastUnitName'>,
  t: Words['t'],
): Standing {
  const former = (what: string | null | undefined): string | null => (what ? t('former', { what }) : null);
  return {
    number: policeNumber ?? former(lastPoliceNumber),
    unit: unit?.name ?? former(lastUnitName),
  };
}
