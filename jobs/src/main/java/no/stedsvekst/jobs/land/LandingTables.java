package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;
import static no.stedsvekst.jobs.lake.ColumnType.TIMESTAMP;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** The tables that users land, and the bronze tables that keep them as they came. */
public final class LandingTables {
  /** Stands in {@code commuting.work} for the shelf, abroad and the unknown. */
  public static final String OUTSIDE = "outside";

  private static final String SEX_IS_KNOWN = "sex in ('M', 'F', 'all')";
  private static final String SEX = "M, F, or all where a source does not tell them apart";
  private static final String CODE = "Municipality code of that year, as text with leading zeros";
  private static final String FLOW_YEAR = "Calendar year in which it happened";
  private static final String STOCK_YEAR = "Calendar year of the fourth quarter";

  private LandingTables() {}

  /** Municipalities and what is known of them. */
  public static final LandingTable MUNICIPALITY =
      LandingTable.required(
              "municipality",
              "One row per municipality code and the year from which the row holds.",
              "code",
              "valid_from")
          .always("code", TEXT, "Official number, as text with leading zeros")
          .always("name", TEXT, "Official name in Norwegian")
          .always("valid_from", INTEGER, "First year in which the row holds")
          .maybe("valid_to", INTEGER, "First year in which it no longer holds; empty while it does")
          .always("county", TEXT, "The county it belongs to")
          .always("region", TEXT, "The region it belongs to, for estimation and aggregation")
          .maybe(
              "centrality_index",
              DOUBLE,
              "Statistics Norway's index, 0 to 1000, of jobs and services within reach")
          .spare(
              "centrality_jobs", DOUBLE, "The part of that index which counts jobs only, 0 to 1000")
          .maybe("centrality_class", INTEGER, "Official class, 1 (most central) to 6")
          .rule("valid_to_is_later", "valid_to is null or valid_to > valid_from")
          .rule("index_is_within_bounds", "coalesce(centrality_index, 0) between 0 and 1000")
          .rule("jobs_index_is_within_bounds", "coalesce(centrality_jobs, 0) between 0 and 1000")
          .rule("class_is_known", "coalesce(centrality_class, 1) between 1 and 6")
          .build();

  /** People. */
  public static final LandingTable POPULATION =
      LandingTable.required(
              "population",
              "One row per municipality, year, sex and age.",
              "municipality",
              "year",
              "sex",
              "age")
          .always("municipality", TEXT, CODE)
          .always("year", INTEGER, "Year of the 1 January on which people were counted")
          .always("sex", TEXT, SEX)
          .always("age", TEXT, "Completed years, 0 to 105 (105 and more), or all")
          .always("persons", DOUBLE, "Residents on 1 January")
          .rule("sex_is_known", SEX_IS_KNOWN)
          .rule(
              "age_is_known", "age = 'all' or coalesce(try_cast(age as int), -1) between 0 and 105")
          .rule("persons_are_not_negative", "persons >= 0")
          .groupRule(
              "complete_in_sex_and_age_or_one_total",
              List.of("municipality", "year"),
              "count_if(sex <> 'all' and age <> 'all') = count(*) and count(*) = 2 * 106"
                  + " or count_if(sex = 'all' and age = 'all') = 1 and count(*) = 1")
          .build();

  /** What changed the number of people. */
  public static final LandingTable VITAL =
      LandingTable.required("vital", "One row per municipality and year.", "municipality", "year")
          .always("municipality", TEXT, CODE)
          .always("year", INTEGER, FLOW_YEAR)
          .maybe("births", DOUBLE, "Children born alive to mothers who live there")
          .maybe("deaths", DOUBLE, "Residents who died")
          .always(
              "net_migration", DOUBLE, "In-migrants less out-migrants, domestic and from abroad")
          .rule("births_are_not_negative", "coalesce(births, 0) >= 0")
          .rule("deaths_are_not_negative", "coalesce(deaths, 0) >= 0")
          .build();

  /** Work, where it is done. */
  public static final LandingTable JOBS =
      LandingTable.required(
              "jobs",
              "One row per municipality of work, year and industry.",
              "municipality",
              "year",
              "industry")
          .always("municipality", TEXT, CODE)
          .always("year", INTEGER, STOCK_YEAR)
          .always("industry", TEXT, "Industry code, or total where industries are not told apart")
          .always("jobs", DOUBLE, "Persons who work in the municipality, wherever they live")
          .rule("jobs_are_not_negative", "jobs >= 0")
          .groupRule(
              "industries_or_their_total",
              List.of("municipality", "year"),
              "count_if(industry = 'total') = 0 or count(*) = 1")
          .build();

  /** Who works where. */
  public static final LandingTable COMMUTING =
      LandingTable.required(
              "commuting",
              "One row per year, municipality of residence and municipality of work.",
              "year",
              "home",
              "work")
          .always("year", INTEGER, STOCK_YEAR)
          .always("home", TEXT, "Municipality code of where they live")
          .always(
              "work",
              TEXT,
              "Municipality code of where they work, or outside (shelf, abroad, unknown)")
          .always("employed", DOUBLE, "Persons who live in the one and work in the other")
          .rule("employed_are_not_negative", "employed >= 0")
          .build();

  /** How many of an age work. */
  public static final LandingTable EMPLOYMENT_RATE =
      LandingTable.optional(
              "employment_rate",
              "One row per year, sex and age of the nation.",
              "year",
              "sex",
              "age")
          .always("year", INTEGER, STOCK_YEAR)
          .always("sex", TEXT, SEX)
          .always("age", INTEGER, "Completed years on 31 December")
          .always(
              "rate", DOUBLE, "Share of the residents of that sex and age who are employed, 0 to 1")
          .rule("sex_is_known", SEX_IS_KNOWN)
          .rule("rate_is_a_fraction", "rate between 0 and 1")
          .build();

  /** All of them, in the order in which a reader meets them. */
  public static final List<LandingTable> ALL =
      List.of(MUNICIPALITY, POPULATION, VITAL, JOBS, COMMUTING, EMPLOYMENT_RATE);

  /** The bronze table of a landing table: its cells as text, and where they came from. */
  public static TableSpec bronze(LandingTable landing) {
    TableSpec.Builder table =
        TableSpec.in(Layer.BRONZE, landing.name())
            .grain("One row per row of a landed " + landing.name() + " file.")
            .key("run_id", "source_row");
    for (LandingTable.Column column : landing.columns()) {
      table.column(column.name(), TEXT, column.comment() + " (as landed)");
    }
    return table
        .column(
            "source_row", LONG, "Tells the rows of a load apart; it follows their order, with gaps")
        .required("source_file", TEXT, "Name of the file in the landing folder")
        .required(
            "source_checksum", TEXT, "SHA-256 of that file, by which an unchanged one is known")
        .required("loaded_at", TIMESTAMP, "UTC; the newest load of a table is the one in use")
        .column("run_id", TEXT, "The run that landed it, as in ops.run")
        .written(WriteMode.APPEND)
        .build();
  }

  /** The bronze tables. */
  public static List<TableSpec> bronze() {
    return ALL.stream().map(LandingTables::bronze).toList();
  }
}
