import { DatePicker, type DatePickerProps } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import {
  createContext,
  startTransition,
  useContext,
  useId,
  useOptimistic,
  useRef,
  useState,
  type ComponentProps,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import { isDayValue, wholeDay, wholeInstant } from './day-text.ts';
import { useWords } from './locale.tsx';

/** How a field shows days, how it takes them as they are typed, and what its value is made of. */
const DAY = {
  picker: { format: 'YYYY-MM-DD' },
  whole: wholeDay,
  valueOf: (day: Dayjs) => day.format('YYYY-MM-DD'),
};

/** The columns of hours and minutes scroll, so that keys have to reach them. */
const reachColumns = (panel: HTMLElement | null): void =>
  panel?.querySelectorAll('ul').forEach((column) => column.setAttribute('tabindex', '0'));

const INSTANT = {
  picker: {
    format: 'YYYY-MM-DD HH:mm',
    showTime: { format: 'HH:mm' },
    // what is picked stays when one goes on without OK: an end that is dropped would be no end
    needConfirm: false,
    panelRender: (panel: ReactNode) => <div ref={reachColumns}>{panel}</div>,
  },
  whole: wholeInstant,
  valueOf: (day: Dayjs) => day.toISOString(),
};

/** What is typed into a field until it is left. */
interface Typing {
  /** The text in the place of the day that is picked; null: that is shown. */
  readonly text: string | null;
  readonly type: (text: string) => void;
  /** The field is left, or what was typed is to be taken: whether anything was. */
  readonly end: () => boolean;
}

const TypingContext = createContext<Typing | null>(null);

/** The input of a picker, which hears nothing of what is typed: it would take 2026-1-1 before 2026-1-15 was typed to its end. */
function TypedInput(props: ComponentProps<'input'>) {
  const typing = useContext(TypingContext);
  // the picker has the day by the time that it hears of the key, or that the field is left
  const end = () => flushSync(() => typing?.end() ?? false);
  return (
    <input
      {...props}
      value={typing?.text ?? props.value}
      onChange={({ target }) => typing?.type(target.value)}
      onKeyDown={(event) => {
        const wasTyped = (event.key === 'Enter' || event.key === 'Tab') && end();
        // Enter takes the day and does no more
        if (wasTyped && event.key === 'Enter') event.preventDefault();
        else props.onKeyDown?.(event);
      }}
      onBlur={(event) => {
        end();
        props.onBlur?.(event);
      }}
    />
  );
}

const COMPONENTS = { input: TypedInput };

type Picker = Pick<DatePickerProps, 'className' | 'placeholder' | 'disabledDate' | 'defaultPickerValue'>;

interface Props extends Picker {
  readonly id?: string;
  readonly 'aria-label'?: string;
  /** Whether it has hours and minutes, too. */
  readonly withTime?: boolean;
  /** Whether it may be blank. */
  readonly allowClear?: boolean;
  /** A day, or an instant; in a form, what was typed and is none. */
  readonly value?: string | null | undefined;
  readonly onChange?: (value: string | null) => void;
  /** Whether it is in a form, which has what was typed and is no day as the value, tells of it and goes no further. */
  readonly isInForm?: boolean;
  /** Called where what was typed is no day: the value is to be null, in the place of that of before. */
  readonly onWrong?: () => void;
}

/** What was typed and is no day, and the value that the field has all the same. */
interface Left {
  readonly text: string;
  readonly beside: string | null;
}

/** A day that is picked, or typed in many ways; what is typed and is no day is said to be so, and is there to be mended. */
export function DayField({ withTime = false, value: given, onChange, isInForm = false, onWrong, ...control }: Props) {
  const { t } = useWords();
  const messageId = useId();
  const { picker, whole, valueOf } = withTime ? INSTANT : DAY;
  const { allowClear = true, disabledDate } = control;
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState<Left | null>(null);
  const [open, setOpen] = useState(false);
  // a page of another address is drawn in its own time: until then the picker would give back the day of before once it is left
  const [held, hold] = useOptimistic(given ?? null);
  const isValue = isDayValue(held, withTime);
  // another day has come since, such as today by the button that leads back
  const isLeft = left !== null && left.beside === held;
  const wrong = isInForm ? (held && !isValue ? held : null) : isLeft ? left.text : null;
  // what the keys have brought is known at once, whatever is drawn when
  const latest = useRef<string | null>(null);
  const type = (text: string | null) => {
    latest.current = text;
    setTyped(text);
  };
  const tell = (next: string | null) => {
    setLeft(null);
    if (next === held) return;
    startTransition(() => {
      hold(next);
      onChange?.(next);
    });
  };
  const take = (text: string) => {
    const day = whole(text);
    if (day && !disabledDate?.(dayjs(day), { type: 'date' })) return tell(valueOf(dayjs(day)));
    if (text === '') return allowClear ? tell(null) : setLeft(null);
    if (isInForm) return onChange?.(text);
    setLeft({ text, beside: onWrong ? null : held });
    return onWrong?.();
  };
  const end = (): boolean => {
    const text = latest.current;
    if (text === null) return false;
    type(null);
    setOpen(false);
    take(text.trim());
    return true;
  };
  return (
    <TypingContext value={{ text: typed ?? wrong, type, end }}>
      <DatePicker
        {...picker}
        {...control}
        allowClear={allowClear}
        components={COMPONENTS}
        open={open}
        onOpenChange={setOpen}
        value={isValue ? dayjs(held) : null}
        onChange={(day: Dayjs | null) => {
          type(null);
          tell(day && valueOf(day));
        }}
        {...(!isInForm && wrong && { status: 'error', 'aria-invalid': true, 'aria-describedby': messageId })}
      />
      {!isInForm && wrong && (
        <span id={messageId} role="alert" className="no-day">
          {t('noSuchDay', { text: wrong })}
        </span>
      )}
    </TypingContext>
  );
}
