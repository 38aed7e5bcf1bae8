import type { RequirementLineFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';

/** What is measured in basis points is told in per cent. */
const figureOf = ({ measure }: RequirementLineFragment, value: number): string =>
  measure === 'POLICE_SHARE' ? `${value / 100}%` : String(value);

/** How requirements are told: what is measured, how much it is to be, and in what period. */
export function useRequirements() {
  const { marks } = useWords();
  const { label } = useSession();
  const measured = (requirement: RequirementLineFragment) => {
    const { measure, per, minimum, maximum } = requirement;
    const limits = [
      minimum === null ? '' : `≥ ${figureOf(requirement, minimum)}`,
      maximum === null ? '' : `≤ ${figureOf(requirement, maximum)}`,
    ];
    const text = [label('RequirementMeasure', measure), ...limits].filter(Boolean).join(' ');
    return marks.aside(text, label('RequirementPeriod', per));
  };
  return {
    measured,
    /** How somebody stands to one: the value beside what it is to be. */
    standing: (requirement: RequirementLineFragment, value: number | null, unknown: string) =>
      marks.of(`${requirement.name} ${value === null ? unknown : figureOf(requirement, value)}`, measured(requirement)),
  };
}
