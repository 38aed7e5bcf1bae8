import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useTitle } from '../address.ts';
import { useWords } from '../locale.tsx';
import { useGo } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { Grants } from './grants.tsx';
import { PersonLinks } from './person-links.tsx';
import { Tokens } from './tokens.tsx';

/** What all of it needs. */
const READ = 'registry:read';

/** What administrators keep, each with its acts; which part of it is shown is in the address. What the viewer may not read is not there. */
export default function AdministrationPage() {
  const { may } = useSession();
  const { t } = useWords();
  const go = useGo();
  const [search] = useSearchParams();
  useTitle(t('administration'));
  const tabs = may('access:admin')
    ? [
        { key: 'tokens', label: t('tokens'), children: <Tokens /> },
        { key: 'grants', label: t('grants'), children: <Grants /> },
        { key: 'links', label: t('links'), children: <PersonLinks /> },
      ]
    : [];
  const asked = search.get('view');
  const shown = tabs.find(({ key }) => key === asked) ?? tabs[0];
  return (
    <article aria-label={t('administration')}>
      <h1>{t('administration')}</h1>
      {may(READ) && shown ? (
        <Tabs activeKey={shown.key} onChange={(view) => go('/administration', { view })} destroyOnHidden items={tabs} />
      ) : (
        <p role="status">{t('noScope', { scope: may(READ) ? 'access:admin' : READ })}</p>
      )}
    </article>
  );
}
