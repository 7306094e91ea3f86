package no.stedsvekst.jobs.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.access.DecayGrid;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The rows that tell how well each decay and exponent fits. */
final class FitRows {
  private FitRows() {}

  static Dataset<Row> of(
      SparkSession spark,
      List<DecayGrid.Fit> jobs,
      Optional<DecayGrid.Fit> ofJobs,
      Optional<Calibration> services,
      Optional<DecayGrid.Fit> ofServices) {
    List<Row> rows = new ArrayList<>();
    jobs.forEach(fit -> rows.add(row("jobs", fit, ofJobs)));
    services.ifPresent(
        found -> found.fits().forEach(fit -> rows.add(row("services", fit, ofServices))));
    return spark.createDataFrame(
        rows,
        StructType.fromDDL("part string, beta double, gamma double, rmse double, chosen boolean"));
  }

  private static Row row(String part, DecayGrid.Fit fit, Optional<DecayGrid.Fit> chosen) {
    return RowFactory.create(
        part, fit.beta(), fit.gamma(), fit.rmse(), chosen.equals(Optional.of(fit)));
  }
}
