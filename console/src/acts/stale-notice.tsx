import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { use } from 'react';
import { FieldTable } from '../field-table.tsx';
import { LatestChangesDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { dayOf } from '../moment.tsx';
import { PlaceContext } from '../place.ts';
import { useSession } from '../session.tsx';
import { titleOfAct } from './act-titles.ts';

/** A thing that somebody changed while the viewer filled in a form. */
export interface Stale {
  readonly id: string;
  /** The version that is on record now. */
  readonly version: number;
  /** How many changes lie between. */
  readonly changes: number;
}

const SHOWN = 10;

/** Tells what the others did, and lets the viewer go on with it in sight. */
export function StaleNotice({
  stale: { id, changes },
  onGoOn,
}: {
  readonly stale: Stale;
  readonly onGoOn: () => void;
}) {
  const { ask, may } = useSession();
  const { t, locale } = useWords();
  const last = Math.min(changes, SHOWN);
  const { data } = useQuery({
    enabled: may('change:read', use(PlaceContext)),
    queryKey: ['latest-changes', id, last],
    queryFn: ({ signal }) => ask(LatestChangesDocument, { subject: id, last }, { signal }),
    staleTime: 0,
  });
  return (
    <Alert
      type="warning"
      role="alert"
      showIcon
      title={t('stale')}
      description={
        <>
          <p>{t('staleNext')}</p>
          {data?.changes.nodes.toReversed().map((change) => (
            <FieldTable
              key={change.id}
              fields={change.fields}
              title={`${dayOf(change.at)} ${change.actor} ${titleOfAct(change.operation, locale)}`}
            />
          ))}
          <Button type="primary" onClick={onGoOn}>
            {t('previewAnew')}
          </Button>
        </>
      }
    />
  );
}
