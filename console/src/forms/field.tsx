import { Button, Form } from 'antd';
import { useRef } from 'react';
import { INPUTS } from '../generated/inputs.ts';
import { useWords } from '../locale.tsx';
import { ManyAttendances, MANY_AT_ONCE } from '../programs/many-attendances.tsx';
import { useWithout } from '../programs/use-members-of-activity.ts';
import { labelOf } from './field-labels.ts';
import { fieldsOf } from './fields-of.ts';
import { wholeRule } from './rules.ts';
import { isShare, textOfShare } from './share-text.ts';
import { ValueField, type FieldProps } from './value-field.tsx';

type Row = Readonly<Record<string, unknown>> | undefined;

/** A field of an input, whatever it is: a value, an object with fields of its own, or a list of such objects. */
export function Field(props: FieldProps) {
  const { field } = props;
  if (field.kind !== 'input') return <ValueField {...props} />;
  return field.list ? <ListField {...props} /> : <Inner {...props} />;
}

function Inner({ type, field, path, name, optional }: FieldProps) {
  const { locale } = useWords();
  const left = optional ?? (field.required ? undefined : path);
  return (
    <fieldset>
      <legend>{labelOf(`${type}.${field.name}`, locale)}</legend>
      {fieldsOf(field.type, type).map((inner) => (
        <Field
          key={inner.name}
          type={field.type}
          field={inner}
          path={[...path, inner.name]}
          name={[...name, inner.name]}
          act={type}
          {...(left && { optional: left })}
        />
      ))}
    </fieldset>
  );
}

function ListField({ type, field, path, name }: FieldProps) {
  const { t, locale, marks } = useWords();
  const addButton = useRef<HTMLButtonElement>(null);
  const title = labelOf(`${type}.${field.name}`, locale);
  const isMany = MANY_AT_ONCE === `${type}.${field.name}`;
  const without = useWithout(isMany);
  const rowFields = fieldsOf(field.type).filter(({ name: inner }) => !without.has(inner));
  const share = INPUTS[field.type]?.find((inner) => inner.required && isShare(inner.name))?.name;
  return (
    <fieldset>
      <legend>{title}</legend>
      <Form.List
        name={[...name]}
        {...(field.required && { initialValue: [{}] })}
        // all of a list whose items are shares are a whole
        {...(share && {
          rules: [
            wholeRule(
              (item) => (item as Row)?.[share],
              (sum) => t('wholeWanted', { sum: textOfShare(sum) }),
            ),
          ],
        })}
      >
        {(items, { add, remove }, { errors }) => (
          <>
            {isMany && <ManyAttendances path={path} add={add} />}
            {items.map((item) => (
              <fieldset key={item.key}>
                <legend>{item.name + 1}</legend>
                {rowFields.map((inner) => (
                  <Field
                    key={inner.name}
                    type={field.type}
                    field={inner}
                    path={[...path, item.name, inner.name]}
                    name={[item.name, inner.name]}
                  />
                ))}
                <Button
                  aria-label={marks.of(t('remove'), `${title} ${item.name + 1}`)}
                  onClick={() => {
                    // the button goes with what it takes away
                    addButton.current?.focus();
                    remove(item.name);
                  }}
                >
                  {t('remove')}
                </Button>
              </fieldset>
            ))}
            <Button ref={addButton} aria-label={marks.of(t('add'), title)} onClick={() => add({})}>
              {t('add')}
            </Button>
            {/* a form that is wrong leads to it as to a field */}
            <div id={path.join('_')} tabIndex={-1}>
              <Form.ErrorList errors={errors} />
            </div>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
