import { useTitle } from './address.ts';
import { Go } from './go.tsx';
import { useWords } from './locale.tsx';
import { useMenu } from './menu.ts';

/** Where most go on, of what there is for them. */
const GO_ON: ReadonlySet<string> = new Set(['/', '/acts', '/changes']);

/** At an address that is none. */
export default function NoPage() {
  const { t } = useWords();
  const menu = [...useMenu()].filter(([path]) => GO_ON.has(path));
  useTitle(t('noPage'));
  return (
    <article aria-label={t('noPage')}>
      <h1>{t('noPage')}</h1>
      <p>{t('noPageHelp')}</p>
      <ul className="go-on">
        {menu.map(([path, name]) => (
          <li key={path}>
            <Go to={path}>{t(name)}</Go>
          </li>
        ))}
      </ul>
    </article>
  );
}
