import { useTitle } from '../address.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import { OfUnit } from '../units/of-unit.tsx';
import { Views } from '../views.tsx';
import { Calendar } from './calendar.tsx';
import { Grants } from './grants.tsx';
import { PersonLinks } from './person-links.tsx';
import { Policy } from './policy.tsx';
import { Rules } from './rules.tsx';
import { Schemes } from './schemes.tsx';
import { Tokens } from './tokens.tsx';

/** What administrators keep, each with its acts; which part of it is shown is in the address. What the viewer may not read is not there; who has signed in may read some of it. */
export default function AdministrationPage() {
  const { may } = useSession();
  const { t } = useWords();
  useTitle(t('administration'));
  const views = [
    { key: 'tokens', scope: 'access:admin', label: t('tokens'), children: <Tokens /> },
    { key: 'grants', scope: 'access:admin', label: t('grants'), children: <Grants /> },
    { key: 'links', scope: 'access:admin', label: t('links'), children: <PersonLinks /> },
    { key: 'calendar', scope: 'registry:read', label: t('calendar'), children: <Calendar /> },
    {
      key: 'schemes',
      scope: 'evaluation:read',
      label: t('schemes'),
      children: <OfUnit parameter="unit">{(unit) => <Schemes unit={unit} />}</OfUnit>,
    },
    {
      key: 'policy',
      scope: 'registry:read',
      label: t('ratios'),
      children: <OfUnit parameter="unit">{(unit) => <Policy unit={unit} />}</OfUnit>,
    },
    { key: 'rules', scope: 'registry:read', label: t('rules'), children: <Rules /> },
  ].filter(({ scope }) => may(scope));
  return (
    <article aria-label={t('administration')}>
      <h1>{t('administration')}</h1>
      <Views views={views.map(({ key, label, children }) => ({ key, label, children }))} />
    </article>
  );
}
