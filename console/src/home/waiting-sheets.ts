import type { HomeQuery } from '../generated/documents/graphql.ts';
import { actorName } from '../changes/actor-name.ts';
import { useWords } from '../locale.tsx';
import { instantText } from '../moment.tsx';
import { NOWHERE } from '../place.ts';
import { useSession } from '../session.tsx';
import { OVER } from '../sheets/statuses.ts';
import type { Item } from './waiting.tsx';

/** The spreadsheets that were not applied, newest first: the viewer's own. To a person to whom the registry tells those of everybody, the page cannot tell which are theirs (two may have one name): all that persons sent are shown, with who did. */
export function useWaitingSheets({ importBatches }: HomeQuery): {
  readonly items: readonly Item[];
  readonly isOfAll: boolean;
} {
  const words = useWords();
  const { viewer, label, may } = useSession();
  const isOfAll = viewer.kind === 'PERSON' && may('officer:personal', NOWHERE);
  const isOwn = (by: string): boolean =>
    viewer.kind === 'SERVICE' ? by === `service:${viewer.name}` : by.startsWith('person:');
  const items = importBatches.nodes
    .filter(({ status, uploadedBy }) => !OVER.has(status) && isOwn(uploadedBy))
    .toReversed()
    .map(({ id, fileName, kind, status, uploadedAt, uploadedBy }) => ({
      key: id,
      to: `/sheets/${id}`,
      name: fileName || id,
      about: [
        label('ImportKind', kind),
        label('ImportStatus', status),
        instantText(uploadedAt),
        isOfAll && actorName(uploadedBy, words),
      ],
    }));
  return { items, isOfAll };
}
