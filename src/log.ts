import { pino, type Logger } from 'pino';

/** The log of the server, on standard output: one JSON object a line. */
export const serverLog = (level: string): Logger =>
  pino({ level, timestamp: () => `,"time":"${new Date().toISOString()}"` });
