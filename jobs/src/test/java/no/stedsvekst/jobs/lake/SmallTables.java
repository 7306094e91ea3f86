package no.stedsvekst.jobs.lake;

import java.util.List;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Tables of names, years and persons, and rows for them: small enough to be seen whole. */
final class SmallTables {
  static final TableSpec SLICED = spec("sliced", WriteMode.REPLACE_SLICE);
  static final TableSpec WHOLE = spec("whole", WriteMode.REPLACE);
  static final TableSpec ADDED = spec("added", WriteMode.APPEND);
  static final TableSpec PARTED =
      begun("parted").partedBy("name").written(WriteMode.REPLACE_SLICE).build();

  private static final StructType ANY = WHOLE.schema().asNullable();

  private SmallTables() {}

  private static TableSpec spec(String name, WriteMode mode) {
    return begun(name).constraint("not_negative", "persons >= 0").written(mode).build();
  }

  /** One that replaces all its rows, without conditions. */
  static TableSpec.Builder begun(String name) {
    return begun(name, ColumnType.INTEGER);
  }

  /** The same with another type of years. */
  static TableSpec.Builder begun(String name, ColumnType years) {
    return TableSpec.in(Layer.GOLD, name)
        .grain("One row per name and year.")
        .key("name", "year")
        .column("name", ColumnType.TEXT, "What it is called")
        .column("year", years, "When it was counted")
        .column("persons", ColumnType.DOUBLE, "How many there are");
  }

  static Dataset<Row> rows(Row... rows) {
    return TestSession.get().createDataFrame(List.of(rows), ANY);
  }

  static Row row(String name, int year, Double persons) {
    return RowFactory.create(name, year, persons);
  }
}
