import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Components whose styles have the name of a part of them. */
const HOMES = { col: 'grid', row: 'grid' };

/** Colors of antd that lack contrast to what they stand on (WCAG AA), as of buttons and tabs under the pointer, and darker ones for them. */
const DARKER = {
  '#1677ff': '#0958d9',
  '#4096ff': '#1668dc',
  '#69b1ff': '#003eb3',
  '#ff4d4f': '#cf1322',
  '#ff7875': '#a8071a',
};

/**
 * Makes the colors of antd.css darker, and leaves out the styles of components that the page does not have, and other themes than ours: a sixth of it.
 * `inputs` are the modules of the page, `theme` is the class of its theme.
 */
export const usedStyles = (inputs, theme) => ({
  name: 'used-styles',
  setup({ onLoad }) {
    onLoad({ filter: /antd[/\\]dist[/\\]antd\.css$/ }, async ({ path }) => {
      const all = new Set(await readdir(join(path, '../../es')));
      const used = new Set(inputs.flatMap((input) => /antd\/es\/([a-z-]+)\//.exec(input)?.[1] ?? []));
      const isUsed = (selector) => {
        const ofTheme = /\.(css-var-_R_\w+_)/.exec(selector)?.[1];
        if (ofTheme && ofTheme !== theme) return false;
        const component = componentOf(selector, all);
        return component === undefined || used.has(HOMES[component] ?? component);
      };
      return { contents: darker(keep(await readFile(path, 'utf8'), isUsed)), loader: 'css' };
    });
  },
});

const darker = (styles) =>
  Object.entries(DARKER).reduce((changed, [color, other]) => {
    if (!changed.includes(color)) throw new Error(`antd.css has no ${color} by now: look what its lighter colors are`);
    return changed.replaceAll(color, other);
  }, styles);

/** Of `.ant-input-number-group` it is input-number: the longest name that there is. */
function componentOf(selector, all) {
  const words = /\.ant-([a-z-]+)/.exec(selector)?.[1].split('-') ?? [];
  return words.map((_word, i) => words.slice(0, words.length - i).join('-')).find((name) => all.has(name));
}

/** The rules of which a selector is used, and those of every media that has one. */
function keep(styles, isUsed) {
  return rulesOf(styles)
    .map((rule) => {
      const [head] = rule.split('{', 1);
      if (!/^\s*@(media|supports|container)/.test(head)) {
        return head.trim().startsWith('@') || head.split(',').some(isUsed) ? rule : '';
      }
      const inner = keep(rule.slice(head.length + 1, -1), isUsed);
      return inner && `${head}{${inner}}`;
    })
    .join('');
}

function rulesOf(styles) {
  const rules = [];
  let depth = 0;
  let start = 0;
  for (const { index, 0: brace } of styles.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth > 0) continue;
    rules.push(styles.slice(start, index + 1));
    start = index + 1;
  }
  return rules;
}
