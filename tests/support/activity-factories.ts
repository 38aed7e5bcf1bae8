import type { Registry } from '../../src/database/client.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { datedRow, day, type DatedOptions } from './factories.ts';

type VersionOptions = DatedOptions &
  Partial<Omit<Prisma.ActivityVersionUncheckedCreateInput, 'activityId' | keyof ReturnType<typeof datedRow>>>;

/** A training of one day in 2022, unless told otherwise, on record since 2020; its identity. */
export async function createActivity(registry: Registry, options: VersionOptions = {}): Promise<{ id: number }> {
  const activity = await registry.activity.create({ data: {} });
  const { startsOn = day('2022-05-09'), ...more } = options;
  await registry.activityVersion.create({
    data: {
      activityId: activity.id,
      kind: 'TRAINING',
      title: '政治轮训',
      startsOn,
      startsPrecision: 'DAY',
      endsOn: startsOn,
      endsPrecision: 'DAY',
      ...datedRow(more),
    },
  });
  return activity;
}

const RECORDED = { recordedAt: new Date(Date.now() - 60_000) };

type AttendanceOptions = Partial<Prisma.AttendanceUncheckedCreateInput>;

/** That somebody attended an activity on 9 May 2022, unless told otherwise. */
export const createAttendance = (registry: Registry, activityId: number, options: AttendanceOptions) =>
  registry.attendance.create({
    data: { activityId, attendedOn: day('2022-05-09'), outcome: 'ATTENDED', ...RECORDED, ...options },
  });

type TallyOptions = Partial<Prisma.TallyUncheckedCreateInput>;

/** Five visits in January 2022, unless told otherwise. */
export const createTally = (registry: Registry, options: TallyOptions) =>
  registry.tally.create({
    data: {
      key: 'household_visits',
      name: '走访',
      value: 5,
      valueUnit: 'COUNT',
      fromDay: day('2022-01-01'),
      lastOn: day('2022-01-31'),
      ...RECORDED,
      ...options,
    },
  });
