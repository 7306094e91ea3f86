package no.stedsvekst.jobs.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Which column nobody has, in a panel of a few rows. */
class EmptyModelsTest {
  private static final List<MigrationModel> MODELS =
      List.of(
          MigrationModel.named("v1").orElseThrow(), MigrationModel.named("book2022").orElseThrow());

  private static final Fits.Thin REGION = new Fits.Thin("region", "book2022", 2019, 2021);
  private static final Fits.Thin COUNTY = new Fits.Thin("county", "book2022", 2019, 2021);

  private static Row row(String level, Double vra, Double ds) {
    return RowFactory.create(level, 1000.0, 5.0, vra, vra, vra, 0.5, ds);
  }

  private static Dataset<Row> panel(Row... rows) {
    return TestSession.get()
        .createDataFrame(
            List.of(rows),
            StructType.fromDDL(
                "level string, population double, net_migration double, vra double,"
                    + " vra_1 double, vra_2 double, centrality_jobs double, ds double"));
  }

  @Test
  void theColumnThatNoRowOfTheLevelHasIsNamed() {
    EmptyModels empty =
        EmptyModels.of(
            panel(row("region", 0.1, null), row("region", 0.2, null), row("county", 0.1, 0.1)),
            MODELS,
            Set.of(REGION));
    assertEquals(List.of("book2022 is empty: no unit and year has ds (region)"), empty.sentences());
    assertEquals(Optional.of("empty_ds"), empty.reason(REGION));
    assertEquals(Optional.of("empty_ds"), empty.reason(new Fits.Thin("region", "book2022", 0, 0)));
    assertEquals(Optional.empty(), empty.reason(COUNTY));
  }

  /** One unit has the growth of jobs, the other the supply. */
  @Test
  void columnsThatNeverMeetAreTold() {
    EmptyModels empty =
        EmptyModels.of(
            panel(row("region", 0.1, null), row("region", null, 0.2)), MODELS, Set.of(REGION));
    assertEquals(
        List.of("book2022 is empty: no unit and year has all of its columns (region)"),
        empty.sentences());
    assertEquals(Optional.empty(), empty.reason(REGION));
  }

  @Test
  void whereNoModelIsEmptyNothingIsAsked() {
    EmptyModels none = EmptyModels.of(panel(row("region", 0.1, 0.1)), MODELS, Set.of());
    assertEquals(List.of(), none.sentences());
  }
}
