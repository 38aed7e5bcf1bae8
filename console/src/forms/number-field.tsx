import { Input } from 'antd';
import { useState } from 'react';
import { BETWEEN_VALUES } from './cells-of.ts';
import type { NumberText } from './number-text.ts';

interface Props {
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
  readonly text: NumberText;
  /** Whether it is several, typed one after the other. */
  readonly isList?: boolean;
}

const SEPARATORS = /[,，、;；\s]+/;

/** A number as it is typed, or several; its value is the number, or what was typed and is none: nothing is changed without a word. */
export function NumberField({ value, onChange, text: { read, tell }, isList = false, ...control }: Props) {
  // 45. and 45% stay as they are typed until the field is left
  const [typed, setTyped] = useState<string | null>(null);
  const oneOf = (text: string): unknown => (text.trim() === '' ? undefined : (read(text) ?? text));
  const valueOf = (text: string): unknown =>
    isList && text.trim() !== '' ? text.split(SEPARATORS).filter(Boolean).map(oneOf) : oneOf(text);
  const textOf = (one: unknown): string => (typeof one === 'number' ? tell(one) : typeof one === 'string' ? one : '');
  return (
    <Input
      {...control}
      {...(!isList && { className: 'field', inputMode: 'decimal' as const })}
      value={typed !== null && isSame(valueOf(typed), value) ? typed : [value].flat().map(textOf).join(BETWEEN_VALUES)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange?.(valueOf(target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
