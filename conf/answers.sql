-- Fifteen questions that are asked every day, each answered by one statement over the tables of gold.
-- Tables beside the star hold every preset that was run: the star's own is that of gold.place_story.
-- They read the same in ./stedsvekst sql, over JDBC, and in DuckDB. A line that begins with -- and a number is the question.

-- 1. Of which municipalities is the rank by attractiveness least sure?
SELECT u.name_no, a.rank, a.rank_low, a.rank_high, a.rank_high - a.rank_low AS places
FROM gold.mart_attractiveness a JOIN gold.dim_unit u ON a.unit_code = u.code
WHERE a.is_judged ORDER BY places DESC, a.rank LIMIT 10;

-- 2. How has each county grown in the last ten years, and the nation?
SELECT coalesce(u.county_name, 'Norge') AS place, sum(p.population_change) AS change,
  sum(p.population_change) / sum(CASE WHEN p.year = last.year - 9 THEN p.population END) AS growth
FROM gold.mart_place_year p JOIN gold.dim_unit u ON p.unit_code = u.code
CROSS JOIN (SELECT max(year) AS year FROM gold.mart_place_year WHERE population_change IS NOT NULL) last
WHERE p.year BETWEEN last.year - 9 AND last.year
GROUP BY GROUPING SETS ((u.county_name), ()) ORDER BY growth DESC;

-- 3. How many are over 80 in 2050, by region and scenario?
SELECT u.region_name, sum(p.persons_central) AS central, sum(p.persons_neutral) AS neutral,
  sum(p.persons_historical) AS historical
FROM gold.mart_projection p JOIN gold.dim_unit u ON p.unit_code = u.code
WHERE p.year = 2050 AND p.age >= 80 GROUP BY u.region_name ORDER BY u.region_name;

-- 4. Which coefficient has differed most between years, against what it may be off by?
SELECT model, term, max(year) AS last_year, max(estimate) - min(estimate) AS spread,
  avg(std_error) AS mean_std_error
FROM gold.mart_coefficient_year
WHERE level = 'municipality' AND sex = 'all' AND age_group = 'all' AND term <> '(Intercept)'
GROUP BY model, term HAVING avg(std_error) > 0 ORDER BY spread / mean_std_error DESC LIMIT 10;

-- 5. Which groups of industries does a place have more of than the nation?
SELECT u.name_no, j.industry_group, sum(j.jobs) AS jobs, sum(j.jobs) / sum(j.expected_jobs) AS quotient
FROM gold.mart_jobs j JOIN gold.dim_unit u ON j.unit_code = u.code
WHERE j.year = (SELECT max(year) FROM gold.mart_jobs) AND j.industry <> 'total'
GROUP BY u.code, u.name_no, j.industry_group HAVING sum(j.expected_jobs) > 0 ORDER BY quotient DESC LIMIT 20;

-- 6. What share of those who work commute out of their municipality, year by year?
SELECT p.year, sum(p.commuters_out) / sum(p.commuting_residents) AS out_share,
  sum(p.commuters_out - p.commuters_outside) / sum(p.commuting_residents) AS to_municipalities
FROM gold.mart_place_year p WHERE p.commuting_residents > 0 GROUP BY p.year ORDER BY p.year;

-- 7. Which municipalities drew more people than expected, beyond what may be luck?
SELECT u.name_no, a.attractiveness AS persons, a.shrunken_rate, a.shrunken_low
FROM gold.mart_attractiveness a JOIN gold.dim_unit u ON a.unit_code = u.code
WHERE a.is_judged AND a.shrunken_low > 0 ORDER BY a.shrunken_rate DESC;

-- 8. The pyramid of a county: women and men by five years of age.
SELECT d.five_years, sum(CASE WHEN p.sex = 'F' THEN p.persons END) AS women,
  sum(CASE WHEN p.sex = 'M' THEN p.persons END) AS men
FROM gold.mart_population p JOIN gold.dim_unit u ON p.unit_code = u.code
JOIN gold.dim_age d ON p.age = d.code
WHERE p.year = (SELECT max(year) FROM gold.mart_population)
  AND u.county = (SELECT min(county) FROM gold.dim_unit)
GROUP BY d.five_years ORDER BY min(d.sort_order);

-- 9. How wrong have projections been, by how many years ahead and how large the place is?
SELECT horizon, size_class, mape, mape_no_change, n FROM gold.projection_score
WHERE level = 'municipality' AND scenario = 'central'
  AND preset = (SELECT max(preset) FROM gold.place_story) ORDER BY horizon, size_class;

-- 10. What has changed since the night before?
SELECT c.table, c.level, c.unit, c.item, c.measure, c.before, c.after, c.difference, c.cause FROM ops.change c
WHERE c.run_id = (SELECT max(run_id) FROM ops.run WHERE job = 'nightly' AND status = 'ok') ORDER BY abs(c.difference) DESC LIMIT 20;

-- 11. Where are more children born than women of that age would have in the nation?
SELECT u.name_no, v.fertility_ratio, v.fertility_ratio_shrunken
FROM gold.vital_ratio v JOIN gold.dim_unit u ON u.level = v.level AND u.unit = v.unit
WHERE v.level = 'municipality' AND v.preset = (SELECT max(preset) FROM gold.place_story)
ORDER BY v.fertility_ratio_shrunken DESC LIMIT 10;

-- 12. At what age do people move to the largest municipality, and away from it?
SELECT m.age_group, sum(m.in_migrants) AS moved_in, sum(m.out_migrants) AS moved_out,
  sum(m.net_migration) AS net
FROM gold.mart_migration m JOIN gold.dim_age_group g ON m.age_group = g.code
WHERE m.unit_code = (SELECT code FROM gold.dim_unit WHERE level = 'municipality'
                     ORDER BY population DESC LIMIT 1)
GROUP BY m.age_group ORDER BY min(g.sort_order);

-- 13. Net migration against what was expected, of the regions.
SELECT u.name_no, a.actual, a.expected, a.actual - a.expected AS beyond
FROM gold.mart_attractiveness_region a JOIN gold.dim_unit u ON a.unit_code = u.code
ORDER BY beyond DESC;

-- 14. Which municipalities have grown against their structure: births and deaths at the nation's rates, and the moves that location, ages and neighbours' jobs bring?
SELECT u.name_no, sum(d.persons) AS change,
  sum(CASE WHEN c.kind IN ('structure', 'nation') THEN d.persons END) AS of_structure
FROM gold.mart_population_driver d JOIN gold.dim_unit u ON d.unit_code = u.code
JOIN gold.dim_component c ON d.component_code = c.code
WHERE c.is_in_sum GROUP BY u.code, u.name_no
HAVING sum(d.persons) > 0 AND sum(CASE WHEN c.kind IN ('structure', 'nation') THEN d.persons END) < 0
ORDER BY change DESC;

-- 15. A table for a map: a row a municipality, under the official number.
SELECT u.unit AS municipality, u.name_no, s.population, s.population_growth, s.attractiveness_rate,
  s.rank, s.projected_central / s.population - 1 AS growth_ahead
FROM gold.place_story s JOIN gold.dim_unit u ON s.unit_code = u.code
WHERE u.level = 'municipality' ORDER BY u.unit;
