import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses a type of operation that the schema does not have. graphql-js does so when it executes, as if a field had failed. */
export const operationTypesThereAre: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`The registry has no ${node.operation}.`, { nodes: node }));
  },
});
