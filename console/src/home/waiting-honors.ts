import { pathOf } from '../go.tsx';
import { labelOf } from '../forms/field-labels.ts';
import type { HomeQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { isNoticeOver } from '../honors/notice.ts';
import { useDay } from '../moment.tsx';
import type { Item } from './waiting.tsx';

type Honor = HomeQuery['honors']['nodes'][number];

/** Where it is shown with what can be done: by the first who gets it. Of who is not on record, the board finds it by its title. */
function placeOfHonor({ title, recipients: [first] }: Honor): Pick<Item, 'to' | 'search'> {
  if (first?.__typename === 'Officer') return { to: pathOf(first), search: { view: 'honors' } };
  if (first?.__typename === 'Unit') return { to: pathOf(first) };
  return { to: '/honors', search: { title } };
}

/** The honors of a unit and below that can be conferred, and those whose notice has not begun. */
export function useWaitingHonors({ honors: { nodes } }: HomeQuery): {
  readonly ready: readonly Item[];
  readonly nominated: readonly Item[];
} {
  const { locale } = useWords();
  const day = useDay();
  const itemOf = (honor: Honor): Item => {
    const { id, title, nominatedOn, recipients } = honor;
    const about = [
      `${recipients[0]?.name ?? ''}${recipients.length > 1 ? ` +${recipients.length - 1}` : ''}`,
      nominatedOn && `${labelOf('NominateHonorInput.nominatedOn', locale)} ${nominatedOn}`,
    ];
    return { key: id, ...placeOfHonor(honor), name: title, about };
  };
  return {
    ready: nodes.filter((honor) => honor.status === 'UNDER_PUBLIC_NOTICE' && isNoticeOver(honor, day)).map(itemOf),
    nominated: nodes.filter(({ status }) => status === 'NOMINATED').map(itemOf),
  };
}
