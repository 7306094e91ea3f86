package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

/** What is landed of export, and of what industries buy of each other. */
public final class TradeTables {
  /** Stands in {@code export.municipality} for the whole nation. */
  public static final String NATION = "NO";

  /** Stands in {@code export.market} for all markets. */
  public static final String ALL_MARKETS = "total";

  private static final String JOB = "ripple";

  /** Export by industry. */
  public static final LandingTable EXPORT =
      LandingTable.ofJob(
              JOB,
              "export",
              "One row per municipality, year, industry and market.",
              "municipality",
              "year",
              "industry",
              "market")
          .code("municipality", NATION, "Where it is exported from, a code of that year, or NO")
          .always("year", INTEGER, "Calendar year of the export")
          .always("industry", TEXT, "Industry that exports, as in jobs and io_account")
          .always("market", TEXT, "Where it goes, or total for all markets")
          .count("value", "Million kroner")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("value_is_not_negative", "value >= 0")
          .refers(WorkTables.knownIndustry("industry"))
          .together("municipality", "year", "industry")
          .groupRule(
              "markets_add_up_to_the_total",
              "count_if(market = 'total') in (0, count(*)) or abs(sum(if(market = 'total', value,"
                  + " -value))) <= 1e-6 * sum(if(market = 'total', value, 0))")
          .build();

  /** What each industry puts out, and what it pays for it. */
  public static final LandingTable IO_ACCOUNT =
      LandingTable.ofJob(
              JOB, "io_account", "One row per year and industry of the nation.", "year", "industry")
          .always("year", INTEGER, "Calendar year of the account")
          .always("industry", TEXT, "Industry, as in jobs")
          .always("output", DOUBLE, "What it makes, million kroner")
          .always("value_added", DOUBLE, "Million kroner")
          .always("imports", DOUBLE, "What it buys abroad, million kroner")
          .always("product_tax", DOUBLE, "Tax less subsidies on what it buys, million kroner")
          .always("employment", DOUBLE, "Persons who work in it")
          .maybe("tax", DOUBLE, "Tax that it and its workers pay, million kroner")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("output_is_not_negative", "output >= 0")
          .rule("imports_are_not_negative", "imports >= 0")
          .rule("employment_is_not_negative", "employment >= 0")
          .refers(WorkTables.knownIndustry("industry"))
          .build();

  /** What industries buy. */
  public static final LandingTable IO_FLOW =
      LandingTable.ofJob(
              JOB,
              "io_flow",
              "One row per year, matrix, row and column of the nation.",
              "year",
              "matrix",
              "row",
              "column")
          .always("year", INTEGER, "Calendar year of the account")
          .always(
              "matrix",
              TEXT,
              "io: an industry (column) buys of another (row); make: an industry (row) makes a"
                  + " product (column); use: an industry (column) uses a product (row)")
          .always("row", TEXT, "Industry, or the product that is used")
          .always("column", TEXT, "Industry, or the product that is made")
          .always("value", DOUBLE, "Million kroner")
          .maybe("domestic", DOUBLE, "What of it was made in the country; empty: all")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("matrix_is_known", "matrix in ('io', 'make', 'use')")
          .rule("value_is_not_negative", "value >= 0")
          .rule("domestic_is_part_of_it", "coalesce(domestic, 0) between 0 and value")
          .refers(WorkTables.knownIndustry("row").where("matrix in ('io', 'make')"))
          .refers(WorkTables.knownIndustry("column").where("matrix in ('io', 'use')"))
          .build();

  /** Multipliers that others have reckoned. */
  public static final LandingTable IO_MULTIPLIER =
      LandingTable.ofJob(
              JOB,
              "io_multiplier",
              "One row per year, industry and measure.",
              "year",
              "industry",
              "measure")
          .always("year", INTEGER, "Calendar year for which they hold")
          .always("industry", TEXT, "Industry that exports")
          .always("measure", TEXT, "employment, value_added, tax or imports")
          .always("direct", DOUBLE, "At the exporter, for a million kroner of export")
          .always("indirect", DOUBLE, "At suppliers and theirs, for a million kroner of export")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("measure_is_known", "measure in ('employment', 'value_added', 'tax', 'imports')")
          .rule("direct_is_not_negative", "direct >= 0")
          .rule("indirect_is_not_negative", "indirect >= 0")
          .refers(WorkTables.knownIndustry("industry"))
          .build();

  /** Export that comes or goes. */
  public static final LandingTable EXPORT_SHOCK =
      LandingTable.ofJob(
              JOB,
              "export_shock",
              "One row per shock, municipality, industry and year.",
              "shock",
              "municipality",
              "industry",
              "year")
          .always("shock", TEXT, "Its name, as in project --scenario shock:NAME")
          .code("municipality", "Where the export changes, a code of that year or of the vintage")
          .always("industry", TEXT, "Industry that exports")
          .always("year", INTEGER, "From which year on")
          .count("change", "Million kroner more a year, or less")
          .rule("shock_is_a_name", "shock rlike '^[A-Za-z0-9_-]+$' and shock <> 'none'")
          .refers(WorkTables.knownIndustry("industry"))
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .build();

  private TradeTables() {}
}
