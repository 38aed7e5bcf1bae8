import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the console's documents, and the manifest by which the registry trusts them. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['console/documents/*.graphql', 'console/src/generated/acts.graphql'],
  generates: {
    'console/src/generated/documents/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        // the page asks by id alone: staff may have tokens that are `documentsOnly`
        persistedDocuments: { hashAlgorithm: 'sha256', mode: 'replaceDocumentWithHash' },
      },
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
