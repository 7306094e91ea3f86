-- What stedsvekst bench compares, in DuckDB. Statements end with their line.
--
-- The preset recommended, for a country in the municipality codes of one year of which all tables
-- were landed for every year. The sections A1 to A4 are those of udfs/METHODS.md.

-- A table is a file, or a folder of parts.
SET VARIABLE files = (SELECT map(list(name), list(parts)) FROM (SELECT regexp_extract(substr(file, length('${landing}/') + 1), '^[a-z_]+') AS name, list(file) AS parts FROM glob('${landing}/**/*.csv') GROUP BY ALL));
CREATE TABLE municipality AS SELECT code, region, county, centrality_index / 1000 AS centrality, centrality_jobs / 1000 AS centrality_jobs
  FROM read_csv(getvariable('files')['municipality'], types = {'code': 'VARCHAR', 'region': 'VARCHAR', 'county': 'VARCHAR', 'centrality_index': 'DOUBLE', 'centrality_jobs': 'DOUBLE'});
CREATE TABLE population AS SELECT municipality AS unit, year, sex, age, persons
  FROM read_csv(getvariable('files')['population'], types = {'municipality': 'VARCHAR', 'year': 'INTEGER', 'age': 'INTEGER', 'persons': 'DOUBLE'});
CREATE TABLE vital AS SELECT municipality AS unit, year, net_migration
  FROM read_csv(getvariable('files')['vital'], types = {'municipality': 'VARCHAR', 'year': 'INTEGER', 'net_migration': 'DOUBLE'});
CREATE TABLE migrants AS SELECT municipality AS unit, year, sex, age, in_migrants - out_migrants AS net
  FROM read_csv(getvariable('files')['migration_age'], types = {'municipality': 'VARCHAR', 'year': 'INTEGER', 'age': 'INTEGER', 'in_migrants': 'DOUBLE', 'out_migrants': 'DOUBLE'});
CREATE TABLE jobs AS SELECT municipality AS unit, year, jobs
  FROM read_csv(getvariable('files')['jobs'], types = {'municipality': 'VARCHAR', 'year': 'INTEGER', 'jobs': 'DOUBLE'});
CREATE TABLE employment AS SELECT municipality AS unit, year, employed_residents AS employed
  FROM read_csv(getvariable('files')['employment'], types = {'municipality': 'VARCHAR', 'year': 'INTEGER', 'employed_residents': 'DOUBLE'});
CREATE TABLE commuting AS SELECT year, home, work, employed
  FROM read_csv(getvariable('files')['commuting'], types = {'year': 'INTEGER', 'home': 'VARCHAR', 'work': 'VARCHAR', 'employed': 'DOUBLE'});
CREATE TABLE employed_share AS SELECT year, sex, age, rate
  FROM read_csv(getvariable('files')['employment_rate'], types = {'year': 'INTEGER', 'age': 'INTEGER', 'rate': 'DOUBLE'});
CREATE TABLE death AS SELECT year, sex, age, probability
  FROM read_csv(getvariable('files')['death_probability'], types = {'alternative': 'VARCHAR', 'year': 'INTEGER', 'age': 'INTEGER', 'probability': 'DOUBLE'})
  WHERE coalesce(alternative, '') = '';
-- STEP read

-- A4. What a person of a year, sex and age adds to the supply of workers.
CREATE TABLE person AS
  SELECT year, sex, age, older - now - probability * older AS adds
  FROM (SELECT death.year, death.sex, death.age, probability,
      CASE WHEN death.age = 14 THEN 0 ELSE now.rate END AS now,
      CASE WHEN death.age = 74 THEN 0 ELSE older.rate END AS older
    FROM death
    LEFT JOIN employed_share now ON now.year = death.year - 1 AND now.sex = death.sex AND now.age = death.age
    LEFT JOIN employed_share older ON older.year = death.year - 1 AND older.sex = death.sex AND older.age = death.age + 1
    WHERE death.age BETWEEN 14 AND 74);

-- The municipalities' numbers, a row a year, with those of the year before.
CREATE TABLE own AS
  WITH residents AS (
      SELECT unit, year, sum(persons) AS population, sum(persons * adds) AS supply
      FROM population LEFT JOIN person USING (year, sex, age) GROUP BY ALL),
    workplaces AS (SELECT unit, year, sum(jobs) AS jobs FROM jobs GROUP BY ALL)
  SELECT unit, year, population, supply, jobs, net_migration, employed,
    lag(jobs) OVER years AS jobs_before, lag(employed) OVER years AS employed_before
  FROM workplaces JOIN residents USING (unit, year) JOIN vital USING (unit, year) JOIN employment USING (unit, year)
  WINDOW years AS (PARTITION BY unit ORDER BY year);
CREATE TABLE nation AS
  SELECT year, sum(jobs) / sum(jobs_before) - 1 AS growth, sum(supply) / sum(employed_before) AS supply,
    sum(net_migration) / sum(population) AS rate, sum(population) AS population
  FROM own GROUP BY year;

-- A1. Growth beyond the nation's, and that growth where residents worked the year before.
CREATE TABLE relative AS
  SELECT unit, year, jobs / jobs_before - 1 - growth AS relative_growth FROM own JOIN nation USING (year);
CREATE TABLE met AS
  SELECT home AS unit, c.year + 1 AS year,
    coalesce(sum(employed * relative_growth) FILTER (home = work), 0) AS own,
    coalesce(sum(employed * relative_growth) FILTER (home <> work), 0) AS neighbour
  FROM commuting c LEFT JOIN relative r ON r.unit = c.work AND r.year = c.year + 1 GROUP BY ALL;
CREATE TABLE local AS
  SELECT own.*, centrality, centrality_jobs, met.own / employed_before AS vra_own,
    neighbour / employed_before AS vra_neighbour, vra_own + vra_neighbour AS vra
  FROM own LEFT JOIN met USING (unit, year) JOIN municipality ON code = unit;

-- The levels above: sums, and means over residents; centrality by those of 2020.
CREATE TABLE members AS
  SELECT 'region' AS level, region AS above, code FROM municipality
  UNION ALL SELECT 'county', county, code FROM municipality;
CREATE TABLE above AS
  WITH joined AS (SELECT level, above, local.* FROM local JOIN members ON code = unit),
    central AS (SELECT level, above,
        sum(population * centrality) / sum(population) AS centrality,
        sum(population * centrality_jobs) / sum(population) AS centrality_jobs
      FROM joined WHERE year = 2020 GROUP BY ALL),
    sums AS (SELECT level, above, year, sum(population) AS population, sum(supply) AS supply, sum(jobs) AS jobs,
        sum(net_migration) AS net_migration, sum(employed) AS employed,
        sum(jobs_before) AS jobs_before, sum(employed_before) AS employed_before,
        sum(population * vra_own) / sum(population) AS vra_own,
        sum(population * vra_neighbour) / sum(population) AS vra_neighbour,
        sum(population * vra) / sum(population) AS vra
      FROM joined GROUP BY ALL)
  SELECT sums.* RENAME (above AS unit), centrality, centrality_jobs FROM sums JOIN central USING (level, above);

-- A2 and A4. Net migration and supply beyond the nation's; A1's lags.
CREATE TABLE panel AS
  SELECT level, unit, year, u.population, jobs, employed, jobs / jobs_before - 1 - growth AS relative_growth,
    vra, vra_own, vra_neighbour, lag(vra) OVER years AS vra_1, lag(vra, 2) OVER years AS vra_2,
    u.supply / employed_before - nation.supply AS ds, centrality, centrality_jobs,
    net_migration, net_migration / u.population AS net_migration_rate,
    net_migration / u.population - rate AS net_migration_excess
  FROM (SELECT 'municipality' AS level, * FROM local UNION ALL BY NAME SELECT * FROM above) u JOIN nation USING (year)
  WINDOW years AS (PARTITION BY level, unit ORDER BY year);
COPY panel TO '${out}/panel.csv';

-- A2. The same by sex and age group, and by the sums of these; of all, what was landed as such.
CREATE TABLE cells AS
  WITH grouped AS (
      SELECT unit, year, sex, sum(net) AS net, CASE WHEN age < 6 THEN '0-5' WHEN age < 18 THEN '6-17'
        WHEN age < 30 THEN '18-29' WHEN age < 40 THEN '30-39' WHEN age < 50 THEN '40-49'
        WHEN age < 60 THEN '50-59' ELSE '60+' END AS age_group
      FROM migrants GROUP BY ALL)
  SELECT unit, year, coalesce(sex, 'all') AS sex, coalesce(age_group, 'all') AS age_group, sum(net) AS net
  FROM grouped GROUP BY GROUPING SETS ((unit, year, sex, age_group), (unit, year, age_group), (unit, year, sex))
  UNION ALL SELECT unit, year, 'all', 'all', net_migration FROM vital;
CREATE TABLE migration AS
  WITH nations AS (
      SELECT year, sex, age_group, sum(net) / any_value(population) AS rate
      FROM cells JOIN nation USING (year) GROUP BY ALL),
    every AS (
      SELECT 'municipality' AS level, unit, year, sex, age_group, net AS net_migration FROM cells
      UNION ALL SELECT level, above, year, sex, age_group, sum(net) FROM cells JOIN members ON code = unit GROUP BY ALL)
  SELECT level, unit, year, sex, age_group, every.net_migration, every.net_migration / population AS net_migration_rate,
    every.net_migration / population - rate AS net_migration_excess
  FROM every JOIN panel USING (level, unit, year) JOIN nations USING (year, sex, age_group);
COPY migration TO '${out}/migration.csv';
-- STEP panel

-- A3. Least squares of the model book2022: each year and all, with classical standard errors. What a
-- fit needs are sums of products of its columns: 1, the five terms, and what is explained.
CREATE TABLE design AS
  WITH known AS (SELECT * FROM panel WHERE level <> 'county' AND vra_2 IS NOT NULL),
    means AS (SELECT level, avg(centrality_jobs) AS mean
      FROM (SELECT DISTINCT level, unit, centrality_jobs FROM known) GROUP BY level)
  SELECT level, unit, year, vra, vra_1, vra_2, centrality_jobs - mean AS central, ds FROM known JOIN means USING (level);
CREATE TABLE products AS
  WITH x AS (
      SELECT level, sex, age_group, year, vra AS a, vra_1 AS b, vra_2 AS c, central AS d, ds AS e, net_migration_excess AS y
      FROM migration JOIN design USING (level, unit, year)),
    sums AS (
      SELECT level, sex, age_group, year,
        [[count(*), sum(a), sum(b), sum(c), sum(d), sum(e), sum(y)],
         [sum(a), sum(a*a), sum(a*b), sum(a*c), sum(a*d), sum(a*e), sum(a*y)],
         [sum(b), sum(a*b), sum(b*b), sum(b*c), sum(b*d), sum(b*e), sum(b*y)],
         [sum(c), sum(a*c), sum(b*c), sum(c*c), sum(c*d), sum(c*e), sum(c*y)],
         [sum(d), sum(a*d), sum(b*d), sum(c*d), sum(d*d), sum(d*e), sum(d*y)],
         [sum(e), sum(a*e), sum(b*e), sum(c*e), sum(d*e), sum(e*e), sum(e*y)],
         [sum(y), sum(a*y), sum(b*y), sum(c*y), sum(d*y), sum(e*y), sum(y*y)]] AS products
      FROM x GROUP BY ALL)
  SELECT level, sex, age_group, year, i, j, products[i][j] AS value
  FROM sums, range(1, 8) r(i), range(1, 8) s(j);
CREATE TABLE fits AS
  WITH periods AS (
      SELECT level, sex, age_group, year::VARCHAR AS period, i, j, value FROM products
      UNION ALL
      SELECT level, sex, age_group, (SELECT min(year) || '-' || max(year) FROM products), i, j, sum(value)
      FROM products GROUP BY ALL)
  SELECT dense_rank() OVER (ORDER BY level, sex, age_group, period) AS fit, * FROM periods;

-- The sweep: after a column was swept over all others, the last holds the estimates.
CREATE TABLE swept AS
  WITH RECURSIVE sweep AS (
      SELECT 0 AS k, fit, i, j, value FROM fits
      UNION ALL
      SELECT k + 1, fit, i, j,
        CASE WHEN i = k + 1 AND j = k + 1 THEN -1 / corner WHEN i = k + 1 OR j = k + 1 THEN value / corner
          ELSE value - across * down / corner END
      FROM (SELECT *, max(value) FILTER (i = k + 1 AND j = k + 1) OVER (PARTITION BY fit) AS corner,
          max(value) FILTER (j = k + 1) OVER (PARTITION BY fit, i) AS across,
          max(value) FILTER (i = k + 1) OVER (PARTITION BY fit, j) AS down
        FROM sweep WHERE k < 6))
  SELECT fit, i, j, value FROM sweep WHERE k = 6;
COPY (
  SELECT 'book2022' AS model, level, sex, age_group, period,
    ['(Intercept)', 'vra', 'vra_1', 'vra_2', 'centrality_jobs', 'ds'][e.i] AS term, e.value AS estimate,
    sqrt(-v.value * residual.value / (n.value - 6)) AS std_error
  FROM swept e
  JOIN swept v ON v.fit = e.fit AND v.i = e.i AND v.j = e.i
  JOIN swept residual ON residual.fit = e.fit AND residual.i = 7 AND residual.j = 7
  JOIN fits n ON n.fit = e.fit AND n.i = 1 AND n.j = 1
  WHERE e.j = 7 AND e.i < 7 AND n.value >= 3 * 6 -- fewer than three rows a term are not fitted
) TO '${out}/terms.csv';
-- STEP fits
