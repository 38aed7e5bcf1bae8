import { Form } from 'antd';
import dayjs from 'dayjs';
import { isDayValue } from '../day-text.ts';
import { useWords } from '../locale.tsx';
import { isChosen } from './chosen.ts';
import { Clearable } from './clearable.tsx';
import { useNow } from './current.ts';
import { labelOf } from './field-labels.ts';
import { alternativesOf, WHEN, WRITTEN } from './needed.ts';
import { numberTextOf } from './number-text.ts';
import {
  alternativesRule,
  dayRule,
  minimumRule,
  neededRule,
  numberRule,
  wholeRule,
  type Path,
  type Placed,
} from './rules.ts';
import { isShare, textOfShare } from './share-text.ts';
import { Widget } from './widget.tsx';

export interface FieldProps extends Placed {
  /** Where its value is in the whole input. */
  readonly path: Path;
  /** The same from the list that it is in, as the form wants it. */
  readonly name: Path;
  /** What the page fills in beside it. */
  readonly hidden?: ReadonlySet<string>;
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

/** Whether a field is the end of a period that does not include that day. */
const isEnd = ({ type, name }: FieldProps['field']): boolean => type === 'Date' && (name === 'to' || name === 'until');

/** The last day of a period, of which the field has the first day after: people take an end for the last day. */
function LastDay({ path }: { readonly path: Path }) {
  const { t } = useWords();
  const end = Form.useWatch<unknown>([...path]);
  if (!isDayValue(end, false)) return null;
  return <div role="status">{t('lastDay', { day: dayjs(end).subtract(1, 'day').format('YYYY-MM-DD') })}</div>;
}

/** A field that is no object, with what is on record of it and what it must be. */
export function ValueField(props: FieldProps) {
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
  const said = (WHEN[coordinate] ?? WRITTEN[coordinate])?.[locale === 'en' ? 1 : 0];
  const told = [now?.text, alternatives?.text, atLeast, said].filter(Boolean);
  return (
    <Form.Item
      name={[...name]}
      label={title}
      {...((told.length > 0 || isEnd(field)) && {
        extra: (
          <>
            {marks.clauses(told)}
            {isEnd(field) && <LastDay path={path} />}
          </>
        ),
      })}
      {...(alternatives && { dependencies: [alternatives.beside] })}
      rules={[
        neededRule(props, t(isChosen(coordinate, field) ? 'choiceRequired' : 'required', { name: title })),
        ...(alternatives ? [alternatives.rule] : []),
        ...(field.minimum && atLeast ? [minimumRule(field.minimum, atLeast)] : []),
        ...(field.type === 'Date' || field.type === 'DateTime'
          ? [dayRule(field.type === 'DateTime', (text) => t('noSuchDay', { text }))]
          : []),
        ...(number ? [numberRule((text) => t(number.refusal(text), { text }))] : []),
        ...(isShare(field.name) && field.list
          ? [
              wholeRule(
                (share) => share,
                (sum) => t('wholeWanted', { sum: textOfShare(sum) }),
              ),
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
