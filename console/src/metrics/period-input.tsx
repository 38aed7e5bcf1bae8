import { Input } from 'antd';
import { useId } from 'react';
import { useWords } from '../locale.tsx';
import { periodOf, periodTextOf } from './period-text.ts';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (period: string) => void;
  /** What tells that it is wrong. */
  readonly 'aria-describedby'?: string;
}

/** A period as people write it, taken as the registry has it when the field is left or Enter is pressed; its words stand below, and before that how it may be written. */
export function PeriodInput({ value, onChange, 'aria-describedby': wrong, ...control }: Props) {
  const wordsId = useId();
  const { t, locale } = useWords();
  const words = value ? periodTextOf(value, locale) : '';
  const take = () => value && onChange?.(periodOf(value));
  return (
    <>
      <Input
        {...control}
        aria-describedby={[wrong, wordsId].filter(Boolean).join(' ')}
        value={value ?? ''}
        onChange={({ target }) => onChange?.(target.value)}
        onBlur={take}
        onPressEnter={take}
      />
      <div role="status" id={wordsId}>
        {words === (value ?? '') ? t('periodHint') : words}
      </div>
    </>
  );
}
