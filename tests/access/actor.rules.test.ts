import { expect, it } from '@jest/globals';
import { actorOf, actorsNamed } from '../../src/access/actor.rules.ts';

it('finds an actor by the name, whatever kind it is, and by the kind and the name that one alone', () => {
  expect(actorsNamed('root')).toEqual([
    'root',
    'service:root',
    'person:root',
    'load:root',
    'synthesize:root',
    'rotate-keys:root',
    'token:root',
  ]);
  expect(actorsNamed(actorOf('rotate-keys', 'root'))).toEqual(['rotate-keys:root']);
  // a name may have a colon of its own
  expect(actorsNamed('a:b')).toContain('person:a:b');
});
