import type { Registry } from '../../src/database/client.ts';
import { createAssignment, createOfficer, createOfficerIn, createUnit } from './factories.ts';

const names = {
  张测: ['zhang ce', 'zhangce', 'zc', '1101'],
  张测试: ['zhang ce shi', 'zhangceshi', 'zcs', '110503'],
  章测: ['zhang ce', 'zhangce', 'zc', '1108'],
  吕测张: ['lv ce zhang', 'lvcezhang', 'lcz', '0611'],
  欧阳测: ['ou yang ce', 'ouyangce', 'oyc', '0812'],
} as const;

/** A synthesized name with what is kept of it. */
export const named = (name: keyof typeof names) => {
  const [namePinyin, nameJoined, nameInitials, nameStrokes] = names[name];
  return { name, namePinyin, nameJoined, nameInitials, nameStrokes };
};

/**
 * A bureau with a station (and its post) and a brigade, one officer in each; one who is retired, one who left in 2022.
 * By name: B4 (brigade; leads the station too), the retired one without number, A5, A1 (bureau), A2 (station), A3 (post).
 */
export async function createSmallForce(registry: Registry) {
  const bureau = await createUnit(registry, { code: 'B', kind: 'MUNICIPAL_BUREAU' });
  const station = await createUnit(registry, { code: 'B1', parentId: bureau.id, category: 'STATION' });
  const post = await createUnit(registry, { code: 'B11', parentId: station.id });
  const brigade = await createUnit(registry, { code: 'B2', parentId: bureau.id, category: 'OPERATIONAL' });
  await createOfficerIn(registry, bureau, {
    ...named('张测'),
    policeNumber: 'A1',
    rank: 'SUPERVISOR_FIRST_CLASS',
    joinedOn: new Date('2010-07-01'),
  });
  await createOfficerIn(registry, station, {
    ...named('章测'),
    policeNumber: 'A2',
    rank: 'CONSTABLE_SECOND_CLASS',
    joinedOn: new Date('2020-07-01'),
  });
  await createOfficerIn(registry, post, { ...named('张测试'), policeNumber: 'A3', category: 'AUXILIARY' });
  const lent = await createOfficerIn(registry, brigade, {
    ...named('吕测张'),
    policeNumber: 'B4',
    rank: 'COMMISSIONER_GENERAL',
    status: 'SUSPENDED',
    joinedOn: new Date('2015-07-01'),
  });
  await createAssignment(registry, lent.id, { unitId: station.id, kind: 'CONCURRENT', role: 'LEADER' });
  await createOfficer(registry, { ...named('欧阳测'), status: 'RETIRED' });
  await createOfficer(registry, { ...named('欧阳测'), policeNumber: 'A5', to: '2022-01-01' });
  return { bureau, station, post, brigade };
}
