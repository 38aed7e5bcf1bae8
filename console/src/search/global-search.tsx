import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { nameOfOfficer, nameOfUnit } from '../forms/node-picker.tsx';
import { SearchDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useGo, useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** One box for people and units, reached by the key `/`. Enter opens what is marked, at first the nearest. */
export function GlobalSearch() {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const go = useGo();
  const box = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { data, isFetching } = useQuery({
    enabled: asked !== '',
    queryKey: ['search', asked, moment],
    queryFn: ({ signal }) => ask(SearchDocument, { text: asked, ...moment }, { signal }),
    placeholderData: (before) => before,
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
  const people = (data?.officers.nodes ?? []).map((each) => ({
    value: `/officers/${each.id}`,
    label: nameOfOfficer(each),
  }));
  const units = (data?.units.nodes ?? []).map((each) => ({ value: `/units/${each.id}`, label: nameOfUnit(each) }));
  const first = [...people, ...units][0];
  useEffect(() => {
    // Enter came before the answer: what is nearest is opened when it is there
    if (!isWanted.current || isFetching || !first) return;
    isWanted.current = false;
    setText('');
    go(first.value);
  }, [first, go, isFetching]);
  const groups = [
    { label: t('people'), options: people },
    { label: t('units'), options: units },
  ].filter(({ options }) => options.length > 0);
  return (
    <AutoComplete
      className="global-search"
      value={text}
      options={asked ? groups : []}
      defaultActiveFirstOption
      notFoundContent={asked && !isFetching ? t('nothingFound') : null}
      showSearch={{ onSearch: setText }}
      onSelect={(path: string) => {
        setText('');
        go(path);
      }}
      onChange={(value: string) => {
        isWanted.current = false;
        setText(value.startsWith('/') ? '' : value);
      }}
    >
      <Input
        ref={box}
        onPressEnter={() => {
          isWanted.current = isFetching || text.trim() !== asked;
        }}
        aria-label={t('search')}
        placeholder={t('search')}
        title={t('searchHint')}
      />
    </AutoComplete>
  );
}
