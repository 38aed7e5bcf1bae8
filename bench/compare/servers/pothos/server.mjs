// Pothos with its plugin for Prisma, on Apollo Server's own HTTP server, as their documentation has it for production.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { schema } from './schema.mjs';

const server = new ApolloServer({ schema, introspection: false });
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1', path: '/graphql' },
});
