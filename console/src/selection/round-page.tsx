import { Checkbox, Flex, Select, Spin, Tag } from 'antd';
import { usePut, useTitle, useTyped } from '../address.ts';
import { choiceIn, flagIn, oneOf, textIn } from '../address-values.ts';
import { LeftOut } from '../left-out.tsx';
import { useParams, useSearchParams } from 'react-router';
import { ActMenu } from '../acts/act-menu.tsx';
import { ROUND_ACTS } from '../acts/acts-of.ts';
import { RoundDocument, type RoundQuery, type UnitCategory } from '../generated/documents/graphql.ts';
import { FindBox, NobodyFound } from '../find-box.tsx';
import { scopeText } from '../forms/scope-words.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { Go } from '../go.tsx';
import { PlaceContext, placeOf } from '../place.ts';
import { Problem } from '../problem.tsx';
import { after, More, ofSame, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { DownloadList } from '../files/download-list.tsx';
import { Candidates } from './candidates.tsx';
import { Quotas } from './quotas.tsx';
import { Recommendations } from './recommendations.tsx';
import { Selected } from './selected.tsx';

export type Round = NonNullable<RoundQuery['selectionRound']>;

/** A round of selection: its quotas, who was selected, and the candidates with what speaks for and against them. */
export default function RoundPage() {
  const { round: id = '' } = useParams();
  const { ask, label, may, valuesOf } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const [search] = useSearchParams();
  const put = usePut();
  const evaluations = may('evaluation:read');
  const all = flagIn(search, 'ineligible');
  const ineligible = all.value ?? false;
  const categories = valuesOf('UnitCategory');
  const named = choiceIn<UnitCategory>(search, 'category', oneOf(categories));
  const [text, type, given] = useTyped('find');
  const asked = {
    ineligible,
    category: named.value && [named.value],
    found: given || null,
  };
  const paged = usePages(
    ['round', id, asked, moment],
    (cursor, signal) => ask(RoundDocument, { id, evaluations, ...asked, after: cursor, ...moment }, { signal }),
    ({ selectionRound }) => after(selectionRound?.candidates?.pageInfo),
    // what was ticked, chosen or typed stays where it is
    { placeholderData: ofSame(id) },
  );
  const { data, error, refetch, isFetching } = paged;
  useTitle(data?.pages[0]?.selectionRound?.title);
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const round = data.pages[0]?.selectionRound;
  if (!round) return <p role="status">{t('notFound')}</p>;
  const rows = data.pages.flatMap(({ selectionRound }) => selectionRound?.candidates?.nodes ?? []);
  return (
    <PlaceContext value={placeOf(round.unit)}>
      <article aria-label={round.title}>
        <Flex align="center" gap="small" wrap>
          <h1>{round.title}</h1>
          <Go to={`/units/${round.unit.id}`}>{round.unit.name}</Go>
          <Tag>{label('SelectionRoundStatus', round.status)}</Tag>
          <ActMenu groups={ROUND_ACTS} subject={round} name={round.title} />
        </Flex>
        <Quotas allocations={round.allocations} />
        <h2>{t('selected')}</h2>
        <Selected selections={round.selections} />
        <h2>{t('candidates')}</h2>
        {evaluations ? (
          <>
            <Flex align="center" gap="small" wrap className="list-head asked">
              <FindBox list={t('candidates')} text={text} isFetching={isFetching} onType={type} />
              <Select
                className="field"
                aria-label={t('category')}
                placeholder={t('category')}
                allowClear={{ label: t('clearValue') }}
                value={named.value}
                onChange={(value?: string) => put({ category: value })}
                options={categories}
              />
              <Checkbox
                checked={ineligible}
                onChange={({ target }) => put({ ineligible: target.checked ? 'true' : null })}
              >
                {t('withIneligible')}
              </Checkbox>
              <DownloadList
                list="candidates"
                of={{ round: id }}
                title={`${t('candidates')} ${round.title}`}
                says={t('downloadCandidates')}
              />
            </Flex>
            <LeftOut of={[named, all, textIn(search, 'find')]} />
            <Candidates
              round={round}
              rows={rows}
              empty={<NobodyFound text={text} onType={type} otherwise={t('noCandidates')} />}
            />
            <More paged={paged}>
              {rows.length > 0 &&
                t('shownOf', { shown: rows.length, total: round.candidates?.totalCount ?? rows.length })}
            </More>
            <Recommendations id={id} isRound />
          </>
        ) : (
          <p role="status">{t('noScope', { scope: scopeText('evaluation:read', label) })}</p>
        )}
      </article>
    </PlaceContext>
  );
}
