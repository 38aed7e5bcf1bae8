import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../node_modules/.pothos/prisma/client.ts';

// as many connections as the others have
const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0 });
export const prisma = new PrismaClient({ adapter });
