import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['schema/operations/*.graphql', 'tests/**/*.ts', '!tests/generated/**'],
  ignoreNoDocuments: true,
  generates: {
    'tests/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        importExtension: '.ts',
        scalars: { Date: 'string', DateTime: 'string', PartialDate: 'string' },
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
