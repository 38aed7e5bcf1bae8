import { expect, it } from '@jest/globals';
import { findsFew } from '../../../src/modules/officers/officer.lists.ts';

// what one plan is good for: with it, a short search would find all of very many before it answers a page
it.each([
  ['a unit', { unit: 'a' }, true],
  ['a unit, and other filters that are null', { unit: 'a', status: null }, true],
  ['a long beginning in pinyin', { search: 'zhangwei' }, true],
  ['a name with a blank', { search: 'zhang w' }, true],
  ['a long number', { search: 'P00123' }, true],
  ['a short beginning', { search: 'zhang' }, false],
  ['a short number', { search: '0701' }, false],
  ['Chinese characters, which may be those of one in fifteen', { search: '张' }, false],
  ['a blank', { search: ' ' }, false],
  ['another filter', { unit: 'a', status: { in: ['ACTIVE' as const] } }, false],
  ['nothing', {}, false],
])('%s is planned once: %j %s', (_what, filter, once) => {
  expect(findsFew({ filter: filter as never })).toBe(once);
});
