-- What the others answer from: the present moment of the registry as plain views, with the keys and relations that
-- PostGraphile cannot see in views told to it, and the questions that no view can answer as functions.

CREATE SCHEMA present;

CREATE VIEW present.unit AS
SELECT u.unit_id AS id, u.code, u.name, u.kind, u.parent_id
FROM unit_version u
WHERE u.superseded_at IS NULL AND u.valid_from <= current_date AND (u.valid_to IS NULL OR u.valid_to > current_date);

CREATE VIEW present.officer AS
SELECT o.officer_id AS id, o.police_number, o.name, o.name_pinyin, o.rank, o.category
FROM officer_version o
WHERE o.superseded_at IS NULL AND o.valid_from <= current_date AND (o.valid_to IS NULL OR o.valid_to > current_date);

-- officers with the unit of their primary assignment
CREATE VIEW present.member AS
SELECT o.officer_id AS id, o.police_number, o.name, o.name_pinyin, o.rank, a.unit_id
FROM officer_version o JOIN assignment_version a ON a.officer_id = o.officer_id
WHERE o.superseded_at IS NULL AND o.valid_from <= current_date AND (o.valid_to IS NULL OR o.valid_to > current_date)
  AND a.superseded_at IS NULL AND a.valid_from <= current_date AND (a.valid_to IS NULL OR a.valid_to > current_date)
  AND a.kind = 'PRIMARY';

CREATE VIEW present.serving AS
SELECT o.officer_id AS id, a.unit_id
FROM officer_version o JOIN assignment_version a ON a.officer_id = o.officer_id
WHERE o.superseded_at IS NULL AND o.valid_from <= current_date AND (o.valid_to IS NULL OR o.valid_to > current_date)
  AND a.superseded_at IS NULL AND a.valid_from <= current_date AND (a.valid_to IS NULL OR a.valid_to > current_date)
  AND a.kind = 'PRIMARY' AND o.status IN ('ACTIVE', 'SUSPENDED');

CREATE VIEW present.honor AS
SELECT h.honor_id AS id, r.officer_id, h.title, h.level, coalesce(h.awarded_on, DATE '0001-01-01') AS awarded_on
FROM honor_recipient r JOIN honor_version h ON h.honor_id = r.honor_id
WHERE h.superseded_at IS NULL AND h.valid_from <= current_date AND (h.valid_to IS NULL OR h.valid_to > current_date);

CREATE VIEW present.evaluation AS
SELECT e.id, e.officer_id, c.from_on, v.total::float8 AS total, v.grade
FROM evaluation e JOIN evaluation_version v ON v.evaluation_id = e.id JOIN evaluation_cycle c ON c.id = e.cycle_id
WHERE v.superseded_at IS NULL AND c.from_on <= current_date;

COMMENT ON VIEW present.unit IS $$@primaryKey id
@unique code
@foreignKey (parent_id) references present.unit (id)|@fieldName parent|@foreignFieldName children$$;
COMMENT ON VIEW present.officer IS '@primaryKey id';
COMMENT ON VIEW present.member IS $$@primaryKey id
@unique police_number
@foreignKey (unit_id) references present.unit (id)|@fieldName unit|@foreignFieldName officers$$;
COMMENT ON VIEW present.serving IS $$@primaryKey id
@foreignKey (unit_id) references present.unit (id)|@fieldName unit|@foreignFieldName strength$$;
COMMENT ON VIEW present.honor IS $$@primaryKey id,officer_id
@foreignKey (officer_id) references present.member (id)|@fieldName officer|@foreignFieldName honors$$;
COMMENT ON VIEW present.evaluation IS $$@primaryKey id
@foreignKey (officer_id) references present.member (id)|@fieldName officer|@foreignFieldName evaluations$$;

CREATE FUNCTION present.search_officers(text text) RETURNS SETOF present.officer LANGUAGE sql STABLE AS $$
SELECT o.officer_id, o.police_number, o.name, o.name_pinyin, o.rank, o.category FROM officer_version o
WHERE (o.name_joined LIKE text || '%' OR o.name_initials LIKE text || '%' OR o.police_number LIKE upper(text) || '%'
    OR o.name LIKE text || '%')
  AND o.superseded_at IS NULL AND o.valid_from <= current_date AND (o.valid_to IS NULL OR o.valid_to > current_date)
ORDER BY o.name_pinyin, o.name, o.officer_id
$$;

CREATE FUNCTION present.roster(unit_id int, day date) RETURNS SETOF present.officer LANGUAGE sql STABLE AS $$
SELECT o.officer_id, o.police_number, o.name, o.name_pinyin, o.rank, o.category
FROM assignment_version a JOIN officer_version o ON o.officer_id = a.officer_id
WHERE a.unit_id = roster.unit_id AND a.kind = 'PRIMARY'
  AND a.superseded_at IS NULL AND a.valid_from <= day AND (a.valid_to IS NULL OR a.valid_to > day)
  AND o.superseded_at IS NULL AND o.valid_from <= day AND (o.valid_to IS NULL OR o.valid_to > day)
ORDER BY o.name_pinyin, o.name, o.officer_id
$$;

CREATE TYPE present.report_line AS (
  category "UnitCategory", target_basis_points int, selected int, share_basis_points int, deviation_basis_points int
);

CREATE FUNCTION present.selection_report(unit_code text, from_on date, to_on date) RETURNS SETOF present.report_line
LANGUAGE sql STABLE AS $$
WITH RECURSIVE asked AS (
  SELECT id, parent_id FROM present.unit WHERE code = unit_code
), up AS (
  SELECT id, parent_id, 0 AS height FROM asked
  UNION ALL SELECT u.id, u.parent_id, up.height + 1 FROM up JOIN present.unit u ON u.id = up.parent_id
), policy AS (
  SELECT v.policy_id FROM up JOIN selection_policy_version v ON v.unit_id = up.id AND v.superseded_at IS NULL
    AND v.valid_from < to_on AND (v.valid_to IS NULL OR v.valid_to >= to_on)
  ORDER BY up.height LIMIT 1
), down AS (
  SELECT id FROM asked UNION ALL SELECT c.id FROM down JOIN present.unit c ON c.parent_id = down.id
), counted AS (
  SELECT s.category, count(*)::int AS n FROM down JOIN selection_round r ON r.unit_id = down.id
  JOIN selection s ON s.round_id = r.id AND s.superseded_at IS NULL AND s.selected_on >= from_on AND s.selected_on < to_on
    AND s.selected_on <= current_date
  GROUP BY s.category
), line AS (
  SELECT t.category, t.basis_points AS target, coalesce(counted.n, 0) AS n,
    round(coalesce(counted.n, 0) * 10000.0 / nullif((SELECT sum(n) FROM counted), 0))::int AS share
  FROM policy JOIN selection_target t ON t.policy_id = policy.policy_id LEFT JOIN counted ON counted.category = t.category
)
SELECT category, target, n, share, share - target FROM line ORDER BY category
$$;

-- The write, for those that have no rules: under the lock that all writes of the registry take, the post that is held
-- ends, another begins, and a row tells of it. No rule is asked; the hash covers nothing but the one before it.
CREATE FUNCTION present.transfer_officer(officer_id int, unit_id int, title text, effective_on date) RETURNS boolean
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  head change_head;
  held assignment_version;
  moment timestamptz;
  new_hash text;
  post int;
BEGIN
  SELECT * INTO STRICT head FROM change_head h WHERE h.id = 1 FOR UPDATE;
  moment := greatest(clock_timestamp(), head.at + interval '1 millisecond');
  new_hash := encode(sha256(convert_to(head.hash, 'UTF8')), 'hex');

  UPDATE assignment_version v SET superseded_at = moment
  WHERE v.officer_id = transfer_officer.officer_id AND v.kind = 'PRIMARY' AND v.superseded_at IS NULL
    AND v.valid_from < transfer_officer.effective_on AND v.valid_to IS NULL
  RETURNING v.* INTO STRICT held;
  INSERT INTO assignment_version (assignment_id, officer_id, unit_id, title, role, kind, valid_from, valid_to, start_known, recorded_at)
  VALUES (held.assignment_id, held.officer_id, held.unit_id, held.title, held.role, held.kind, held.valid_from,
    transfer_officer.effective_on, held.start_known, moment);
  INSERT INTO assignment (officer_id) VALUES (transfer_officer.officer_id) RETURNING id INTO post;
  INSERT INTO assignment_version (assignment_id, officer_id, unit_id, title, role, kind, valid_from, recorded_at)
  VALUES (post, transfer_officer.officer_id, transfer_officer.unit_id, transfer_officer.title, 'MEMBER', 'PRIMARY',
    transfer_officer.effective_on, moment);
  UPDATE officer o SET version = o.version + 1 WHERE o.id = transfer_officer.officer_id;
  UPDATE assignment a SET version = a.version + 1 WHERE a.id = held.assignment_id;

  INSERT INTO change (position, at, actor, operation, subject_type, subject_id, fields, request_id, previous_hash, hash)
  VALUES (head.position + 1, moment, 'bench', 'transferOfficer', 'Officer', transfer_officer.officer_id, jsonb_build_array(
      jsonb_build_object('field', 'unit', 'before', held.unit_id::text, 'after', transfer_officer.unit_id::text),
      jsonb_build_object('field', 'title', 'before', held.title, 'after', transfer_officer.title)),
    'bench', head.hash, new_hash);
  UPDATE change_head h SET position = head.position + 1, at = moment, hash = new_hash WHERE h.id = 1;
  RETURN TRUE;
END
$$;
