-- What the pages of a place are made of, each section by one statement over the tables of gold.
-- The job runs them for all places at once; the page shows them for its own, to be run in ./stedsvekst sql.
-- Each has the column place, as in municipality:0301. What they have in common stands first and is put before each:
-- which municipalities a place has, of which preset the star is, and which projection it shows (named by the job).
-- A line that begins with -- and a name begins a statement.

-- common
WITH place AS (
  SELECT place, split(place, ':')[0] AS level, municipality FROM (
    SELECT explode(array(code, region, county, 'country:NO')) AS place, code AS municipality
    FROM gold.dim_unit WHERE level = 'municipality')
  WHERE place IS NOT NULL),
members AS (SELECT place, count(*) AS n FROM place GROUP BY place),
published AS (SELECT code AS preset FROM gold.dim_preset WHERE is_published),
chosen AS (SELECT ':alternative' AS alternative, :base_year AS base_year),
told AS (SELECT unit_code AS place, level, split(unit_code, ':')[1] AS unit FROM gold.place_story);

-- years
SELECT c.place, c.year, c.population, c.population_change, c.births, c.deaths, c.net_migration,
  c.jobs, c.employed_residents, f.commuting_residents, f.commuters_out, f.commuting_workers, f.commuters_in
FROM (
  -- A place with a member of whom a number is not known has none, the country has that of the others.
  SELECT m.place, y.year,
    CASE WHEN m.level = 'country' OR count(y.population) = max(a.n) THEN sum(y.population) END AS population,
    CASE WHEN m.level = 'country' OR count(y.population_change) = max(a.n) THEN sum(y.population_change) END AS population_change,
    CASE WHEN m.level = 'country' OR count(y.births) = max(a.n) THEN sum(y.births) END AS births,
    CASE WHEN m.level = 'country' OR count(y.deaths) = max(a.n) THEN sum(y.deaths) END AS deaths,
    CASE WHEN m.level = 'country' OR count(y.net_migration) = max(a.n) THEN sum(y.net_migration) END AS net_migration,
    CASE WHEN m.level = 'country' OR count(y.jobs) = max(a.n) THEN sum(y.jobs) END AS jobs,
    CASE WHEN m.level = 'country' OR count(y.employed_residents) = max(a.n) THEN sum(y.employed_residents) END AS employed_residents
  FROM gold.mart_place_year y JOIN place m ON m.municipality = y.unit_code JOIN members a ON a.place = m.place
  GROUP BY m.place, m.level, y.year) c
LEFT JOIN (
  SELECT place, year, sum(lives) AS commuting_residents, sum(lives) - sum(stays) AS commuters_out,
    sum(works) AS commuting_workers, sum(works) - sum(stays) AS commuters_in
  FROM (
    SELECT h.place, c.year, c.employed AS lives, 0D AS works, 0D AS stays
    FROM gold.mart_commuting c JOIN place h ON h.municipality = c.home_code
    UNION ALL
    SELECT w.place, c.year, 0D AS lives, c.employed AS works, 0D AS stays
    FROM gold.mart_commuting c JOIN place w ON w.municipality = c.work_code
    UNION ALL
    SELECT h.place, c.year, 0D AS lives, 0D AS works, c.employed AS stays
    FROM gold.mart_commuting c JOIN place h ON h.municipality = c.home_code
    JOIN place w ON w.municipality = c.work_code AND w.place = h.place)
  GROUP BY place, year) f ON f.place = c.place AND f.year = c.year;

-- drivers
SELECT t.place, CAST(d.period AS int) AS year, concat('population:', d.component) AS component, d.persons
FROM gold.population_decomposition d JOIN published p ON p.preset = d.preset
JOIN told t ON t.level = d.level AND t.unit = d.unit
WHERE d.period RLIKE '^[0-9]+$' AND d.persons IS NOT NULL;

-- job_drivers
SELECT t.place, CAST(d.period AS int) AS year, concat('jobs:', d.component) AS component, d.jobs
FROM gold.job_decomposition d JOIN published p ON p.preset = d.preset
JOIN told t ON t.level = d.level AND t.unit = d.unit
WHERE d.period RLIKE '^[0-9]+$' AND d.jobs IS NOT NULL;

-- attractiveness
SELECT t.place, a.period, a.actual, a.expected, a.attractiveness, a.attractiveness_rate,
  a.shrunken_rate, a.shrunken_low, a.shrunken_high, a.rank, a.rank_low, a.rank_high,
  count(a.rank) OVER (PARTITION BY a.level, a.period) AS ranked, a.p_top10, a.is_judged, a.not_judged_reason,
  a.business_actual, a.business_expected, a.business_attractiveness, a.business_attractiveness_rate,
  a.business_shrunken_rate, a.business_shrunken_low, a.business_shrunken_high,
  a.business_rank, a.business_rank_low, a.business_rank_high,
  count(a.business_rank) OVER (PARTITION BY a.level, a.period) AS business_ranked,
  a.business_is_judged, a.business_not_judged_reason
FROM gold.attractiveness a JOIN published p ON p.preset = a.preset
JOIN told t ON t.level = a.level AND t.unit = a.unit;

-- terms
SELECT t.place, n.year, n.term, CASE WHEN n.term IN ('nation', 'actual') THEN n.value ELSE c.estimate END AS estimate,
  coalesce(c.center, 0D) AS center, CASE WHEN n.term IN ('nation', 'actual') THEN 1D ELSE n.value END AS value
FROM (
  SELECT preset, level, unit, year, stack(17, 'actual', net_migration_rate, 'nation', net_migration_rate - net_migration_excess,
    '(Intercept)', 1D, 'vra', vra, 'vra_1', vra_1, 'vra_2', vra_2, 'own_growth', relative_growth, 'own_growth_1', own_growth_1,
    'own_growth_2', own_growth_2, 'neighbour_growth', neighbour_growth, 'neighbour_growth_1', neighbour_growth_1,
    'neighbour_growth_2', neighbour_growth_2, 'labour_market_integration', labour_market_integration, 'ds', ds,
    'centrality', centrality, 'centrality_jobs', centrality_jobs, 'ln_population', ln(population)) AS (term, value)
  FROM gold.panel) n
JOIN published p ON p.preset = n.preset
JOIN told t ON t.level = n.level AND t.unit = n.unit
JOIN gold.attractiveness a ON a.preset = n.preset AND a.level = n.level AND a.unit = n.unit AND a.period = CAST(n.year AS string)
-- With a covariate among the terms these here are not all, and their sum is not what is expected.
JOIN (
  SELECT coef_set_id FROM gold.coefficient_set GROUP BY coef_set_id
  HAVING count_if(term NOT IN ('(Intercept)', 'vra', 'vra_1', 'vra_2', 'own_growth', 'own_growth_1', 'own_growth_2',
    'neighbour_growth', 'neighbour_growth_1', 'neighbour_growth_2', 'labour_market_integration', 'ds', 'centrality',
    'centrality_jobs', 'ln_population')) = 0) k ON k.coef_set_id = a.coef_set_id
LEFT JOIN gold.coefficient_set c ON c.coef_set_id = a.coef_set_id AND c.term = n.term
WHERE n.year = (SELECT max(last_year) FROM gold.place_story) AND a.attractiveness IS NOT NULL
  AND (c.term IS NOT NULL OR n.term IN ('nation', 'actual'));

-- industries
SELECT m.place, j.year, j.industry, j.industry_group, sum(j.jobs) AS jobs, sum(j.expected_jobs) AS expected_jobs
FROM gold.mart_jobs j JOIN place m ON m.municipality = j.unit_code
CROSS JOIN (SELECT max(year) AS last, greatest(min(year), max(year) - 10) AS first FROM gold.mart_jobs) y
WHERE j.year IN (y.first, y.last) GROUP BY m.place, j.year, j.industry, j.industry_group;

-- commuting
SELECT place, year, partner, out, `in` FROM (
  SELECT place, year, partner, sum(out) AS out, sum(`in`) AS `in`,
    row_number() OVER (PARTITION BY place ORDER BY sum(out) + sum(`in`) DESC, partner) AS nth
  FROM (
    SELECT h.place, c.year, coalesce(w.place, CASE WHEN c.work_code LIKE 'municipality:%' THEN 'other:other' ELSE 'outside:outside' END) AS partner, c.employed AS out, 0D AS `in`
    FROM gold.mart_commuting c JOIN place h ON h.municipality = c.home_code
    LEFT JOIN place w ON w.municipality = c.work_code AND w.level = h.level
    UNION ALL
    SELECT w.place, c.year, h.place AS partner, 0D AS out, c.employed AS `in`
    FROM gold.mart_commuting c JOIN place w ON w.municipality = c.work_code
    JOIN place h ON h.municipality = c.home_code AND h.level = w.level)
  WHERE year = (SELECT max(year) FROM gold.mart_commuting) AND partner <> place
  GROUP BY place, year, partner)
WHERE nth <= 20;

-- ages
SELECT m.place, p.year, p.sex, 5 * CAST(floor(p.age / 5) AS int) AS age, sum(p.persons) AS persons,
  CAST(NULL AS double) AS central, CAST(NULL AS double) AS neutral,
  CAST(NULL AS double) AS historical, CAST(NULL AS double) AS shrunk
FROM gold.mart_population p JOIN place m ON m.municipality = p.unit_code
WHERE p.year = (SELECT max(year) FROM gold.mart_population) AND p.age >= 0
GROUP BY m.place, p.year, p.sex, 5 * CAST(floor(p.age / 5) AS int)
UNION ALL
SELECT m.place, p.year, p.sex, 5 * CAST(floor(p.age / 5) AS int) AS age, CAST(NULL AS double) AS persons,
  sum(p.persons_central) AS central, sum(p.persons_neutral) AS neutral,
  sum(p.persons_historical) AS historical, sum(p.persons_shrunk) AS shrunk
FROM gold.mart_projection p JOIN place m ON m.municipality = p.unit_code
WHERE p.year = (SELECT max(horizon_year) FROM gold.place_story) AND p.age >= 0 AND (p.age_last <= 5 * floor(p.age / 5) + 4 OR p.age >= 105)
GROUP BY m.place, p.year, p.sex, 5 * CAST(floor(p.age / 5) AS int);

-- projection
SELECT t.place, s.year, s.scenario, s.persons, s.jobs, f.births, f.deaths, f.net_migration
FROM gold.projection_total s JOIN published p ON p.preset = s.preset
JOIN chosen c ON c.alternative = s.alternative AND c.base_year = s.base_year
JOIN told t ON t.level = s.level AND t.unit = s.unit
LEFT JOIN (
  SELECT m.place, f.scenario, f.year, sum(f.births) AS births, sum(f.deaths) AS deaths,
    sum(f.net_migration) AS net_migration
  FROM gold.projection_flow f JOIN published p ON p.preset = f.preset
  JOIN chosen c ON c.alternative = f.alternative AND c.base_year = f.base_year
  JOIN place m ON m.municipality = concat('municipality:', f.municipality)
  GROUP BY m.place, f.scenario, f.year) f
ON f.place = t.place AND f.scenario = s.scenario AND f.year = s.year
WHERE s.year <= (SELECT max(horizon_year) FROM gold.place_story);

-- fan
SELECT t.place, f.year, max(CASE WHEN f.quantile = 0.1 THEN f.persons END) AS low,
  max(CASE WHEN f.quantile = 0.5 THEN f.persons END) AS median,
  max(CASE WHEN f.quantile = 0.9 THEN f.persons END) AS high
FROM gold.projection_fan f JOIN published p ON p.preset = f.preset
JOIN chosen c ON c.alternative = f.alternative AND c.base_year = f.base_year
JOIN told t ON t.level = f.level AND t.unit = f.unit
WHERE f.age_group = 'all' AND f.scenario = (SELECT max(fan_scenario) FROM gold.place_story)
  -- A later run that drew none leaves an earlier one's futures, which are of other numbers.
  AND EXISTS (
    SELECT 1 FROM gold.projection_total s WHERE s.run_id = f.run_id AND s.preset = f.preset AND s.scenario = f.scenario
      AND s.alternative = f.alternative AND s.base_year = f.base_year)
  AND f.year <= (SELECT max(horizon_year) FROM gold.place_story)
GROUP BY t.place, f.year;

-- scores
SELECT t.place, s.scenario, s.horizon, s.size_class, s.mape, s.mape_no_change, s.bias, s.within_5, s.coverage_80, s.n,
  s.first_origin, s.last_origin, s.is_look_ahead
FROM gold.projection_score s JOIN published p ON p.preset = s.preset
JOIN (
  SELECT DISTINCT x.level, x.unit, x.size_class FROM gold.projection_total x
  JOIN published p ON p.preset = x.preset
  JOIN chosen c ON c.alternative = x.alternative AND c.base_year = x.base_year AND x.year = c.base_year) x
ON x.level = s.level AND x.size_class = s.size_class
JOIN told t ON t.level = x.level AND t.unit = x.unit;

-- goals
SELECT concat('municipality:', g.municipality) AS place, g.year, g.rate, g.persons
FROM gold.projection_goal g JOIN published p ON p.preset = g.preset
JOIN chosen c ON c.alternative = g.alternative AND c.base_year = g.base_year;

-- indicators
SELECT t.place, v.indicator, v.year, v.value, v.rank, v.n_ranked
FROM gold.indicator_value v JOIN published p ON p.preset = v.preset
JOIN told t ON t.level = v.level AND t.unit = v.unit
WHERE v.value IS NOT NULL;

-- compare
SELECT s.unit_code AS place, s.level, s.population, s.population_growth, r.actual_rate / n.years AS actual_rate,
  (r.actual_rate - s.attractiveness_rate) / n.years AS expected_rate, s.attractiveness_rate / n.years AS attractiveness_rate,
  s.shrunken_rate / n.years AS shrunken_rate, a.shrunken_low / n.years AS shrunken_low, a.shrunken_high / n.years AS shrunken_high, s.rank, s.rank_low, s.rank_high, a.p_top10, s.is_judged,
  a.business_attractiveness_rate / n.years AS business_rate, s.business_rank, s.first_year, s.last_year,
  try_divide(s.projected_central, s.population) - 1 AS projected_growth_central,
  try_divide(s.projected_neutral, s.population) - 1 AS projected_growth_neutral,
  try_divide(s.projected_historical, s.population) - 1 AS projected_growth_historical
FROM gold.place_story s JOIN published p ON true
-- Rates of several years are sums, what is shown is of one.
CROSS JOIN LATERAL (SELECT s.last_year - s.first_year + 1 AS years) n
LEFT JOIN (
  SELECT n.preset, n.level, n.unit, sum(n.net_migration_rate) AS actual_rate
  FROM gold.panel n CROSS JOIN (SELECT max(first_year) AS first, max(last_year) AS last FROM gold.place_story) y
  WHERE n.year BETWEEN y.first AND y.last GROUP BY n.preset, n.level, n.unit
  HAVING count(n.net_migration_rate) = max(y.last) - max(y.first) + 1) r
ON r.preset = p.preset AND r.level = s.level AND r.unit = split(s.unit_code, ':')[1]
LEFT JOIN gold.attractiveness a ON a.preset = p.preset AND a.level = s.level
  AND a.unit = split(s.unit_code, ':')[1] AND a.period = concat(s.first_year, '-', s.last_year);

-- map
SELECT place, level, measure, series, value FROM (
  SELECT m.place, m.level, CAST(y.year AS string) AS series, stack(3,
    'population_growth', try_divide(sum(y.population_change), sum(CASE WHEN y.population_change IS NOT NULL THEN y.population END)),
    'coverage', CASE WHEN count(y.jobs + y.employed_residents) = max(a.n) THEN try_divide(sum(y.jobs), sum(y.employed_residents)) END,
    'net_migration_rate', try_divide(sum(y.net_migration), sum(CASE WHEN y.net_migration IS NOT NULL THEN y.population END))
  ) AS (measure, value)
  FROM gold.mart_place_year y JOIN place m ON m.municipality = y.unit_code JOIN members a ON a.place = m.place
  GROUP BY m.place, m.level, y.year
  UNION ALL
  SELECT s.unit_code AS place, s.level, concat(s.year_before, '-', s.year - 1) AS series,
    'population_growth' AS measure, power(1 + s.population_growth, 1D / (s.year - s.year_before)) - 1 AS value
  FROM gold.place_story s WHERE s.year > s.year_before
  UNION ALL
  SELECT t.place, t.level, a.period AS series, stack(3,
    'attractiveness', a.attractiveness_rate / y.years,
    'attractiveness_sure', CASE WHEN a.is_judged THEN a.shrunken_rate / y.years END,
    'business_attractiveness', a.business_attractiveness_rate / y.years) AS (measure, value)
  FROM gold.attractiveness a JOIN published p ON p.preset = a.preset
  JOIN told t ON t.level = a.level AND t.unit = a.unit
  CROSS JOIN LATERAL (SELECT CAST(split(a.period, '-')[size(split(a.period, '-')) - 1] AS int)
    - CAST(split(a.period, '-')[0] AS int) + 1 AS years) y
  UNION ALL
  SELECT n.place, n.level, CAST(n.year AS string) AS series, 'job_growth' AS measure,
    CASE WHEN lag(n.year) OVER (PARTITION BY n.place ORDER BY n.year) = n.year - 1
      THEN try_divide(n.jobs, lag(n.jobs) OVER (PARTITION BY n.place ORDER BY n.year)) - 1 END AS value
  FROM (
    SELECT m.place, m.level, y.year, sum(y.jobs) AS jobs
    FROM gold.mart_place_year y JOIN place m ON m.municipality = y.unit_code
    JOIN members a ON a.place = m.place
    WHERE y.jobs IS NOT NULL GROUP BY m.place, m.level, y.year HAVING count(*) = max(a.n)) n
  UNION ALL
  SELECT t.place, t.level, s.scenario AS series, 'projected_growth' AS measure,
    try_divide(max(CASE WHEN s.year = h.horizon THEN s.persons END), max(CASE WHEN s.year = c.base_year THEN s.persons END)) - 1 AS value
  FROM gold.projection_total s JOIN published p ON p.preset = s.preset
  JOIN chosen c ON c.alternative = s.alternative AND c.base_year = s.base_year
  JOIN told t ON t.level = s.level AND t.unit = s.unit
  CROSS JOIN (SELECT max(horizon_year) AS horizon FROM gold.place_story) h
  -- Others are of each place alone: a map of them is of no country.
  WHERE s.scenario IN ('central', 'neutral', 'historical', 'shrunk')
  GROUP BY t.place, t.level, s.scenario
  UNION ALL
  SELECT m.place, m.level, series, 'share_80' AS measure, try_divide(sum(CASE WHEN age >= 80 THEN persons END), sum(persons)) AS value
  FROM (
    SELECT unit_code, age, stack(4, 'central', persons_central, 'neutral', persons_neutral,
      'historical', persons_historical, 'shrunk', persons_shrunk) AS (series, persons)
    FROM gold.mart_projection WHERE year = (SELECT max(horizon_year) FROM gold.place_story) AND age >= 0) x
  JOIN place m ON m.municipality = x.unit_code
  GROUP BY m.place, m.level, series
  HAVING sum(persons) IS NOT NULL)
WHERE level <> 'country' AND value IS NOT NULL;

-- units
SELECT u.code AS place, u.level, u.unit, u.name_no, nullif(u.name_en, u.name_no) AS name_en, u.county, u.region, u.population
FROM gold.dim_unit u JOIN gold.place_story s ON s.unit_code = u.code;

-- old_codes
SELECT DISTINCT concat('municipality:', h.current_code) AS place, h.code AS old_code, coalesce(h.name_no, h.current_name_no) AS name,
  h.valid_to - 1 AS last_year
FROM gold.dim_municipality_history h
WHERE h.vintage = (SELECT max(vintage) FROM gold.place_story) AND h.code <> h.current_code;
