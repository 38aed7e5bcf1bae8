import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

/** Each Chinese text of the sources, with what is put into it replaced by the character 值. */
const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated'))
  .flatMap((path) => {
    const source = readFileSync(`src/${path}`, 'utf8');
    return [...source.matchAll(/\bzh:\s*(?:'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g)].map(
      ([, plain, template]) => ({
        path,
        text: plain ?? template!.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '值'),
      }),
    );
  });

it('Chinese texts have the punctuation of Chinese', () => {
  expect(texts.length).toBeGreaterThan(150);
  const halfWidth = /\p{Script=Han}\s*[,;:?!()]|[,;:?!()]\s*\p{Script=Han}|\p{Script=Han}\.(?:\s|$)/u;
  expect(texts.filter(({ text }) => halfWidth.test(text))).toEqual([]);
});
