import { Flex, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ActButton } from '../acts/act-button.tsx';
import { useNext } from '../acts/none-yet.tsx';
import { usePut, useTitle, useTyped } from '../address.ts';
import { choiceIn, idIn, isYear, oneOf, SEARCH_MAXIMUM, textIn } from '../address-values.ts';
import { LeftOut } from '../left-out.tsx';
import { NodePicker } from '../forms/node-picker.tsx';
import { labelOf } from '../forms/field-labels.ts';
import type { HonorFilter, HonorLevel, MeritClass } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import { DownloadList } from '../files/download-list.tsx';
import { HonorColumn } from './honor-column.tsx';

/** As many years back as can be chosen; older honors are read from the list of all. */
const YEARS = 30;
const FOLDED = ['REJECTED', 'REVOKED'] as const;

/** Honors from their nomination to their conferral, a column for each status; which of them is in the address. */
export default function HonorsPage() {
  const { t, marks } = useWords();
  const [search] = useSearchParams();
  const [isFolded, setIsFolded] = useState(true);
  const { label, valuesOf } = useSession();
  const next = useNext();
  const asked = [
    choiceIn<string>(search, 'year', isYear),
    choiceIn<HonorLevel>(search, 'level', oneOf(valuesOf('HonorLevel'))),
    choiceIn<MeritClass>(search, 'class', oneOf(valuesOf('MeritClass'))),
  ] as const;
  const [{ value: year }, { value: level }, { value: meritClass }] = asked;
  const [typed, type, title] = useTyped('title');
  const place = idIn(search, 'within', ['Unit']);
  const within = place.value;
  const narrowed: HonorFilter = {
    ...(level && { level: [level] }),
    ...(meritClass && { meritClass: [meritClass] }),
    ...(title && { title: { contains: title } }),
  };
  const ofYear: HonorFilter = { ...narrowed, ...(year && { awardedYear: Number(year) }) };
  // looked up once, however many columns there are in a file
  const somewhere: HonorFilter = within ? { within } : {};
  const filter: HonorFilter = { ...somewhere, ...narrowed };
  const conferred: HonorFilter = { ...somewhere, ...ofYear };
  // the file has what the board shows
  const shown: HonorFilter = {
    ...somewhere,
    or: [
      { ...narrowed, status: ['NOMINATED', 'UNDER_PUBLIC_NOTICE', ...(isFolded ? [] : FOLDED)] },
      { ...ofYear, status: ['CONFERRED'] },
    ],
  };
  useTitle(t('honors'));
  return (
    <article aria-label={t('honors')}>
      <h1>{t('honors')}</h1>
      <Flex gap="small" wrap className="list-head asked">
        <ActButton act="nominateHonor" />
        <Narrowing chosen={{ level, class: meritClass }} within={within} title={typed} onType={type} />
        <DownloadList list="honors" of={{ filter: JSON.stringify(shown) }} title={t('honors')} />
      </Flex>
      <LeftOut of={[place, ...asked, textIn(search, 'title')]} />
      <div className="board">
        <HonorColumn
          statuses={['NOMINATED']}
          filter={filter}
          empty={next('noNominated', 'nominateHonor', 'nominateNext')}
        />
        <HonorColumn
          statuses={['UNDER_PUBLIC_NOTICE']}
          filter={filter}
          empty={next('noNoticed', 'putHonorUnderNotice', 'noticeNext')}
        />
        <HonorColumn
          statuses={['CONFERRED']}
          filter={conferred}
          empty={next('noConferred', 'conferHonor', 'conferNext')}
          narrowing={<Year year={year} />}
        />
      </div>
      <details onToggle={({ currentTarget }) => setIsFolded(!currentTarget.open)}>
        <summary>{marks.beside(FOLDED.map((status) => label('HonorStatus', status)))}</summary>
        {!isFolded && <HonorColumn statuses={FOLDED} filter={filter} empty={t('noHonors')} />}
      </details>
    </article>
  );
}

interface Narrowed {
  readonly chosen: Readonly<Record<'level' | 'class', string | null>>;
  /** The unit to whose people and units below they were given. */
  readonly within: string | null;
  /** What is in the title. */
  readonly title: string;
  readonly onType: (title: string) => void;
}

/** Which honors the board has. */
function Narrowing({ chosen, within, title, onType }: Narrowed) {
  const { t, locale } = useWords();
  const { valuesOf } = useSession();
  const put = usePut();
  const choices = [
    { name: 'level', of: 'HonorLevel', label: labelOf('NominateHonorInput.level', locale) },
    { name: 'class', of: 'MeritClass', label: labelOf('NominateHonorInput.meritClass', locale) },
  ] as const;
  return (
    <>
      <NodePicker
        of="unit"
        className="picker"
        aria-label={t('units')}
        placeholder={t('wholeForce')}
        {...(within && { value: within })}
        onChange={(id) => put({ within: id as string | undefined })}
      />
      <Input
        className="picker"
        aria-label={t('findHonor')}
        placeholder={t('findHonor')}
        allowClear
        maxLength={SEARCH_MAXIMUM}
        value={title}
        onChange={({ target }) => onType(target.value)}
      />
      {choices.map(({ name, of, label }) => (
        <Select
          key={name}
          className="field"
          aria-label={label}
          placeholder={label}
          allowClear
          value={chosen[name]}
          onChange={(value: string | undefined) => put({ [name]: value })}
          options={valuesOf(of)}
        />
      ))}
    </>
  );
}

/** Of which year those are that were conferred. Default: the newest of all. */
function Year({ year }: { readonly year: string | null }) {
  const { t } = useWords();
  const put = usePut();
  const years = Array.from({ length: YEARS }, (_, i) => String(dayjs().year() - i));
  return (
    <Select
      className="year asked"
      aria-label={t('year')}
      placeholder={t('year')}
      allowClear
      value={year}
      onChange={(chosen: string | undefined) => put({ year: chosen })}
      options={years.map((value) => ({ value, label: value }))}
    />
  );
}
