import { Button, Checkbox, Empty, Flex, Spin } from 'antd';
import { useSearchParams } from 'react-router';
import { usePut, useTitle } from '../address.ts';
import { dayIn, flagIn, idIn } from '../address-values.ts';
import { DayField } from '../day-field.tsx';
import { NodePicker } from '../forms/node-picker.tsx';
import { HandOverAll } from '../files/hand-over-all.tsx';
import { DifferencesDocument, type DifferencesQuery } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { FieldTable } from '../field-table.tsx';
import { LeftOut } from '../left-out.tsx';
import { typeOf } from '../node-id.ts';
import { isForwards } from '../period-picker.tsx';
import { Problem } from '../problem.tsx';
import { after, More, usePages } from '../pages.tsx';
import { useSession } from '../session.tsx';
import { SubjectLink } from '../subject-link.tsx';
import { titledOf } from '../subject.ts';
import { namesOf } from './names-of.ts';
import { wordOfType } from './subject-types.ts';

/** What is not the same on two days, of a unit or an officer; what is compared is in the address. */
export default function ComparePage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const put = usePut();
  useTitle(t('compare'));
  const named = idIn(search, 'of', ['Unit', 'Officer']);
  const of = named.value;
  const days = [dayIn(search, 'earlier'), dayIn(search, 'later')] as const;
  const [earlier, later] = days.map(({ value }) => value);
  const compared = { from: earlier ?? undefined, to: later ?? undefined };
  const below = flagIn(search, 'subtree');
  const subtree = below.value ?? false;
  const day = (key: 'earlier' | 'later', value: string | null) => (
    <DayField aria-label={t(key)} placeholder={t(key)} value={value} onChange={(chosen) => put({ [key]: chosen })} />
  );
  return (
    <article aria-label={t('compare')}>
      <h1>{t('compare')}</h1>
      <Flex gap="small" align="center" wrap className="list-head asked">
        <NodePicker
          of="either"
          className="picker"
          aria-label={t('compareUnit')}
          placeholder={t('compareUnit')}
          {...(of && { value: of })}
          onChange={(id) => put({ of: id as string | undefined })}
        />
        {day('earlier', days[0].value)}
        {day('later', days[1].value)}
        <Checkbox checked={subtree} onChange={({ target }) => put({ subtree: target.checked ? 'true' : null })}>
          {t('compareSubtree')}
        </Checkbox>
      </Flex>
      <LeftOut of={[named, ...days, below]} />
      {!isForwards(compared) && <p role="alert">{t('laterEarlier')}</p>}
      {!(of && earlier && later) && <Empty description={t('chooseCompare')} />}
      {of && earlier && later && isForwards(compared) && (
        <Differences of={of} earlier={earlier} later={later} subtree={subtree && typeOf(of) === 'Unit'} />
      )}
    </article>
  );
}

type Difference = DifferencesQuery['differences']['nodes'][number];

interface Props {
  readonly of: string;
  readonly earlier: string;
  readonly later: string;
  readonly subtree: boolean;
}

function Differences({ of, earlier, later, subtree }: Props) {
  const { t, locale, marks } = useWords();
  const { ask } = useSession();
  const asked = { of, subtree, earlier: { date: earlier }, later: { date: later } };
  const paged = usePages(
    ['differences', asked],
    (cursor, signal) => ask(DifferencesDocument, { ...asked, after: cursor }, { signal, withoutPurpose: true }),
    ({ differences }) => after(differences.pageInfo),
  );
  const { data, error, refetch } = paged;
  if (error) return <Problem error={error} onAgain={() => void refetch()} />;
  if (!data) return <Spin />;
  const found = data.pages.flatMap(({ differences }) => differences.nodes);
  if (found.length === 0) return <Empty description={t('noDifferences')} />;
  const types = [...new Set(found.map(({ subjectType }) => subjectType))];
  const counts = types.map(
    (type) => `${wordOfType(type, locale)} ${found.filter(({ subjectType }) => subjectType === type).length}`,
  );
  return (
    <>
      <Flex gap="small" align="center" wrap className="list-head">
        <HandOverAll<Difference>
          title={`${t('compare')} ${earlier} ${later}`}
          heading={[t('whom'), t('kind'), t('field'), t('before'), t('after')]}
          read={async (cursor, signal) => {
            const page = await ask(DifferencesDocument, { ...asked, after: cursor }, { signal, withoutPurpose: true });
            return page.differences;
          }}
          rowsOf={(difference) =>
            difference.fields.map(({ label, beforeText, afterText }) => [
              titledOf(difference.subject)?.name ?? marks.list(namesOf(difference)),
              wordOfType(difference.subjectType, locale),
              label,
              beforeText ?? '',
              afterText ?? '',
            ])
          }
        />
        <Button className="no-print" onClick={() => print()}>
          {t('print')}
        </Button>
      </Flex>
      {found.map((difference, i) => {
        const { subject, subjectType, fields } = difference;
        const titled = titledOf(subject);
        const name = titled?.name ?? marks.list(namesOf(difference));
        const type = wordOfType(subjectType, locale);
        return (
          <section key={`${subject?.id ?? ''}${i}`} aria-label={name || type}>
            <h2>
              {titled ? <SubjectLink of={titled} /> : name} <small>{type}</small>
            </h2>
            <FieldTable fields={fields} />
          </section>
        );
      })}
      <More paged={paged}>
        {paged.hasNextPage
          ? t('moreThan', { total: found.length })
          : marks.aside(t('dueCount', { total: found.length }), marks.list(counts))}
      </More>
    </>
  );
}
