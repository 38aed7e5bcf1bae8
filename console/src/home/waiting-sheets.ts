import type { HomeQuery, ImportStatus } from '../generated/documents/graphql.ts';
import { dayOf } from '../moment.tsx';
import { useSession } from '../session.tsx';
import type { Item } from './waiting.tsx';

/** Nothing more comes of these. */
const OVER: ReadonlySet<ImportStatus> = new Set(['APPLIED', 'DISCARDED', 'UNDONE']);

/** The spreadsheets of the viewer that were not applied, newest first. Of a person the page knows the name alone, which may be that of two: all that persons sent are shown, with who did. */
export function useWaitingSheets({ importBatches }: HomeQuery): readonly Item[] {
  const { viewer, label } = useSession();
  const isOwn = (by: string): boolean =>
    viewer.kind === 'SERVICE' ? by === `service:${viewer.name}` : by.startsWith('person:');
  return (importBatches?.nodes ?? [])
    .filter(({ status, uploadedBy }) => !OVER.has(status) && isOwn(uploadedBy))
    .toReversed()
    .map(({ id, fileName, kind, status, uploadedAt, uploadedBy }) => ({
      key: id,
      to: `/sheets/${id}`,
      name: fileName || id,
      about: [
        label('ImportKind', kind),
        label('ImportStatus', status),
        dayOf(uploadedAt),
        viewer.kind === 'PERSON' && uploadedBy,
      ],
    }));
}
