import { Alert, Form, type FormInstance } from 'antd';
import { use, useState } from 'react';
import { INPUTS } from '../generated/inputs.ts';
import { useWords } from '../locale.tsx';
import { AT_FAULT } from './at-fault.ts';
import { dayOfNames } from './day-of-form.ts';
import { Field } from './field.tsx';
import { fieldsOf } from './fields-of.ts';
import { FormDayContext, FormUnitContext } from './form-day.ts';
import { SettledContext } from './settled.ts';

interface Props {
  readonly form: FormInstance;
  /** The input types, as TransferOfficerInput: of several what they share is asked once. */
  readonly types: readonly string[];
  /** The fields that the page fills in by itself. */
  readonly hidden: ReadonlySet<string>;
  readonly initialValues: Readonly<Record<string, unknown>>;
  /** Whether it is on its way: what would be typed by now would be lost. */
  readonly isSent: boolean;
  readonly onFinish: () => void;
  readonly onChange?: () => void;
}

/** How many fields are wrong, and how often it was tried: that is told each time, to those who hear the page, too. */
const NONE_WRONG = { fields: 0, tries: 0 };

/** A form made from an input type of the schema. Its values are the input itself. */
export function InputForm({ form, types, hidden, initialValues, isSent, onFinish, onChange }: Props) {
  const { t } = useWords();
  const [wrong, setWrong] = useState(NONE_WRONG);
  const day = Form.useWatch(dayOfNames, form) ?? null;
  const entered: unknown = Form.useWatch('unit', form);
  const unit = use(SettledContext)['unit'] ?? entered;
  const owners = new Map(types.flatMap((type) => (INPUTS[type] ?? []).map(({ name }) => [name, type] as const)));
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={isSent}
      requiredMark
      scrollToFirstError={AT_FAULT}
      initialValues={initialValues}
      onFinish={() => {
        setWrong(NONE_WRONG);
        onFinish();
      }}
      onFinishFailed={({ errorFields }) => setWrong(({ tries }) => ({ fields: errorFields.length, tries: tries + 1 }))}
      onValuesChange={() => {
        setWrong(NONE_WRONG);
        onChange?.();
      }}
    >
      <FormDayContext value={day}>
        <FormUnitContext value={typeof unit === 'string' ? unit : null}>
          {types
            .flatMap((type) => fieldsOf(type).filter(({ name }) => owners.get(name) === type && !hidden.has(name)))
            .map((field) => (
              <Field
                key={field.name}
                type={owners.get(field.name)!}
                field={field}
                path={[field.name]}
                name={[field.name]}
                hidden={hidden}
              />
            ))}
        </FormUnitContext>
      </FormDayContext>
      {wrong.fields > 0 && (
        <Alert key={wrong.tries} type="error" role="alert" title={t('wrongFields', { count: wrong.fields })} />
      )}
    </Form>
  );
}
