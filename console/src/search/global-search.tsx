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
  const people = (data?.officers.nodes ?? []).map((each) => ({
    value: `/officers/${each.id}`,
    label: nameOfOfficer(each),
  }));
  const units = (data?.units.nodes ?? []).map((each) => ({ value: `/units/${each.id}`, label: nameOfUnit(each) }));
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
      onChange={(value: string) => setText(value.startsWith('/') ? '' : value)}
    >
      <Input ref={box} aria-label={t('search')} placeholder={t('search')} title={t('searchHint')} />
    </AutoComplete>
  );
}
