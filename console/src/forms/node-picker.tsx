import { useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { useDeferredValue, useState } from 'react';
import {
  NamedDocument,
  OfficerSearchDocument,
  UnitSearchDocument,
  type FoundOfficerFragment,
  type FoundUnitFragment,
} from '../generated/documents/graphql.ts';
import type { Pickable } from './field-labels.ts';
import { useWords } from '../locale.tsx';
import { useMoment } from '../moment.tsx';
import { useSession } from '../session.tsx';

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

export const nameOfOfficer = ({ name, policeNumber, unit }: FoundOfficerFragment): string =>
  [name, policeNumber, unit && `（${unit.name}）`].filter(Boolean).join(' ');
export const nameOfUnit = ({ name, parent }: FoundUnitFragment): string =>
  parent ? `${name}（${parent.name}）` : name;

/** Finds an officer by name, pinyin, initials or number, or a unit by any part of its name or its code; gives the id. */
export function NodePicker({ of, multiple, onChange, value, ...props }: Props) {
  const { ask } = useSession();
  const { t } = useWords();
  const moment = useMoment();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const options = (kind: 'officer' | 'unit') => ({ enabled: asked !== '' && (of === kind || of === 'either') });
  const officers = useQuery({
    ...options('officer'),
    queryKey: ['pick-officer', asked, moment],
    queryFn: ({ signal }) => ask(OfficerSearchDocument, { text: asked, ...moment }, { signal }),
  });
  const units = useQuery({
    ...options('unit'),
    queryKey: ['pick-unit', asked, moment],
    queryFn: ({ signal }) => ask(UnitSearchDocument, { text: asked, ...moment }, { signal }),
  });
  const known = useQuery({
    enabled: typeof value === 'string',
    queryKey: ['named', value, moment],
    queryFn: ({ signal }) => ask(NamedDocument, { id: String(value), ...moment }, { signal }),
  });
  const found = [
    ...(officers.data?.officers.nodes ?? []).map((each) => ({ value: each.id, label: nameOfOfficer(each) })),
    ...(units.data?.units.nodes ?? []).map((each) => ({ value: each.id, label: nameOfUnit(each) })),
  ];
  const node = known.data?.node;
  const chosen =
    node?.__typename === 'Officer' ? nameOfOfficer(node) : node?.__typename === 'Unit' ? nameOfUnit(node) : null;
  const isReading = officers.isFetching || units.isFetching;
  return (
    <Select
      {...props}
      {...(multiple && { mode: 'multiple' as const })}
      {...(value !== undefined && { value })}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear={{ label: t('clearValue') }}
      notFoundContent={isReading ? <Spin size="small" /> : asked ? t('nothingFound') : t('searchHint')}
      onChange={(picked: unknown) => onChange?.(picked)}
      options={
        chosen && !found.some((each) => each.value === value)
          ? [{ value: String(value), label: chosen }, ...found]
          : found
      }
    />
  );
}
