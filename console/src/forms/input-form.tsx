import { Alert, Button, Form, type FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { INPUTS } from '../generated/inputs.ts';
import { useWords } from '../locale.tsx';
import { ChooseParticipants } from '../programs/choose-participants.tsx';
import { useWithout } from '../programs/use-members-of-activity.ts';
import { AT_FAULT } from './at-fault.ts';
import { Clearable } from './clearable.tsx';
import { useNow } from './current.ts';
import { labelOf, orderOf } from './field-labels.ts';
import type { InputField } from './input-field.ts';
import { alternativesOf, isOfBasis, WHEN } from './needed.ts';
import {
  alternativesRule,
  checkWhole,
  dayRule,
  minimumRule,
  neededRule,
  numberRule,
  type Path,
  type Placed,
} from './rules.ts';
import { numberTextOf } from './number-text.ts';
import { isShare, textOfShare } from './share-text.ts';
import { Widget } from './widget.tsx';

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
      {wrong.fields > 0 && (
        <Alert key={wrong.tries} type="error" role="alert" title={t('wrongFields', { count: wrong.fields })} />
      )}
    </Form>
  );
}

/** The fields of an input as people fill them in: what is needed first, what a paper form has first. */
const fieldsOf = (type: string, act?: string): readonly InputField[] =>
  (INPUTS[type] ?? [])
    .filter(({ name }) => type !== 'BasisInput' || !act || isOfBasis(name, act))
    .toSorted(
      (a, b) => orderOf(a) - orderOf(b) || Number(b.required) - Number(a.required) || a.name.localeCompare(b.name),
    );

interface FieldProps extends Placed {
  /** Where its value is in the whole input. */
  readonly path: Path;
  /** The same from the list that it is in, as the form wants it. */
  readonly name: Path;
  /** What the page fills in beside it. */
  readonly hidden?: ReadonlySet<string>;
}

function Field(props: FieldProps) {
  const { field } = props;
  if (field.kind !== 'input') return <Value {...props} />;
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

/** The list that is filled in for many at once. */
const MANY_AT_ONCE = 'RecordAttendancesInput.attendances';

interface ManyProps {
  readonly path: Path;
  readonly add: (row: unknown) => void;
}

type Row = Readonly<Record<string, unknown>>;

/** Adds a row for each who is chosen and has none yet; rows that are blank, such as the one that a form begins with, are taken away. */
function ManyAtOnce({ path, add }: ManyProps) {
  const form = Form.useFormInstance();
  const fill = (ids: readonly string[], same: Row): number => {
    const rows = (form.getFieldValue([...path]) ?? []) as readonly (Row | undefined)[];
    const there = new Set(rows.map((row) => row?.['participant']));
    const chosen = ids.filter((id) => !there.has(id));
    const isBlank = (row: Row | undefined) => Object.values(row ?? {}).every((value) => !value);
    const added = chosen.map((participant) => ({ participant, ...same }));
    const last = added.pop();
    if (!last) return 0;
    form.setFieldValue([...path], [...rows.filter((row) => !isBlank(row)), ...added]);
    // of what is put in by itself the form hears nothing: of this one it does
    add(last);
    return chosen.length;
  };
  return <ChooseParticipants fill={fill} />;
}

function ListField({ type, field, path, name }: FieldProps) {
  const { t, locale, marks } = useWords();
  const addButton = useRef<HTMLButtonElement>(null);
  const title = labelOf(`${type}.${field.name}`, locale);
  const isMany = MANY_AT_ONCE === `${type}.${field.name}`;
  const without = useWithout(isMany);
  const rowFields = fieldsOf(field.type).filter((inner) => !isMany || !without.has(inner.name));
  const share = INPUTS[field.type]?.find((inner) => inner.required && isShare(inner.name))?.name;
  // all of a list whose items are shares are a whole
  const checkItems = (items: unknown) =>
    checkWhole(
      share && Array.isArray(items)
        ? items.map((item: Readonly<Record<string, unknown>> | undefined) => item?.[share])
        : [],
      (sum) => t('wholeWanted', { sum: textOfShare(sum) }),
    );
  return (
    <fieldset>
      <legend>{title}</legend>
      <Form.List
        name={[...name]}
        {...(field.required && { initialValue: [{}] })}
        rules={[{ validator: (_rule, items: unknown) => checkItems(items) }]}
      >
        {(items, { add, remove }, { errors }) => (
          <>
            {isMany && <ManyAtOnce path={path} add={add} />}
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
            <div id={path.join('_')} tabIndex={-1} className="no-day">
              <Form.ErrorList errors={errors} />
            </div>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** Of two fields one is filled in; told at the first of them, unless the page fills one of them in. */
function useAlternatives({ type, field, act, path, hidden }: FieldProps) {
  const { t, locale } = useWords();
  const alternatives = alternativesOf(type, act);
  const [first, second] = alternatives?.names ?? [];
  if (!alternatives || field.name !== first || !second || hidden?.has(second)) return null;
  const names = { first: labelOf(`${type}.${first}`, locale), second: labelOf(`${type}.${second}`, locale) };
  const text = t(alternatives.isExclusive ? 'oneOf' : 'anyOf', names);
  const beside = [...path.slice(0, -1), second];
  return { text, beside, rule: alternativesRule(beside, alternatives.isExclusive, text) };
}

function Value(props: FieldProps) {
  const { type, field, name, path } = props;
  const { t, locale, marks } = useWords();
  const coordinate = `${type}.${field.name}`;
  const title = labelOf(coordinate, locale);
  // of what is inside an object, another thing may have a field of the same name
  const known = useNow(field);
  const now = path.length === 1 ? known : null;
  const alternatives = useAlternatives(props);
  const number = numberTextOf(field);
  const atLeast = field.minimum && t('atLeast', { count: field.minimum });
  const told = [now?.text, alternatives?.text, atLeast, WHEN[coordinate]?.[locale === 'en' ? 1 : 0]].filter(Boolean);
  return (
    <Form.Item
      name={[...name]}
      label={title}
      {...(told.length > 0 && { extra: marks.clauses(told) })}
      {...(alternatives && { dependencies: [alternatives.beside] })}
      rules={[
        neededRule(props, t('required', { name: title })),
        ...(alternatives ? [alternatives.rule] : []),
        ...(field.minimum && atLeast ? [minimumRule(field.minimum, atLeast)] : []),
        ...(field.type === 'Date' || field.type === 'DateTime'
          ? [dayRule(field.type === 'DateTime', (text) => t('noSuchDay', { text }))]
          : []),
        ...(number ? [numberRule((text) => t(number.refusal(text), { text }))] : []),
        ...(isShare(field.name) && field.list
          ? [
              {
                validator: (_rule: unknown, shares: unknown) =>
                  checkWhole(Array.isArray(shares) ? shares : [], (sum) => t('wholeWanted', { sum: textOfShare(sum) })),
              },
            ]
          : []),
      ]}
      {...(field.type === 'Boolean' && { valuePropName: 'checked' })}
    >
      {now && field.clearable ? (
        <Clearable coordinate={coordinate} field={field} title={title} isEmpty={now.isEmpty} />
      ) : (
        <Widget coordinate={coordinate} field={field} />
      )}
    </Form.Item>
  );
}
