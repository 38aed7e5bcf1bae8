import dayjs from 'dayjs';

// How days are typed: 今天, 2026-1-5, 2026/01/05, 2026.1.5, 20260105, 2026年1月5日; full-width forms and blanks do not matter.

const FORMS = [
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日?$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
];
const WITH_TIME = /^(.+?)[\sT]+(\d{1,2}):(\d\d)$/;

/** What is older is a slip of the fingers, and would be taken for another year. */
const FIRST_YEAR = '1900';

/** Words for days, by how many days they are after today. */
const WORDS: Readonly<Record<string, number>> = {
  前天: -2,
  昨天: -1,
  今天: 0,
  明天: 1,
  后天: 2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};

/** A day as the registry has it (2026-01-05); null: the text is none, or one that no calendar has, such as 2026-2-30. */
export function wholeDay(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const days = Object.hasOwn(WORDS, plain.toLowerCase()) ? WORDS[plain.toLowerCase()] : undefined;
  if (days !== undefined) return dayjs().add(days, 'day').format('YYYY-MM-DD');
  const parts = FORMS.map((form) => form.exec(plain)?.groups).find(Boolean);
  if (!parts) return null;
  const { year = '', month = '', day = '' } = parts;
  const whole = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const date = new Date(`${whole}T00:00:00Z`);
  return year >= FIRST_YEAR && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole) ? whole : null;
}

/** A day with hours and minutes (2026-01-05 08:00); a day alone is its first minute. */
export function wholeInstant(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const [, on = plain, hours = '0', minutes = '00'] = WITH_TIME.exec(plain) ?? [];
  const day = wholeDay(on);
  return day && Number(hours) < 24 && Number(minutes) < 60 ? `${day} ${hours.padStart(2, '0')}:${minutes}` : null;
}

/** Whether the value of a field is a day or an instant, and not what was typed and is none. */
export const isDayValue = (value: unknown, withTime: boolean): value is string =>
  typeof value === 'string' &&
  (withTime ? !Number.isNaN(Date.parse(value)) && /T/.test(value) : wholeDay(value) === value);
