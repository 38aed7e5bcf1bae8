-- Birth days are opened in the order in which they became known: what came since the last is looked up.
CREATE INDEX "officer_personal_recorded_at_id_idx" ON "officer_personal"("recorded_at", "id");
