-- By what the candidates of a round are ranked is kept with the round. Rounds that are there already take what is the
-- default of new ones: three years, the newer evaluation weighing more.
ALTER TABLE "selection_round"
  ADD COLUMN "evaluation_look_back_years" INTEGER NOT NULL DEFAULT 3,
  ADD COLUMN "evaluation_weights" INTEGER[] DEFAULT ARRAY[5000, 3000, 2000]::INTEGER[],
  ADD COLUMN "minimum_grade" "EvaluationGrade";

-- A check cannot sum the elements of an array by itself.
CREATE FUNCTION basis_points_of("points" INTEGER[]) RETURNS BIGINT LANGUAGE sql IMMUTABLE
  RETURN (SELECT sum("point") FROM unnest("points") AS "point");

ALTER TABLE "selection_round"
  ALTER COLUMN "evaluation_weights" SET NOT NULL,
  ADD CONSTRAINT "selection_round_look_back_check" CHECK ("evaluation_look_back_years" BETWEEN 1 AND 10),
  ADD CONSTRAINT "selection_round_weights_check" CHECK (
    array_ndims("evaluation_weights") = 1 AND cardinality("evaluation_weights") BETWEEN 1 AND 10
    AND array_position("evaluation_weights", NULL) IS NULL
    AND 0 < ALL ("evaluation_weights") AND basis_points_of("evaluation_weights") = 10000
  ),
  ADD CONSTRAINT "selection_round_minimum_grade_check" CHECK (
    "minimum_grade" IN ('EXCELLENT', 'COMPETENT', 'BASICALLY_COMPETENT')
  );
