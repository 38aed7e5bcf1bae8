import { Input } from 'antd';
import { useState } from 'react';
import { BETWEEN_VALUES } from './cells-of.ts';
import { textOfShare, typedShare } from './share-text.ts';

interface Props {
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
  /** Whether it is several, typed one after the other. */
  readonly isList?: boolean;
}

const SEPARATORS = /[,，、;；\s]+/;

const valueOf = (text: string, isList: boolean): unknown => {
  if (!isList || text.trim() === '') return typedShare(text);
  return text.split(SEPARATORS).filter(Boolean).map(typedShare);
};
const textOf = (value: unknown): string => [value].flat().map(textOfShare).join(BETWEEN_VALUES);
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Shares that are typed in per cent; its value is in basis points, or what was typed and is none. */
export function ShareField({ value, onChange, isList = false, ...control }: Props) {
  // 45. and 45% stay as they are typed until the field is left
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...control}
      {...(!isList && { className: 'field', inputMode: 'decimal' as const })}
      value={typed !== null && isSame(valueOf(typed, isList), value) ? typed : textOf(value)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange?.(valueOf(target.value, isList));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
