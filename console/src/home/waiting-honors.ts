import { pathOf } from '../go.tsx';
import { labelOf } from '../forms/field-labels.ts';
import type { HomeQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { isNoticeOver } from '../honors/notice.ts';
import { useDay } from '../moment.tsx';
import { placeOf } from '../place.ts';
import type { Item } from './waiting.tsx';

type Honor = HomeQuery['honors']['nodes'][number];
type Recipient = Honor['recipients'][number];

/** The unit of a recipient and those above it; none of the deceased, who serve nowhere. */
function unitsOf(recipient: Recipient): readonly string[] {
  if (recipient.__typename === 'OtherRecipient') return [];
  const unit = recipient.__typename === 'Unit' ? recipient : recipient.unit;
  return placeOf(unit) ?? [];
}

/** Where it is shown with what can be done: by the first who gets it. Of who is not on record, the board finds it by its title. */
function placeOfHonor({ title, recipients: [first] }: Honor): Pick<Item, 'to' | 'search'> {
  if (first?.__typename === 'Officer') return { to: pathOf(first), search: { view: 'honors' } };
  if (first?.__typename === 'Unit') return { to: pathOf(first) };
  return { to: '/honors', search: { title } };
}

/** Whether one who gets it is of the unit; where nobody is of any, every unit looks after it. */
function isOf(within: string, { recipients }: Honor): boolean {
  const units = recipients.map(unitsOf);
  return units.every((each) => each.length === 0) || units.some((each) => each.includes(within));
}

/** The honors of a unit and below that can be conferred, and those whose notice has not begun. */
export function useWaitingHonors(
  within: string,
  { honors }: HomeQuery,
): { readonly ready: readonly Item[]; readonly nominated: readonly Item[] } {
  const { locale } = useWords();
  const day = useDay();
  const own = honors.nodes.filter((honor) => isOf(within, honor));
  const itemOf = (honor: Honor): Item => {
    const { id, title, nominatedOn, recipients } = honor;
    const about = [
      `${recipients[0]?.name ?? ''}${recipients.length > 1 ? ` +${recipients.length - 1}` : ''}`,
      nominatedOn && `${labelOf('NominateHonorInput.nominatedOn', locale)} ${nominatedOn}`,
    ];
    return { key: id, ...placeOfHonor(honor), name: title, about };
  };
  return {
    ready: own.filter((honor) => honor.status === 'UNDER_PUBLIC_NOTICE' && isNoticeOver(honor, day)).map(itemOf),
    nominated: own.filter(({ status }) => status === 'NOMINATED').map(itemOf),
  };
}
