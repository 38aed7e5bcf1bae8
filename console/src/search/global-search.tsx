import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { nameOfOfficer, nameOfUnit } from '../forms/named.ts';
import { SearchDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useGo, useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';
import { goesOn } from './goes-on.ts';
import { nearestFirst, unitsNearestFirst } from './nearest-first.ts';
import { unitsBy } from './units-by.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** As many people as are read of each list: the list stays short enough for units to be seen. */
const SHOWN = 8;
const UNITS_SHOWN = 6;

/** How high the list may be: as the window, without the bar above it and an edge below. All that is found is in sight then. */
const BESIDE_LIST = 112;
const LEAST_HEIGHT = 256;

/** One box for people and units, reached by the key `/`. Enter opens what is marked, at first the nearest. */
export function GlobalSearch() {
  const { ask, label } = useSession();
  const { t, marks } = useWords();
  const moment = useMoment();
  const go = useGo();
  const box = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { data, isFetching } = useQuery({
    enabled: asked !== '',
    queryKey: ['search', asked, moment],
    queryFn: ({ signal }) => ask(SearchDocument, { text: asked, ...unitsBy(asked), ...moment }, { signal }),
  });
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', reach);
    return () => removeEventListener('keydown', reach);
  }, []);
  const isWanted = useRef(false);
  const people = (data ? nearestFirst(data) : []).slice(0, SHOWN).map((each) => ({
    value: `/officers/${each.id}`,
    label: nameOfOfficer(each, { t, marks, label }),
  }));
  // the rest of them is in the list of all
  const all = goesOn(data?.officers)
    ? [{ value: `/officers?${String(new URLSearchParams({ serving: 'false', find: asked }))}`, label: t('allFound') }]
    : [];
  const units = (data ? unitsNearestFirst(data) : []).slice(0, UNITS_SHOWN).map((each) => ({
    value: `/units/${each.id}`,
    label: nameOfUnit(each, marks),
  }));
  // what was found for another text is no answer to this one: Enter would open somebody else
  const isAnswered = data !== undefined && text.trim() === asked;
  const first = isAnswered ? [...people, ...units][0] : undefined;
  const open = useCallback(
    (value: string) => {
      const [path = '', more] = value.split('?');
      setText('');
      go(path, Object.fromEntries(new URLSearchParams(more)));
    },
    [go],
  );
  useEffect(() => {
    // Enter came before the answer: what is nearest is opened when it is there
    if (!isWanted.current || !first) return;
    isWanted.current = false;
    open(first.value);
  }, [first, open]);
  const headOf = (what: 'people' | 'units', list: unknown) => marks.aside(t(what), goesOn(list) && t('moreFound'));
  const groups = [
    { label: headOf('people', data?.officers), options: [...people, ...all] },
    { label: headOf('units', data?.units), options: units },
  ].filter(({ options }) => options.length > 0);
  return (
    <AutoComplete
      className="global-search"
      value={text}
      options={asked && isAnswered ? groups : []}
      defaultActiveFirstOption
      notFoundContent={asked && !isFetching ? t('nothingFound') : null}
      // the key that leads to the box is none of what is looked for
      showSearch={{ onSearch: (typed) => setText(typed.replace(/^\//, '')) }}
      onSelect={open}
      popupMatchSelectWidth={false}
      listHeight={Math.max(LEAST_HEIGHT, innerHeight - BESIDE_LIST)}
      classNames={{ popup: { root: 'found' } }}
      onChange={(value: string) => {
        isWanted.current = false;
        setText(value.startsWith('/') ? '' : value);
      }}
    >
      <Input
        ref={box}
        onPressEnter={() => {
          isWanted.current = !isAnswered;
        }}
        aria-label={t('search')}
        placeholder={t('search')}
        title={t('searchHint')}
      />
    </AutoComplete>
  );
}
