import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { actorName } from '../changes/actor-name.ts';
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
  /** How many changes there were since the version that the form was opened on. */
  readonly missed: number;
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
            <LatestChanges of={stale} />
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

/** The latest changes of a thing: of those of the thing itself, those that came between. */
function LatestChanges({ of: { id, missed } }: { readonly of: Stale }) {
  const { ask, may } = useSession();
  const { t, locale, marks } = useWords();
  const { data, error, refetch } = useQuery({
    enabled: may('change:read'),
    queryKey: ['latest-changes', id],
    queryFn: ({ signal }) => ask(LatestChangesDocument, { subject: id }, { signal, withoutPurpose: true }),
    staleTime: 0,
  });
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (may('change:read') && !data) return <Spin />;
  if (!data || data.changes.nodes.length === 0) return <p>{t('staleUnseen')}</p>;
  const { nodes } = data.changes;
  const own = nodes.filter(({ subject }) => subject?.id === id);
  return (own.length >= missed ? own : nodes)
    .slice(-missed)
    .toReversed()
    .map((change) => (
      <FieldTable
        key={change.id}
        fields={change.fields}
        title={`${instantText(change.at)} ${actorName(change.actor, { t, marks })} ${titleOfAct(change.operation, locale)}`}
      />
    ));
}
