import { Button, Empty, Flex } from 'antd';
import { useTitle } from '../address.ts';
import { ACTS } from '../generated/acts.ts';
import { Go } from '../go.tsx';
import { useWords } from '../locale.tsx';
import { useMenu } from '../menu.ts';
import { useHomeUnit } from '../units/home-unit.ts';
import { useAct } from './act-provider.tsx';
import { areaOf, AREAS, OPERATIONS, titleOfAct } from './act-titles.ts';
import type { ActName } from './acts-of.ts';
import { FOUND_AT } from './found-at.ts';
import { useMayAct } from './may-act.ts';

/** Whether it has a form: some acts are done with sheets alone, or by no person. */
const isAct = (name: string): name is ActName => name in ACTS;

/** All acts that the viewer may do, by what they are about. */
export default function ActsPage() {
  const { t, locale } = useWords();
  const mayAct = useMayAct();
  const open = useAct();
  const menu = useMenu();
  const offered = OPERATIONS.filter(isAct).filter((act) => mayAct(act));
  const areas = AREAS.map((area) => ({
    area: area[locale === 'en' ? 1 : 0],
    acts: offered.filter((act) => areaOf(ACTS[act].scopes) === area),
  })).filter(({ acts }) => acts.length > 0);
  useTitle(t('acts'));
  return (
    <article aria-label={t('acts')}>
      <h1>{t('acts')}</h1>
      {areas.length > 0 ? (
        <p>{t('actsIntro')}</p>
      ) : (
        <Empty description={t(menu.has('/acts') ? 'actsToday' : 'noActs')} />
      )}
      {areas.map(({ area, acts }) => (
        <section key={area} aria-label={area}>
          <h2>{area}</h2>
          <Flex gap="small" wrap>
            {acts
              .filter((act) => !(act in FOUND_AT))
              .map((act) => (
                <Button key={act} onClick={() => open({ act, fixed: {}, name: '' })}>
                  {titleOfAct(act, locale)}
                </Button>
              ))}
          </Flex>
          {acts.map((act) => (
            <Elsewhere key={act} act={act} />
          ))}
        </section>
      ))}
    </article>
  );
}

/** Where an act is at hand that has no form here. */
function Elsewhere({ act }: { readonly act: ActName }) {
  const { locale, marks } = useWords();
  const menu = useMenu();
  const home = useHomeUnit();
  const found = FOUND_AT[act];
  const page = found?.page === 'unit' ? home && `/units/${home}` : found?.page;
  if (!found || !page) return null;
  const text = marks.aside(titleOfAct(act, locale), found.where[locale === 'en' ? 1 : 0]);
  // what stands on a page that is not for the viewer stands elsewhere, too
  if (found.page !== 'unit' && !menu.has(found.page)) return <p>{text}</p>;
  return (
    <p>
      <Go to={page} {...(found.view && { search: { view: found.view } })}>
        {text}
      </Go>
    </p>
  );
}
