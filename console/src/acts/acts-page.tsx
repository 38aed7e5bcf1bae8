import { Button, Flex } from 'antd';
import { ACTS } from '../generated/acts.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import { useAct } from './act-provider.tsx';
import { titleOfAct, type ActName } from './acts-of.ts';

/** All acts that the viewer may do, by their scopes. */
export default function ActsPage() {
  const { t, locale } = useWords();
  const { mayDo } = useSession();
  const open = useAct();
  const offered = (Object.keys(ACTS) as ActName[]).filter((act) => mayDo(ACTS[act].scope));
  const scopes = [...new Set(offered.map((act) => ACTS[act].scope ?? ''))].toSorted();
  return (
    <article aria-label={t('acts')}>
      <h1>{t('acts')}</h1>
      <p>{t('actsIntro')}</p>
      {scopes.map((scope) => (
        <section key={scope} aria-label={scope}>
          <h2>{scope}</h2>
          <Flex gap="small" wrap>
            {offered
              .filter((act) => (ACTS[act].scope ?? '') === scope)
              .map((act) => (
                <Button key={act} onClick={() => open({ act, fixed: {}, name: '' })}>
                  {titleOfAct(act, locale)}
                </Button>
              ))}
          </Flex>
        </section>
      ))}
    </article>
  );
}
