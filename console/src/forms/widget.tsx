import { Input, Select, Switch } from 'antd';
import { use } from 'react';
import { DayField } from '../day-field.tsx';
import { useWords } from '../locale.tsx';
import { PeriodInput } from '../metrics/period-input.tsx';
import { useSession } from '../session.tsx';
import { CHOSEN, ChoicesContext } from './choices.ts';
import type { InputField } from './input-field.ts';
import { NodePicker } from './node-picker.tsx';
import { NumberField } from './number-field.tsx';
import { numberTextOf } from './number-text.ts';
import { PhotoInput } from './photo-input.tsx';
import { pickableOf } from './pickable.ts';
import { scopeText } from './scope-words.ts';

interface Props {
  readonly coordinate: string;
  readonly field: InputField;
  readonly id?: string;
}

/** Texts longer than this are written in several lines. */
const LONG = 200;

/** What `Form.Item` hands to its child goes on to the control: `id`, `value`, `onChange` and what tells that it is wrong. */
export function Widget({ coordinate, field, ...control }: Props) {
  const { label, valuesOf, viewer } = useSession();
  const { t } = useWords();
  const choices = use(ChoicesContext)[coordinate] ?? [];
  if (CHOSEN.has(coordinate)) {
    return (
      <Select {...control} allowClear={{ label: t('clearValue') }} options={[...choices]} notFoundContent={t('none')} />
    );
  }
  const number = numberTextOf(field);
  if (number) return <NumberField {...control} text={number} isList={field.list} />;
  const pickable = field.type === 'ID' ? pickableOf(coordinate) : null;
  if (pickable) return <NodePicker {...control} of={pickable} multiple={field.list} />;
  const many = field.list ? { mode: 'multiple' as const } : {};
  // in the order of the registry, which is that of their levels
  if (field.kind === 'enum') {
    const options = valuesOf(field.type);
    return (
      <Select {...control} {...many} allowClear={!field.required && { label: t('clearValue') }} options={options} />
    );
  }
  if (field.name === 'grade' || field.name === 'minimumGrade') {
    return <Select {...control} {...many} allowClear={{ label: t('clearValue') }} options={valuesOf('Grade')} />;
  }
  // nobody gives more than they have
  if (field.name === 'scopes')
    return (
      <Select
        {...control}
        mode="multiple"
        options={viewer.scopes.map((value) => ({ value, label: scopeText(value, label) }))}
      />
    );
  if (coordinate === 'RecordPhotoInput.photo') return <PhotoInput {...control} />;
  if (coordinate === 'MetricObservationInput.period' || coordinate === 'MetricObservationInput.baselinePeriod') {
    return <PeriodInput {...control} />;
  }
  switch (field.type) {
    case 'Date':
      return <DayField {...control} isInForm />;
    case 'DateTime':
      return <DayField {...control} isInForm withTime />;
    case 'Boolean':
      return <Switch {...control} checkedChildren={t('yes')} unCheckedChildren={t('no')} />;
    default:
      return field.maximum && field.maximum > LONG ? (
        <Input.TextArea {...control} rows={3} maxLength={field.maximum} showCount />
      ) : (
        <Input {...control} {...(field.maximum && { maxLength: field.maximum, showCount: true })} />
      );
  }
}
