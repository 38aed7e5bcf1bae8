import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** What is CommonJS and imported by seven hundred modules of the page. */
const GIVEN = /^(react|react-dom|react\/jsx-runtime)$/;

/** Lets modules import React by name. Of CommonJS, each of them would make an object with all names of it: 7.5 kB of the first page, pressed. */
export const namedReact = {
  name: 'named-react',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: GIVEN }, ({ path, namespace }) =>
      namespace === 'named' ? undefined : { path, namespace: 'named' },
    );
    onLoad({ filter: GIVEN, namespace: 'named' }, ({ path }) => ({
      contents: `import given from '${path}'; export default given; export const { ${Object.keys(require(path)).join(', ')} } = given;`,
      resolveDir: import.meta.dirname,
    }));
  },
};
