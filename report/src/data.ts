/**
 * What the pages read: files that the job `report` writes from the gold tables. Each is a script that calls
 * `stedsvekst.put(name, value)`, because a browser refuses to fetch files from disk but runs scripts from it.
 * Text that people read has `_no` and `_en`; numbers are not rounded for show, and a missing number is null.
 */

/** A table by columns: arrays of one length. */
export type Columns = Record<string, (number | string | boolean | null)[]>;

export type Level = "municipality" | "region" | "county" | "country";

/** `data/site.js`: what holds for the whole site. */
export interface Site {
  /** When, of what, by which run. */
  made_at: string;
  run_id: string;
  publish_run_id: string;
  preset: string;
  vintage: number;
  is_synthetic: boolean;
  /** Newest 1 January with people counted, newest fourth quarter with jobs, first and last flow year of the drivers, last 1 January projected. */
  population_year: number | null;
  jobs_year: number | null;
  first_flow_year: number | null;
  last_flow_year: number | null;
  base_year: number | null;
  horizon_year: number | null;
  alternative: string | null; // of the nation's projection
  scenarios: string[]; // those that add up: central, neutral, historical, as far as there are; the first is shown first
  what_ifs: string[]; // high, low: of a place alone
  fan_scenario: string | null;
  /** What is not there and why, as "no jobs by industry were landed": lines to show where the chart would stand. key = a section of Place. */
  missing: { section: string; text_no: string; text_en: string }[];
  /** code, subject, component, sign, is_in_sum, kind, name_no, name_nn, name_en, sort_order: gold.dim_component */
  components: Columns;
  /** vocabulary, code, name_no, name_nn, name_en, sort_order: gold.dim_code, with dim_scenario, dim_industry, dim_sex and dim_age_group as vocabularies scenario, industry, industry_group, sex, age_group */
  words: Columns;
  /** indicator, name_no, name_en, unit */
  indicators: Columns;
  /** What can be mapped: files data/map/<measure>.js */
  measures: MeasureInfo[];
  /** Whether data/borders.js is there. */
  has_borders: boolean;
  /** The statement behind each section of a place, for all places, and under `common` what stands before each. */
  sql: Record<string, string>;
}

export interface MeasureInfo {
  measure: string; // as in population_growth
  name_no: string; name_en: string;
  about_no: string; about_en: string; // one sentence: what it is and how it is worked out
  kind: "fraction" | "persons" | "ratio"; // fraction: shown in per cent
  diverging: boolean; // classes around zero (or around `middle`)
  breaks: number[]; // six bounds of seven classes, the same in every period, level and scenario
  by: "period" | "scenario"; // what the series of the file are
}

/** `data/units.js`: every page there is, for search and links. */
export interface Units {
  /** code ("municipality:0301"), level, unit ("0301"), name_no, name_en, county (code or null), region (code or null), population */
  units: Columns;
  /** old_code ("1201"), name, unit (code of the unit that it is now), last_year (last year it held) : codes of earlier years */
  old_codes: Columns;
}

/**
 * `data/borders.js`: a municipality, its polygons, of each its rings (the first is the outer one). A ring is [x, y, dx, dy, dx, dy, …]:
 * the first point and the steps from point to point, in 1/points_a_degree of a degree (longitude, latitude).
 */
export interface Borders { points_a_degree: number; municipalities: { unit: string; polygons: number[][][] }[] }

/** `data/map/<measure>.js` */
export interface MapMeasure {
  measure: string;
  /** By level: units (codes), and by period ("2013-2022", "2021") or scenario a number a unit. */
  levels: Partial<Record<Level, { units: string[]; series: Record<string, (number | null)[]> }>>;
}

/**
 * `data/compare/<level>.js`: the last ten years of every unit of a level beside each other: unit (code), population,
 * population_growth, actual_rate, expected_rate (sums of annual rates of net migration), attractiveness_rate,
 * shrunken_rate, shrunken_low, shrunken_high, rank, rank_low, rank_high, p_top10, is_judged, business_rate,
 * business_rank, first_year, last_year, projected_growth_<scenario>.
 */
export type Compare = Columns;

/** `data/place/<level>/<unit>.js` (unit with characters that a file name cannot have percent-encoded as in the page's address) */
export interface Place {
  code: string; level: Level; unit: string; name_no: string; name_en: string;
  /** The row of gold.place_story, by column: sentence_no, sentence_en, population, rank, rank_low, … */
  story: Record<string, number | string | boolean | null>;
  /** year, population, population_change, births, deaths, net_migration, jobs, employed_residents, commuting_residents, commuters_out, commuting_workers, commuters_in (between units of the place's own level) */
  years: Columns;
  /** year, component (code of site.components), persons; components that are is_in_sum add up to the year's change of population */
  drivers: Columns;
  /** year, component, jobs */
  job_drivers: Columns;
  /** period ("2013-2022" or "2021"), actual, expected, attractiveness (persons), attractiveness_rate, shrunken_rate, shrunken_low, shrunken_high, rank, rank_low, rank_high, ranked (how many), p_top10, is_judged, not_judged_reason; the same with business_ */
  attractiveness: Columns;
  /** year (the newest, and ten before or the first), industry, industry_group, jobs, expected_jobs (with the nation's shares) */
  industries: Columns;
  /** year (the newest), partner (code of a unit of the same level, or "outside:outside"), out, in: the largest partners */
  commuting: Columns;
  /** year, sex, age (first of five years), persons (counted; null where projected), and a column a scenario; years: newest counted, and the horizon */
  ages: Columns;
  /** year, scenario, persons, jobs, births, deaths, net_migration (those of the what-ifs: persons alone) */
  projection: Columns;
  /** year, low, median, high */
  fan: Columns;
  /** scenario, horizon (years ahead), size_class, mape, mape_no_change, bias, n: how wrong projections from the past have been for places of this size */
  scores: Columns;
  /** year, persons, rate: the attractiveness, the same every year (a fraction of the population), with which the projection comes to that many people that year; by rate, ascending. Linear between points. */
  goals: Columns;
  /**
   * How the expected net migration of the newest flow year is worked out, for the dialog "how is this worked out":
   * year, term (nation, (Intercept), vra, centrality_jobs, ds, ln_population …; actual), estimate, center, value.
   * expected rate = sum over terms but `actual` of estimate * (value - center); nation has its rate as estimate and value 1;
   * actual has the actual rate as estimate. Times the population of 1 January it is `expected` of that year in attractiveness;
   * actual less expected is the attractiveness.
   */
  terms: Columns;
  /** What indicate has worked out or users have landed: indicator (code of site.indicators), year, value, rank, n_ranked */
  indicators: Columns;
}
