import { Button, Flex, Input } from 'antd';
import { useWords } from '../locale.tsx';
import type { InputField } from './input-field.ts';
import { Widget } from './widget.tsx';

interface Props {
  readonly coordinate: string;
  readonly field: InputField;
  /** What the field is called. */
  readonly title: string;
  /** Whether it has no value that could be taken away. */
  readonly isEmpty: boolean;
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

/** A control with a button that takes the value away (null), which is not the same as leaving it blank: that leaves it as it is. */
export function Clearable({ coordinate, field, title, isEmpty, value, onChange, ...control }: Props) {
  const { t, marks } = useWords();
  const isCleared = value === null;
  // handed on as by `Form.Item`, unseen; what the controls of antd tell as null is blank
  const entered: object = { value, onChange: (next: unknown) => onChange?.(next ?? undefined) };
  return (
    <Flex gap="small" align="start" className="clearable">
      {isCleared ? (
        <Input {...control} readOnly value={t('willClear')} />
      ) : (
        <Widget {...control} {...entered} coordinate={coordinate} field={field} />
      )}
      {(isCleared || !isEmpty) && (
        <Button
          type={isCleared ? 'primary' : 'default'}
          aria-pressed={isCleared}
          aria-label={marks.of(t('clearValue'), title)}
          onClick={() => onChange?.(isCleared ? undefined : null)}
        >
          {t('clearValue')}
        </Button>
      )}
    </Flex>
  );
}
