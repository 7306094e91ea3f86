package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.land.LandingTable.Reference;
import no.stedsvekst.jobs.settings.ShippedTable;

/** What is landed of work: where it is done, and by whom. */
public final class WorkTables {
  /** Stands for all industries where they are not told apart. */
  static final String TOTAL = "total";

  /** Jobs where they are. */
  public static final LandingTable JOBS =
      LandingTable.required(
              "jobs",
              "One row per municipality of work, year and industry.",
              "municipality",
              "year",
              "industry")
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, CommonColumns.STOCK_YEAR)
          .always("industry", TEXT, "Industry code, or total where industries are not told apart")
          .count("jobs", "Persons who work in the municipality, wherever they live")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("jobs_are_not_negative", "jobs >= 0")
          .together("municipality", "year")
          .groupRule(
              "industries_or_their_total",
              "count_if(industry = 'total') = 0 or count_if(industry = 'total') = count(*)")
          .build();

  /** Residents who work, wherever that is. */
  public static final LandingTable EMPLOYMENT =
      LandingTable.optional(
              "employment", "One row per municipality and year.", "municipality", "year")
          .switchesOff("employed residents are the row sums of the commuting matrix")
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, CommonColumns.STOCK_YEAR)
          .count("employed_residents", "Residents who work, wherever they do")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("employed_residents_are_not_negative", "employed_residents >= 0")
          .build();

  /** Who works where. */
  public static final LandingTable COMMUTING =
      LandingTable.required(
              "commuting",
              "One row per year, municipality of residence and municipality of work.",
              "year",
              "home",
              "work")
          .always("year", INTEGER, CommonColumns.STOCK_YEAR)
          .code("home", "Municipality code of where they live")
          .code(
              "work",
              LandingTables.OUTSIDE,
              "Municipality code of where they work, or outside (shelf, abroad, unknown)")
          .count("employed", "Persons who live in the one and work in the other")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("employed_are_not_negative", "employed >= 0")
          .mayLackYears()
          .build();

  /** What industries there are. */
  public static final LandingTable INDUSTRY =
      LandingTable.optional("industry", "One row per industry.", "code")
          .switchesOff("industries of one's own: those of conf/assumptions/industry.csv are used")
          .always("code", TEXT, "Lower-case letters and underscores, as in finans_eiendom_utleie")
          .always("name", TEXT, "What people call it, in Norwegian")
          .always(
              "category", TEXT, "basis, besok, regional or offentlig: what its place depends on")
          .always("sector", TEXT, "private, kommune, fylke or stat")
          .always(
              "population_sensitive", BOOLEAN, "Whether its jobs follow the number of residents")
          .maybe("growth_outlook", DOUBLE, "Expected growth of its jobs in the nation, a year")
          .rule("category_is_known", "category in ('basis', 'besok', 'regional', 'offentlig')")
          .rule("sector_is_known", "sector in ('private', 'kommune', 'fylke', 'stat')")
          .rule("outlook_is_a_fraction", "coalesce(growth_outlook, 0) between -0.5 and 0.5")
          .build();

  private WorkTables() {}

  /**
   * That an industry is one of the user's own, or of the shipped ones where there are none of
   * these, or stands for all of them.
   */
  static Reference knownIndustry(String column) {
    return Reference.to(column, INDUSTRY, "code")
        .orElse(ShippedTable.lines("industry").stream().map(line -> line.get("code")).toList())
        // Jobs may be of industries that no list has: they are told of, and counted.
        .orIn(JOBS, "industry")
        .besides(List.of(TOTAL));
  }
}
