import { Flex, Tag } from 'antd';
import { scopeText } from '../forms/scope-words.ts';
import type { GrantLineFragment } from '../generated/documents/graphql.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { instantText } from '../moment.tsx';
import { useSession } from '../session.tsx';

export interface Ending {
  readonly revokedAt?: string | null;
  /** The instant from which it holds no more. */
  readonly end?: string | null;
}

export const isOver = ({ revokedAt, end }: Ending): boolean =>
  Boolean(revokedAt ?? (end && new Date(end) <= new Date()));

/** When something holds no more, or that it has ended. */
export function Ends({ revokedAt, end }: Ending) {
  const { t } = useWords();
  if (revokedAt) return <span className="over">{t('revokedAt', { instant: instantText(revokedAt) })}</span>;
  if (!end) return t('noEnd');
  return isOver({ end }) ? (
    <span className="over">{t('endedAt', { instant: instantText(end) })}</span>
  ) : (
    instantText(end)
  );
}

/** What is allowed, and where it holds. */
export function Allowed({ scopes, everywhere, units }: GrantLineFragment) {
  const { t } = useWords();
  const { label } = useSession();
  return (
    <div className="allowed">
      <Flex gap={4} wrap>
        {scopes.map((scope) => (
          <Tag key={scope}>{scopeText(scope, label)}</Tag>
        ))}
      </Flex>
      {everywhere
        ? t('everywhere')
        : units.map(({ id, name }) => (
            <Go key={id} to={`/units/${id}`}>
              {name}
            </Go>
          ))}
    </div>
  );
}
