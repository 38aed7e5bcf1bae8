import { template } from '../../scripts/template.mjs';

/** Jest's global setup: TEST_TEMPLATE is the path of an empty embedded database, which each test file copies. */
export default async function setup() {
  if (!process.env.TEST_DATABASE_URL) process.env.TEST_TEMPLATE = await template();
}
