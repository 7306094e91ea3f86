package no.stedsvekst.jobs.lake;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The types a column may have: those that every reader of Delta tables knows. */
public enum ColumnType {
  TEXT("text", DataTypes.StringType),
  INTEGER("integer", DataTypes.IntegerType),
  LONG("long", DataTypes.LongType),
  DOUBLE("double", DataTypes.DoubleType),
  BOOLEAN("boolean", DataTypes.BooleanType),
  TIMESTAMP("timestamp", DataTypes.TimestampType);

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // Spark's types are immutable, but do not say so.
  private final DataType sparkType;

  ColumnType(String word, DataType sparkType) {
    this.word = word;
    this.sparkType = sparkType;
  }

  /** The word on the layout page. */
  public String word() {
    return word;
  }

  /** The type in Spark. */
  public DataType sparkType() {
    return sparkType;
  }
}
