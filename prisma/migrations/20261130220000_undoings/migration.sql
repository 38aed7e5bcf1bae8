-- Which changes undid a change.
CREATE INDEX "change_undoes" ON "change" ((jsonb_path_query_first("fields", '$[*] ? (@.field == "undoes").after') #>> '{}'))
  WHERE "operation" = 'withdrawRecord';
