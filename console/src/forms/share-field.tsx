import { Input, Select } from 'antd';
import { useState } from 'react';
import { textOfShare, typedShare } from './share-text.ts';

interface Props {
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

/** A share that is typed in per cent; its value is in basis points, or what was typed and is none. */
export function ShareField({ value, onChange, ...control }: Props) {
  // 45. and 45% stay as they are typed until the field is left
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...control}
      className="field"
      inputMode="decimal"
      value={typed !== null && typedShare(typed) === (value ?? undefined) ? typed : textOfShare(value)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange?.(typedShare(target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Shares, typed one after the other: there is nothing to choose from, and so no list. */
export function ShareList({ value, onChange, ...control }: Props) {
  return (
    <Select
      {...control}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ' ', '\n']}
      value={Array.isArray(value) ? value.map(textOfShare) : []}
      onChange={(typed: readonly string[]) => onChange?.(typed.map(typedShare))}
    />
  );
}
