// The limit: one named prepared statement for each question, JSON made by PostgreSQL, plain HTTP.
import { createServer } from 'node:http';
import pg from 'pg';
import { statements } from '../statements.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0 });

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { question, variables } = JSON.parse(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    const { sql, values, constant } = statements[question];
    const send = (status, text) => {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    };
    if (sql === null) {
      send(200, `{"data":${constant}}`);
      return;
    }
    pool.query({ name: question, text: sql, values: values(variables), rowMode: 'array' }).then(
      ({ rows }) => send(200, `{"data":${rows[0][0]}}`),
      (error) => send(500, String(error)),
    );
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
