// ESLint reads GraphQL alone; oxlint has the rest.
import { existsSync, readdirSync } from 'node:fs';
import graphql from '@graphql-eslint/eslint-plugin';

const schema = 'schema/schema.graphql';
const operations = 'schema/operations/*.graphql';
// a pattern that matches nothing is an error of the plugin
const folder = 'schema/operations';
const documents = existsSync(folder) && readdirSync(folder).length > 0 ? operations : undefined;

export default [
  { ignores: ['**/*', '!schema/', '!schema/**'] },
  {
    files: ['schema/**/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema, documents } },
    },
  },
  {
    files: [schema],
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // the descriptions are the public documentation: everything has one
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
        },
      ],
      // `act` names the type of its input after the mutation; what rehearses a file takes the input of what applies it
      '@graphql-eslint/input-name': ['error', { checkInputType: false, checkQueries: false }],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      // most lists are read forwards
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // nodes beside edges, and short lists that need no pages; a list may be of what is worked out and has no id, such as
      // the candidates of a round
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      // what has no identity of its own has no id
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
  {
    files: [operations],
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // a document shows what its reader looks for
      '@graphql-eslint/require-selections': 'off',
      // four levels of a tree, each a connection
      '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 12 }],
    },
  },
];
