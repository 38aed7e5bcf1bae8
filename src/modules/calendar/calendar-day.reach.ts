import { registerSubject } from '../../record/subjects.ts';
import { lastOf, registerWithdrawable } from '../../record/withdrawable.ts';
import { sql } from '../../sql/sql.ts';
import { CALENDAR_DAY } from './calendar-day.declaration.ts';

// the calendar is of no unit
registerSubject('CalendarDay', { covered: () => sql`FALSE` });

registerWithdrawable('CalendarDay', {
  name: (id) => lastOf(CALENDAR_DAY, sql`v.name || ' ' || v.day`, id),
  needs: [],
  withdrawal: { declared: CALENDAR_DAY, scopes: ['honor:write'], held: null },
});
