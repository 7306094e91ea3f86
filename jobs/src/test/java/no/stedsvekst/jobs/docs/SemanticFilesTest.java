package no.stedsvekst.jobs.docs;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
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
          .build();

  private static final TableSpec WORK =
      TableSpec.in(Layer.GOLD, "mart_work")
          .grain("One row per home, place of work and year.")
          .key("home_code", "work_code", "year")
          .refers("home_code", TEXT, PLACE, "Where they live")
          .refers("work_code", TEXT, PLACE, "Where they work")
          .column("year", INTEGER, "The fourth quarter's")
          .stock("employed", DOUBLE, "Who goes from the one to the other")
          .flow("hired", DOUBLE, "Who began in the year")
          .column("share", DOUBLE, "Of all")
          .build();

  private static final StarModel STAR = new StarModel(List.of(PLACE, WORK));

  @Test
  void supersetIsToldWhatToJoinAndWhatToSum() {
    Map<String, String> files = new SupersetFiles(STAR).files();
    Map<String, Object> dataset = new Yaml().load(files.get("datasets/Stedsvekst/mart_work.yaml"));
    assertEquals(
        "SELECT f.*, d_home.name_no AS home_name, d_work.name_no AS work_name FROM gold.mart_work f"
            + " LEFT JOIN gold.dim_place d_home ON f.home_code = d_home.code"
            + " LEFT JOIN gold.dim_place d_work ON f.work_code = d_work.code",
        dataset.get("sql"));
    assertTrue(
        dataset.get("metrics").toString().matches(".*SUM\\(employed\\).*Group or filter by year.*"),
        dataset.get("metrics").toString());
    assertFalse(dataset.get("metrics").toString().contains("share"));
    assertEquals(8, ((List<?>) dataset.get("columns")).size());
    Map<String, Object> chart = new Yaml().load(files.get("charts/mart_work.yaml"));
    assertEquals(dataset.get("uuid"), chart.get("dataset_uuid"));
    Map<String, Object> database = new Yaml().load(files.get("databases/Stedsvekst.yaml"));
    assertEquals(database.get("uuid"), dataset.get("database_uuid"));
    Map<String, Object> dashboard = new Yaml().load(files.get("dashboards/stedsvekst.yaml"));
    assertTrue(dashboard.get("position").toString().contains((String) chart.get("uuid")));
  }

  @Test
  void powerBiIsToldWhatToJoinAndWhatToSum() {
    TableFiles stored =
        new TableFiles(
            WORK.columnNames(),
            List.of(),
            List.of(new TableFiles.File("file:/lake/gold/mart_work/a.parquet", Map.of())));
    TableFiles places =
        new TableFiles(
            PLACE.columnNames(),
            List.of(),
            List.of(new TableFiles.File("file:/lake/gold/dim_place/b.parquet", Map.of())));
    Map<String, String> files =
        new TmdlFiles(STAR, Map.of(WORK, stored, PLACE, places), "/lake").files();
    assertEquals(
        """
        relationship mart_work_home_code
        \tfromColumn: mart_work.home_code
        \ttoColumn: dim_place.code

        relationship mart_work_work_code
        \tisActive: false
        \tfromColumn: mart_work.work_code
        \ttoColumn: dim_place.code

        """,
        files.get("definition/relationships.tmdl"));
    String work = files.get("definition/tables/mart_work.tmdl");
    assertTrue(
        work.contains(
            "\tmeasure 'employed of work' = VAR last = MAXX(FILTER(mart_work,"
                + " NOT ISBLANK(mart_work[employed])), mart_work[year]) RETURN"
                + " CALCULATE(SUM(mart_work[employed]), mart_work[year] = last)\n"),
        work);
    assertTrue(work.contains("\tmeasure 'hired of work' = SUM(mart_work[hired])\n"), work);
    assertFalse(work.contains("SUM(mart_work[share])"), work);
    assertTrue(
        work.contains("Parquet.Document(File.Contents(Lake & \"/gold/mart_work/a.parquet\"))"),
        work);
    assertTrue(
        files
            .get("definition/tables/dim_place.tmdl")
            .contains("\tcolumn code\n\t\tdataType: string\n\t\tisKey"));
    assertTrue(
        files.get("definition/model.tmdl").contains("ref table mart_work\nref table dim_place\n"));
  }
}
