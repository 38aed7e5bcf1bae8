import './graphql/scalars.ts';
import './modules/units/unit.type.ts';
import './modules/officers/assignment.type.ts';
import './modules/officers/officer.type.ts';
import './modules/officers/strength.type.ts';
import { GraphQLSchema, specifiedDirectives, type GraphQLInputType } from 'graphql';
import { builder } from './graphql/builder.ts';
import { asOfDirective } from './graphql/moment.ts';

const types = builder.toSchema();
const scalar = (name: string) => types.getType(name) as GraphQLInputType;

export const schema = new GraphQLSchema({
  ...types.toConfig(),
  directives: [...specifiedDirectives, asOfDirective({ Date: scalar('Date'), DateTime: scalar('DateTime') })],
});
