package no.stedsvekst.jobs.lake;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The types a column may have: those that every reader of Delta tables knows. */
public enum ColumnType {
  TEXT("text"),
  INTEGER("integer"),
  LONG("long"),
  DOUBLE("double"),
  BOOLEAN("boolean"),
  DATE("date"),
  TIMESTAMP("timestamp");

  private final String word;

  ColumnType(String word) {
    this.word = word;
  }

  /** The word on the layout page. */
  public String word() {
    return word;
  }

  /** The type in Spark; asked for late, so that tables can be described without it. */
  public DataType sparkType() {
    return switch (this) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }
}
