import { useTitle } from './address.ts';
import { Go } from './go.tsx';
import { useWords } from './locale.tsx';

/** At an address that is none. */
export default function NoPage() {
  const { t } = useWords();
  useTitle(t('noPage'));
  return (
    <article aria-label={t('noPage')}>
      <h1>{t('noPage')}</h1>
      <p>{t('noPageHelp')}</p>
      <ul className="go-on">
        <li>
          <Go to="/">{t('home')}</Go>
        </li>
        <li>
          <Go to="/acts">{t('acts')}</Go>
        </li>
        <li>
          <Go to="/changes">{t('changes')}</Go>
        </li>
      </ul>
    </article>
  );
}
