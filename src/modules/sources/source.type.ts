import type { ObjectRef } from '@pothos/core';
import { builder, type Types } from '../../graphql/builder.ts';
import { optionalLink } from '../../graphql/field-options.ts';
import { Activity } from '../activities/activity.type.ts';
import { Attendance } from '../activities/attendance.type.ts';
import { Duty } from '../duties/duty.type.ts';
import { Place } from '../duties/place.type.ts';
import { Honor } from '../honors/honor.type.ts';
import { Assignment } from '../officers/assignment.type.ts';
import { Officer } from '../officers/officer.type.ts';
import { ProgramMember } from '../programs/program-member.type.ts';
import { Program } from '../programs/program.type.ts';
import { SelectionPolicy } from '../selection/policy.type.ts';
import { MetricObservation } from '../metrics/metric.type.ts';
import { Unit } from '../units/unit.type.ts';
import { sourceById, sourcesOf, type Attested, type SourceRow } from './source.loaders.ts';

const Source = builder.objectRef<SourceRow>('Source').implement({
  description: 'A publication from which a fact was read (来源). Facts entered by mutations have none.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key, unique and never changed.' }),
    title: t.exposeString('title', { nullable: true, description: 'The title; null where the publication has none.' }),
    publisher: t.exposeString('publisher', { nullable: true, description: 'The publisher; null where not known.' }),
    publishedOn: t.expose('publishedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'The day, month or year of publication, as precisely as it is known; null where it is not known.',
    }),
  }),
});

/** Gives a type its field `sources`. */
function attested<Row extends { readonly id: number }>(type: ObjectRef<Types, Row>, column: Attested) {
  builder.objectField(type, 'sources', (t) =>
    t.field({
      type: [Source],
      description: 'The publications it was read from, by key, at most 1,000; empty where mutations alone entered it.',
      resolve: (row, _args, context) => sourcesOf(context, column).load(row.id),
    }),
  );
}

attested(Unit, 'unit_id');
attested(Officer, 'officer_id');
attested(SelectionPolicy, 'policy_id');
attested(Assignment, 'assignment_id');
attested(Honor, 'honor_id');
attested(Program, 'program_id');
attested(Activity, 'activity_id');
attested(Attendance, 'attendance_id');
attested(ProgramMember, 'member_id');
attested(Place, 'place_id');
attested(Duty, 'duty_id');

builder.objectField(MetricObservation, 'source', (t) =>
  t.field(
    optionalLink(
      Source,
      sourceById,
      'sourceId',
      'The publication from which the figure was read; null where a mutation entered it.',
    ),
  ),
);
