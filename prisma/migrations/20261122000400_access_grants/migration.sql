-- A grant is for a token, or for a person, whom an identity provider names; and it may end by itself.
ALTER TABLE "access_grant"
  ALTER COLUMN "token_id" DROP NOT NULL,
  ADD COLUMN "issuer" TEXT,
  ADD COLUMN "subject" TEXT,
  ADD COLUMN "ends_at" TIMESTAMPTZ(3);

CREATE INDEX "access_grant_issuer_subject_idx" ON "access_grant"("issuer", "subject");

ALTER TABLE "access_grant"
  ADD CONSTRAINT "access_grant_holder_check"
  CHECK (num_nonnulls("token_id", "subject") = 1 AND ("issuer" IS NULL) = ("subject" IS NULL)),
  ADD CONSTRAINT "access_grant_revoked_check" CHECK ("revoked_at" >= "granted_at");

-- What was given stays on record as it was given: it is revoked, once, and when a token was last used is kept up to date.
CREATE FUNCTION refuse_access_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.revoked_at IS NULL OR NEW.revoked_at = OLD.revoked_at)
     AND to_jsonb(NEW) - 'revoked_at' - 'last_used_at' = to_jsonb(OLD) - 'revoked_at' - 'last_used_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a row of % is never rewritten or deleted', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_keep', TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER "token_keep" BEFORE UPDATE OR DELETE ON "token" FOR EACH ROW EXECUTE FUNCTION refuse_access_rewrite();
CREATE TRIGGER "access_grant_keep" BEFORE UPDATE OR DELETE ON "access_grant"
  FOR EACH ROW EXECUTE FUNCTION refuse_access_rewrite();
CREATE FUNCTION refuse_any_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % is never rewritten or deleted', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_keep', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER "access_grant_unit_keep" BEFORE UPDATE OR DELETE ON "access_grant_unit"
  FOR EACH ROW EXECUTE FUNCTION refuse_any_rewrite();
