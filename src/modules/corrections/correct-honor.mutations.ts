import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { link } from '../../graphql/field-options.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { versionedCommand } from '../acts/change-input.ts';
import { AWARDED_BY_MAXIMUM, CITATION_MAXIMUM, TITLE_MAXIMUM } from '../honors/honor-input.rules.ts';
import { HonorLevel, MeritClass } from '../honors/honor.enums.ts';
import { honorById } from '../honors/honor.loaders.ts';
import { Honor } from '../honors/honor.type.ts';
import { parseReason, refuseNothing } from './correction-input.rules.ts';
import { correctionFields } from './correction.inputs.ts';
import { correctHonor } from './correction.service.ts';
import type { Impact } from './impact.rules.ts';
import { impactsField } from './impact.type.ts';

act('correctHonor', {
  scope: 'honor:write',
  description:
    'Puts right what was recorded wrongly of an honor, on all its days: its title, level, class or citation, and who gave it when. It stays the same honor; one that was given to the wrong person is withdrawn.',
  input: {
    description:
      'Values of an honor that were recorded wrongly (更正奖励登记). An omitted field stays as it is; null clears a field that may be null.',
    argument: 'The right values.',
    fields: (t) => ({
      ...correctionFields(t, 'The honor.'),
      title: t.string({ description: 'The title, as printed; at most 100 characters. May not be null.' }),
      level: t.field({ type: HonorLevel, description: 'The level of the organ that gives it; null where not known.' }),
      meritClass: t.field({
        type: MeritClass,
        description:
          'Its class; null where not known. That the notice which the class needs had not run is told among the impacts, and not refused.',
      }),
      citation: t.string({ description: 'What it is for (事迹); at most 2,000 characters. Null for none.' }),
      awardedBy: t.string({
        description:
          'The organ that gave it (授予机关); at most 100 characters. Of an honor that was conferred; may not be null.',
      }),
      awardedOn: t.field({
        type: 'Date',
        description:
          'The day on which it was given: not before the nomination or the notice, and before it was taken back; its recipients may have it on that day. That its notice had not run by then is told among the impacts, and not refused. Of an honor that was conferred; may not be null.',
      }),
    }),
  },
  success: 'The honor has the right values.',
  payload: payload<{ honorId: number; impacts: readonly Impact[] }>('The honor put right, or why not.', (t) => ({
    honor: t.field(
      link(Honor, honorById, 'honorId', 'The honor as of today, or of its first day where that is later.'),
    ),
    impacts: impactsField(t),
  })),
  refusals: [NotFoundError, ConflictError, RuleViolationError],
  command: (input, check) => {
    const { title, level, meritClass, citation, awardedBy, awardedOn } = input;
    check.notNull({ title, awardedBy, awardedOn });
    refuseNothing(check, { title, level, meritClass, citation, awardedBy, awardedOn });
    return {
      ...versionedCommand(check, 'Honor', input),
      values: {
        ...(title != null && { title: check.text('title', title, TITLE_MAXIMUM) }),
        ...(level !== undefined && { level }),
        ...(meritClass !== undefined && { meritClass }),
        ...(citation !== undefined && { citation: check.optionalText('citation', citation, CITATION_MAXIMUM) }),
      },
      award: {
        ...(awardedBy != null && { awardedBy: check.text('awardedBy', awardedBy, AWARDED_BY_MAXIMUM) }),
        ...(awardedOn != null && { awardedOn: check.day('awardedOn', awardedOn, today()) }),
      },
      basis: parseReason(check, input.basis),
    };
  },
  run: correctHonor,
});
