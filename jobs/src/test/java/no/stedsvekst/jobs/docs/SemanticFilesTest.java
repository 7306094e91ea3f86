package no.stedsvekst.jobs.docs;

import static no.stedsvekst.jobs.lake.ColumnType.DATE;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableFiles;
import no.stedsvekst.jobs.lake.TableSpec;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What Superset and Power BI are told of a fact that refers to a dimension in two ways. */
class SemanticFilesTest {
  private static final TableSpec PLACE =
      TableSpec.in(Layer.GOLD, "dim_place")
          .grain("One row per place.")
          .key("code")
          .column("code", TEXT, "Its number")
          .required("name_no", TEXT, "What it is called: \"Bø\", say")
          .column("county_name", TEXT, "Of its county")
          .column("population", DOUBLE, "Who live there")
          .required("sort_order", INTEGER, "In which order to show it")
          .column("band", TEXT, "By size, as in 1000-9999")
          .column("band_order", INTEGER, "In which order to show band")
          .required("run_id", TEXT, "The run that wrote it")
          .build();

  private static final TableSpec YEAR =
      TableSpec.in(Layer.GOLD, "dim_year")
          .grain("One row per year.")
          .key("year")
          .column("year", INTEGER, "Calendar year")
          .column("starts_on", DATE, "Its 1 January")
          .build();

  private static final TableSpec WORK =
      TableSpec.in(Layer.GOLD, "mart_work")
          .grain("One row per home, place of work and year.")
          .key("home_code", "work_code", "year")
          .refers("home_code", TEXT, PLACE, "Where they live")
          .refers("work_code", TEXT, PLACE, "Where they work")
          .refers("year", INTEGER, YEAR, "The fourth quarter's")
          .stock("employed", DOUBLE, "Who goes from the one to the other")
          .stock("asked", DOUBLE, "Of whom it is known")
          .flow("hired", DOUBLE, "Who began in the year")
          .flow("left", DOUBLE, "Who ended")
          .ratio("known", "asked", "employed", "Share of whom it is known")
          .ratio("renewal", "hired", "left", "How many came for one who went")
          .column("share", DOUBLE, "Of all")
          .build();

  private static final TableSpec RANK =
      TableSpec.in(Layer.GOLD, "mart_rank")
          .grain("One row per place.")
          .key("place_code")
          .refers("place_code", TEXT, PLACE, "Which")
          .column("rank", INTEGER, "1 the highest")
          .build();

  private static final TableSpec BRIDGE =
      TableSpec.in(Layer.GOLD, "bridge_group")
          .grain("One row per place and group.")
          .key("place_code", "group_code")
          .refers("place_code", TEXT, PLACE, "The place")
          .refers("group_code", TEXT, PLACE, "The group")
          .build();

  private static final List<TableSpec> TABLES = List.of(PLACE, YEAR, WORK, RANK, BRIDGE);
  private static final StarModel STAR = new StarModel(TABLES);

  private static Map<String, String> superset() {
    return new SupersetFiles(STAR).files();
  }

  private static Map<String, Object> dataset(String fact) {
    return new Yaml().load(superset().get("datasets/Stedsvekst/%s.yaml".formatted(fact)));
  }

  /** The entries of a list by one of their cells. */
  @SuppressWarnings("unchecked")
  private static Map<Object, Map<String, Object>> by(String cell, Object list) {
    return ((List<Map<String, Object>>) list)
        .stream()
            .collect(
                Collectors.toMap(
                    each -> each.get(cell),
                    Function.identity(),
                    (one, other) -> {
                      throw new AssertionError(cell + " twice: " + one);
                    },
                    LinkedHashMap::new));
  }

  @Test
  void supersetJoinsWhatToGroupBy() {
    Map<String, Object> work = dataset("mart_work");
    assertEquals(
        "SELECT f.*, d_home.name_no AS home_name, d_home.county_name AS home_county_name,"
            + " d_home.sort_order AS home_sort_order, d_home.band AS home_band,"
            + " d_home.band_order AS home_band_order,"
            + " d_work.name_no AS work_name, d_work.county_name AS work_county_name,"
            + " d_work.sort_order AS work_sort_order, d_work.band AS work_band,"
            + " d_work.band_order AS work_band_order,"
            + " d_year.starts_on AS year_starts_on FROM gold.mart_work f"
            + " LEFT JOIN gold.dim_place d_home ON f.home_code = d_home.code"
            + " LEFT JOIN gold.dim_place d_work ON f.work_code = d_work.code"
            + " LEFT JOIN gold.dim_year d_year ON f.year = d_year.year",
        work.get("sql"));
    Map<Object, Map<String, Object>> columns = by("column_name", work.get("columns"));
    assertEquals(WORK.columns().size() + 11, columns.size());
    assertEquals("year_starts_on", work.get("main_dttm_col"));
    columns.forEach(
        (name, column) ->
            assertEquals(name.equals("year_starts_on"), column.get("is_dttm"), name.toString()));
    assertEquals("DATE", columns.get("year_starts_on").get("type"));
    assertEquals(null, dataset("mart_rank").get("main_dttm_col"));
  }

  @Test
  void supersetSumsWhatAddsUpAndDividesSums() {
    Map<Object, Map<String, Object>> metrics =
        by("metric_name", dataset("mart_work").get("metrics"));
    assertEquals(
        List.of(
            "sum of employed",
            "sum of asked",
            "sum of hired",
            "sum of left",
            "known",
            "renewal",
            "order of home",
            "order of home_band",
            "order of work",
            "order of work_band",
            "number of rows"),
        List.copyOf(metrics.keySet()));
    assertEquals("SUM(employed)", metrics.get("sum of employed").get("expression"));
    assertTrue(
        metrics.get("sum of employed").get("warning_text").toString().contains("filter by year"));
    assertFalse(metrics.get("sum of hired").containsKey("warning_text"));
    assertEquals(
        "SUM(CASE WHEN employed IS NOT NULL THEN asked END)"
            + " / NULLIF(SUM(CASE WHEN asked IS NOT NULL THEN employed END), 0)",
        metrics.get("known").get("expression"));
    assertEquals("MIN(home_band_order)", metrics.get("order of home_band").get("expression"));
    assertEquals(
        List.of("order of place", "order of place_band", "number of rows"),
        List.copyOf(by("metric_name", dataset("mart_rank").get("metrics")).keySet()));
  }

  @Test
  void supersetFindsTheChartsOfItsDashboard() {
    Map<String, String> files = superset();
    Map<String, Object> chart = new Yaml().load(files.get("charts/mart_work.yaml"));
    assertEquals(dataset("mart_work").get("uuid"), chart.get("dataset_uuid"));
    Map<String, Object> rows = new Yaml().load(files.get("charts/mart_rank.yaml"));
    assertEquals("table", rows.get("viz_type"));
    assertTrue(rows.get("params").toString().contains("all_columns=[place_code, rank]"), "" + rows);
    Map<String, Object> database = new Yaml().load(files.get("databases/Stedsvekst.yaml"));
    assertEquals(database.get("uuid"), dataset("mart_work").get("database_uuid"));
    SupersetFolder.check(files);
  }

  @Test
  void aRatioIsOfColumnsThatAddUp() {
    assertEquals(
        "Share of whom it is known; asked over employed, of more rows the sum of the one over that"
            + " of the other",
        STAR.ratios(WORK).get(0).told());
    TableSpec.Builder wrong =
        TableSpec.in(Layer.GOLD, "mart_wrong")
            .grain("One row per place.")
            .key("code")
            .column("code", TEXT, "Which")
            .column("asked", DOUBLE, "Of whom it is known")
            .stock("employed", DOUBLE, "All")
            .ratio("known", "asked", "employed", "Share");
    assertThrows(IllegalStateException.class, wrong::build);
  }

  private static Map<String, String> powerBi() {
    Map<TableSpec, TableFiles> files =
        TABLES.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    table ->
                        new TableFiles(
                            table.columnNames(),
                            List.of(),
                            List.of(
                                new TableFiles.File(
                                    "file:/lake/gold/%s/a.parquet".formatted(table.name()),
                                    Map.of())))));
    return new TmdlFiles(STAR, files, "/lake").files();
  }

  /** A second way to a dimension is there for a measure that asks for it, and only then. */
  @Test
  void powerBiIsToldWhatToJoin() {
    assertEquals(
        """
        relationship mart_work_home_code
        \tfromColumn: mart_work.home_code
        \ttoColumn: dim_place.code

        relationship mart_work_work_code
        \tisActive: false
        \tfromColumn: mart_work.work_code
        \ttoColumn: dim_place.code

        relationship mart_work_year
        \tfromColumn: mart_work.year
        \ttoColumn: dim_year.year

        relationship mart_rank_place_code
        \tfromColumn: mart_rank.place_code
        \ttoColumn: dim_place.code

        relationship bridge_group_place_code
        \tcrossFilteringBehavior: bothDirections
        \tfromColumn: bridge_group.place_code
        \ttoColumn: dim_place.code

        """,
        powerBi().get("definition/relationships.tmdl"));
    String place = powerBi().get("definition/tables/dim_place.tmdl");
    assertTrue(place.contains("\tcolumn code\n\t\tdataType: string\n\t\tisKey"), place);
    assertTrue(sorted(place, "name_no").equals("sort_order"), place);
    assertTrue(sorted(place, "band").equals("band_order"), place);
    assertTrue(
        powerBi()
            .get("definition/model.tmdl")
            .contains(
                """
                ref table mart_work
                ref table mart_rank
                ref table bridge_group
                ref table dim_place
                ref table dim_year
                """));
  }

  private static String sorted(String table, String column) {
    String own = table.substring(table.indexOf("\tcolumn %s\n".formatted(column)));
    return own.substring(0, own.indexOf("\n\n")).replaceAll("(?s).*sortByColumn: ", "");
  }

  @Test
  void powerBiIsToldWhatToSum() {
    String work = powerBi().get("definition/tables/mart_work.tmdl");
    for (String measure :
        List.of(
            "'employed of work' = VAR lastYear = MAXX(FILTER(mart_work,"
                + " NOT ISBLANK(mart_work[employed])), mart_work[year]) RETURN"
                + " CALCULATE(SUM(mart_work[employed]), mart_work[year] = lastYear)",
            "'employed of work by work' = CALCULATE([employed of work],"
                + " USERELATIONSHIP(mart_work[work_code], dim_place[code]))",
            "'hired of work' = SUM(mart_work[hired])",
            "'known of work' = VAR known = FILTER(mart_work, NOT ISBLANK(mart_work[asked])"
                + " && NOT ISBLANK(mart_work[employed])) VAR lastYear = MAXX(known, mart_work[year])"
                + " VAR counted = FILTER(known, mart_work[year] = lastYear)"
                + " RETURN DIVIDE(SUMX(counted, mart_work[asked]), SUMX(counted, mart_work[employed]))",
            "'renewal of work' = VAR counted = FILTER(mart_work, NOT ISBLANK(mart_work[hired])"
                + " && NOT ISBLANK(mart_work[left]))"
                + " RETURN DIVIDE(SUMX(counted, mart_work[hired]), SUMX(counted, mart_work[left]))",
            "'renewal of work by work' = CALCULATE([renewal of work],"
                + " USERELATIONSHIP(mart_work[work_code], dim_place[code]))")) {
      assertTrue(work.contains("\tmeasure " + measure + "\n"), work);
    }
    assertFalse(work.contains("SUM(mart_work[share])"), work);
    assertFalse(
        powerBi().get("definition/tables/mart_rank.tmdl").contains("\tmeasure"), "ranks add up");
    assertTrue(
        work.contains("Parquet.Document(File.Contents(Lake & \"/gold/mart_work/a.parquet\"))"),
        work);
  }
}
