package no.stedsvekst.synthetic.files;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A landing table as it is written.
 *
 * @param name of the file
 * @param columns in the order of the file
 */
public record Table(String name, List<Column> columns) implements Serializable {
  public static final Table MUNICIPALITY =
      named("municipality")
          .text("code", "name")
          .count("valid_from", "valid_to")
          .text("county", "region")
          .real("centrality_index", "centrality_jobs")
          .count("centrality_class");
  static final Table CODE_CHANGE =
      named("code_change").text("from_code", "to_code").count("year").real("weight");
  static final Table MUNICIPALITY_GROUP =
      named("municipality_group").text("group_set", "group_code", "group_name", "municipality");
  static final Table POPULATION =
      named("population").text("municipality").count("year").text("sex", "age").count("persons");
  public static final Table VITAL =
      named("vital").text("municipality").count("year", "births", "deaths", "net_migration");
  static final Table MIGRATION_AGE =
      named("migration_age")
          .text("municipality")
          .count("year")
          .text("sex", "age")
          .count("in_migrants", "out_migrants");
  public static final Table JOBS =
      named("jobs").text("municipality").count("year").text("industry").count("jobs");
  static final Table EMPLOYMENT =
      named("employment").text("municipality").count("year", "employed_residents");
  public static final Table COMMUTING =
      named("commuting").count("year").text("home", "work").count("employed");
  static final Table EMPLOYMENT_RATE =
      named("employment_rate").count("year").text("sex").count("age").real("rate");
  static final Table DEATH_PROBABILITY =
      named("death_probability")
          .text("alternative")
          .count("year")
          .text("sex")
          .count("age")
          .real("probability");
  static final Table FERTILITY_RATE =
      named("fertility_rate").text("alternative").count("year", "age").real("rate");
  static final Table INDUSTRY =
      named("industry")
          .text("code", "name", "category", "sector")
          .flag("population_sensitive")
          .real("growth_outlook");
  static final Table NATIONAL_PROJECTION =
      named("national_projection")
          .text("alternative")
          .count("year")
          .text("sex")
          .count("age", "persons");
  static final Table NATIONAL_FLOW =
      named("national_flow").text("alternative").count("year", "births", "deaths", "net_migration");
  static final Table COVARIATE =
      named("covariate").text("municipality").count("year").text("name").real("value");
  static final Table REFERENCE_PROJECTION =
      named("reference_projection")
          .text("source")
          .count("edition")
          .text("alternative", "municipality")
          .count("year", "population");

  static final Table SMALL_AREA =
      named("small_area")
          .text("area")
          .count("year")
          .text("municipality")
          .count("population", "jobs")
          .flag("in_node");
  static final Table SERVICE_POINT = named("service_point").text("function", "area").real("weight");
  static final Table TRAVEL_TIME =
      named("travel_time").text("network", "from_area", "to_area").real("minutes");

  static final Table EXPORT =
      named("export").text("municipality").count("year").text("industry", "market").real("value");
  static final Table IO_FLOW =
      named("io_flow").count("year").text("matrix", "row", "column").real("value").real("domestic");
  static final Table IO_ACCOUNT =
      named("io_account")
          .count("year")
          .text("industry")
          .real("output", "value_added", "imports", "product_tax", "employment", "tax");
  static final Table EXPORT_SHOCK =
      named("export_shock").text("shock", "municipality", "industry").count("year").real("change");

  static final Table SURVEY_RESPONSE =
      named("survey_response")
          .text("survey", "respondent", "question", "municipality")
          .count("year")
          .text("stratum")
          .real("weight", "value");
  static final Table SURVEY_FRAME =
      named("survey_frame").text("survey", "municipality", "stratum").count("population");

  static final Table ESTABLISHMENT_SIZE =
      named("establishment_size").text("municipality").count("year", "size_min", "jobs");
  static final Table EMPLOYED_OCCUPATION =
      named("employed_occupation")
          .text("municipality")
          .count("year")
          .text("occupation")
          .count("employed");
  static final Table ESTABLISHMENT =
      named("establishment")
          .text("id")
          .count("year")
          .text("municipality", "industry")
          .count("jobs");
  static final Table DWELLING =
      named("dwelling").text("municipality").count("year", "completed", "stock");
  static final Table INDICATOR =
      named("indicator")
          .text("indicator", "name_no", "name_en", "numerator", "denominator")
          .real("scale")
          .text("unit", "direction")
          .real("min", "max");
  static final Table INDICATOR_VALUE =
      named("indicator_value").text("indicator", "level", "unit").count("year").real("value");
  static final Table INDICATOR_TARGET =
      named("indicator_target")
          .text("plan", "indicator", "level", "unit", "rule")
          .count("year")
          .real("target", "tolerance");
  static final Table RANKING =
      named("ranking")
          .text("scheme")
          .count("edition")
          .text("indicator", "area")
          .count("data_year")
          .text("direction")
          .real("weight", "area_weight");

  /** Not landed: which workplaces moved, between municipalities as they are in the last year. */
  static final Table TRUTH_MOVE =
      named("truth_move").text("id").count("year").text("from", "to").count("jobs");

  /** Not landed: how often an occupation is whose there are ten thousand of, by class and year. */
  static final Table TRUTH_OCCUPATION =
      named("truth_occupation").count("centrality_class", "year").text("occupation").real("share");

  /** Not landed: how a plan's indicator goes on, and how good a place is that rankings judge. */
  static final Table TRUTH_PLAN =
      named("truth_plan").text("municipality").real("slope", "ahead", "quality");

  /** Not landed: what all would have answered in the mean. */
  static final Table TRUTH_SURVEY =
      named("truth_survey").text("question", "municipality").real("mean");

  /** Not landed: jobs for a million of export. */
  static final Table TRUTH_RIPPLE =
      named("truth_ripple").count("year").text("industry").real("direct", "indirect");

  /** Not landed: what only the country itself knows of each place. */
  static final Table TRUTH =
      named("truth")
          .text("municipality")
          .real("attractiveness", "business_attractiveness", "fertility", "mortality");

  /** What a cell holds. */
  enum Type {
    TEXT,
    COUNT,
    REAL,
    FLAG
  }

  /** A column. */
  record Column(String name, Type type) implements Serializable {}

  String header() {
    return columns.stream().map(Column::name).collect(Collectors.joining(","));
  }

  private static Table named(String name) {
    return new Table(name, List.of());
  }

  private Table text(String... names) {
    return with(Type.TEXT, names);
  }

  private Table count(String... names) {
    return with(Type.COUNT, names);
  }

  private Table real(String... names) {
    return with(Type.REAL, names);
  }

  private Table flag(String... names) {
    return with(Type.FLAG, names);
  }

  private Table with(Type type, String... names) {
    List<Column> longer = new ArrayList<>(columns);
    for (String each : names) {
      longer.add(new Column(each, type));
    }
    return new Table(name, List.copyOf(longer));
  }
}
