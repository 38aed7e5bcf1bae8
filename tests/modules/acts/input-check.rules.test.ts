import { expect, it } from '@jest/globals';
import { InvalidInputError } from '../../../src/errors/refusals.ts';
import { checked, InputCheck } from '../../../src/modules/acts/input-check.rules.ts';

const WRONG = { zh: '不对', en: 'is wrong' };

it('what is wrong with a part of an input is told by where that is in the whole', () => {
  const check = new InputCheck();
  const read = check.within('resume', (part) => {
    part.refuse('lines.2', WRONG);
    part.refuse('input', WRONG);
    return 7;
  });
  expect(read).toBe(7);
  expect(check.problems.map(({ path }) => path)).toEqual(['resume.lines.2', 'resume']);
});

it('what a part names is named by the whole, and leads where it leads', () => {
  const check = new InputCheck(new Map([['Officer', new Map([[1, 2]])]]));
  expect(check.within('resume', (part) => part.led('Officer', 1))).toBe(2);
  expect(check.named).toEqual(new Map([['Officer', new Set([1])]]));
});

it('an input that is of no act is refused with all that is wrong with it, and else read', () => {
  const both = () =>
    checked((check) => {
      check.refuse('a', WRONG);
      check.refuse('b', WRONG);
    });
  expect(both).toThrow(InvalidInputError);
  expect(both).toThrow(
    expect.objectContaining({
      problems: [
        { path: 'a', text: WRONG },
        { path: 'b', text: WRONG },
      ],
    }),
  );
  expect(checked(() => 7)).toBe(7);
});
