package no.stedsvekst.jobs.panel;

import java.sql.Date;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.lake.Findings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What one look at the panel has shown of its years.
 *
 * @param findings what must hold of it, and whether it does
 * @param years a row a year, the year first
 * @param known where in it stands whether growth is known, and after it whether migration is
 */
record PanelYears(Findings findings, List<Row> years, int known) {
  private static final StructType DIMENSION =
      new StructType()
          .add("year", DataTypes.IntegerType, false)
          .add("starts_on", DataTypes.DateType, false)
          .add("name_no", DataTypes.StringType, false)
          .add("name_en", DataTypes.StringType, false)
          .add("has_growth", DataTypes.BooleanType, false)
          .add("has_net_migration", DataTypes.BooleanType, false)
          .add("name_nn", DataTypes.StringType, false)
          .add("sort_order", DataTypes.IntegerType, false)
          .add("code", DataTypes.StringType, false);

  /**
   * The rows of the dimension of years, each with what the panel knows of it.
   *
   * @param first of them
   * @param last of them
   */
  Dataset<Row> dimension(SparkSession spark, int first, int last) {
    Map<Integer, Row> told =
        years.stream().collect(Collectors.toMap(row -> row.getInt(0), row -> row));
    return spark.createDataFrame(
        IntStream.rangeClosed(first, last)
            .mapToObj(
                year -> {
                  String name = Integer.toString(year);
                  Row row = told.get(year);
                  return RowFactory.create(
                      year,
                      Date.valueOf(LocalDate.of(year, Month.JANUARY, 1)),
                      name,
                      name,
                      row != null && row.getBoolean(known),
                      row != null && row.getBoolean(known + 1),
                      name,
                      year,
                      name);
                })
            .toList(),
        DIMENSION);
  }
}
