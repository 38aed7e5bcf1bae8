/**
 * The setting that tells the database to note each row that is written, in `change_row`: `on` while a change is written, which
 * must then be recorded; `next` for rows that the change after them takes.
 */
export const WRITING = 'muster.writing';
