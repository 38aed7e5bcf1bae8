import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { FieldTable } from '../field-table.tsx';
import { LatestChangesDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { instantText } from '../moment.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { titleOfAct } from './act-titles.ts';

/** A thing that somebody changed while the viewer filled in a form. */
export interface Stale {
  readonly id: string;
  /** The version that is on record now. */
  readonly version: number;
}

interface Props {
  readonly stale: Stale;
  /** Goes on with what was typed; nothing where the form would put all of it in the place of what others recorded. */
  readonly onGoOn: (() => void) | null;
}

/** Tells what the others did, and lets the viewer go on with it in sight. */
export function StaleNotice({ stale, onGoOn }: Props) {
  const { t } = useWords();
  return (
    <Alert
      type="warning"
      role="alert"
      showIcon
      title={t('stale')}
      description={
        onGoOn ? (
          <>
            <p>{t('staleNext')}</p>
            <LatestChanges of={stale.id} />
            <Button type="primary" onClick={onGoOn}>
              {t('previewAnew')}
            </Button>
          </>
        ) : (
          t('staleWhole')
        )
      }
    />
  );
}

/** The latest changes of a thing: which of them came between is told by when they were made. */
function LatestChanges({ of }: { readonly of: string }) {
  const { ask, may } = useSession();
  const { t, locale } = useWords();
  const { data, error, refetch } = useQuery({
    enabled: may('change:read'),
    queryKey: ['latest-changes', of],
    queryFn: ({ signal }) => ask(LatestChangesDocument, { subject: of }, { signal, withoutPurpose: true }),
    staleTime: 0,
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (may('change:read') && !data) return <Spin />;
  if (!data || data.changes.nodes.length === 0) return <p>{t('staleUnseen')}</p>;
  return data.changes.nodes
    .toReversed()
    .map((change) => (
      <FieldTable
        key={change.id}
        fields={change.fields}
        title={`${instantText(change.at)} ${change.actor} ${titleOfAct(change.operation, locale)}`}
      />
    ));
}
