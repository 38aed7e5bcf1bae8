import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { counted } from '../../src/vocabulary/counted.ts';

it('a number stands with the word for so many', () => {
  expect([0, 1, 2, '1'].map((count) => counted(count, 'unit'))).toEqual(['0 units', '1 unit', '2 units', '1 unit']);
  expect(counted(1, 'officer serves', 'officers serve')).toBe('1 officer serves');
  expect(counted(3, 'person', 'people')).toBe('3 people');
});

it('no text leaves it to the reader whether it is one or several', () => {
  const files = ['src', 'console/src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const texts = files.filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/'));
  expect(texts.length).toBeGreaterThan(1_000);
  expect(texts.filter((file) => /[a-z]\((s|es)\)[ .,:;]/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
