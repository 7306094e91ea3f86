package no.stedsvekst.jobs.lake;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The values of a column in a batch. */
final class PlainCells {
  private final ColumnVector vector;
  private final Reading reading;

  /** The last text: neighbours are often equal, and then one of them is kept. */
  private String last = "";

  private interface Reading {
    Object at(int row);
  }

  PlainCells(ColumnVector vector) {
    this.vector = vector;
    DataType type = vector.getDataType();
    if (type instanceof StringType) {
      reading = row -> shared(vector.getString(row));
    } else if (type instanceof IntegerType) {
      reading = vector::getInt;
    } else if (type instanceof LongType) {
      reading = vector::getLong;
    } else if (type instanceof DoubleType) {
      reading = vector::getDouble;
    } else if (type instanceof BooleanType) {
      reading = vector::getBoolean;
    } else if (type instanceof DateType) {
      reading = row -> LocalDate.ofEpochDay(vector.getInt(row));
    } else if (type instanceof TimestampType) {
      reading = row -> Instant.EPOCH.plus(vector.getLong(row), ChronoUnit.MICROS);
    } else {
      throw new IllegalArgumentException("no table has a column of " + type);
    }
  }

  Object at(int row) {
    return vector.isNullAt(row) ? null : reading.at(row);
  }

  private String shared(String text) {
    if (!text.equals(last)) {
      last = text;
    }
    return last;
  }
}
