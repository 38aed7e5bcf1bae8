import { useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { use, useDeferredValue, useState } from 'react';
import { NamedDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { today } from '../moment.tsx';
import { toldOf } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { findThings, isListed } from './finding.ts';
import { HINTS, noneText } from './finding-words.ts';
import { FormUnitContext, usePickedAt } from './form-day.ts';
import { nameOf } from './named.ts';
import type { Pickable } from './pickable.ts';

interface Props {
  readonly of: Pickable;
  readonly multiple?: boolean;
  readonly id?: string;
  readonly value?: string | readonly string[];
  readonly onChange?: (value: unknown) => void;
  readonly className?: string;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Finds a thing by what it is called, or by whom it is about; gives the id. */
export function NodePicker({ of, multiple, onChange, value, ...props }: Props) {
  const { ask, may, label } = useSession();
  const words = useWords();
  const { t, locale, marks } = words;
  const moment = usePickedAt(of);
  const unit = use(FormUnitContext);
  const [text, setText] = useState('');
  const [taken, setTaken] = useState<readonly Option[]>([]);
  const asked = useDeferredValue(text.trim());
  const found = useQuery({
    enabled: asked !== '' || isListed(of, unit),
    queryKey: ['pick', of, asked, moment, unit],
    queryFn: ({ signal }) => findThings(of, { ask, may, text: asked, moment, unit, signal }),
  });
  const ids = value === undefined ? [] : [value].flat();
  const known = useQuery({
    enabled: ids.length > 0,
    queryKey: ['named', ids, moment],
    queryFn: ({ signal }) => ask(NamedDocument, { ids, ...moment }, { signal }),
    placeholderData: (before) => before,
  });
  // while another day is asked for, what is picked is called as it was
  const named = (known.data?.nodes ?? []).filter((thing) => thing && ids.includes(thing.id));
  const things = found.data?.things ?? [];
  const options = [...things, ...named].flatMap((thing) =>
    thing ? [{ value: thing.id, label: nameOf(thing, { label, t, marks, on: moment.date ?? today() }) }] : [],
  );
  const isKnown = known.data !== undefined && !known.isPlaceholderData;
  const unnamed = ids.filter((id) => options.every((option) => option.value !== id));
  // until it is read what it is called, it is called as it was found; who sees an id cannot tell what it is of
  options.push(
    ...(isKnown
      ? unnamed.map((id) => ({ value: id, label: t('notThen') }))
      : unnamed.map((id) => taken.find((option) => option.value === id) ?? { value: id, label: t('reading') })),
  );
  const language = locale === 'en' ? 1 : 0;
  const areMore = found.data?.areMore ?? false;
  const hint = HINTS[of]?.[language];
  const none = noneText(of, areMore, language) ?? t('nothingFound');
  // what could not be asked for was not looked for
  const nothing = found.error ? toldOf(found.error, words) : none;
  return (
    <Select
      {...props}
      {...(multiple && { mode: 'multiple' as const })}
      {...(value !== undefined && { value })}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear={{ label: t('clearValue') }}
      popupMatchSelectWidth={false}
      classNames={{ popup: { root: 'found' } }}
      notFoundContent={found.isFetching ? <Spin size="small" /> : asked ? nothing : (hint ?? t('searchHint'))}
      onChange={(picked: unknown, option) => {
        setTaken([option ?? []].flat());
        onChange?.(picked);
      }}
      // a box that is opened again is empty, and what is shown below it is not what was found before
      onOpenChange={(isOpen) => {
        if (!isOpen) setText('');
      }}
      popupRender={(menu) => (
        <>
          {menu}
          {areMore && things.length > 0 && (
            <div role="status" className="aside list-foot">
              {t('moreFound')}
            </div>
          )}
        </>
      )}
      options={[...new Map(options.map((option) => [option.value, option])).values()]}
    />
  );
}
