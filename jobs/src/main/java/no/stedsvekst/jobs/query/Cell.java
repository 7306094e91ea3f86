package no.stedsvekst.jobs.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Console;
import org.apache.spark.sql.Row;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** A value of an answer, as text. */
public final class Cell {
  /** A number of more digits than these is rounded where people read it. */
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  private static final double WHOLE_ENOUGH = 1e5;

  private Cell() {}

  /** Exactly; empty where there is none. */
  public static String text(Object value) {
    Object plain = plain(value);
    if (plain == null) {
      return "";
    }
    return plain instanceof List || plain instanceof Map
        ? Console.json(plain)
        : plain instanceof BigDecimal number ? number.toPlainString() : plain.toString();
  }

  /** As people read it: fractions to six digits, large numbers to one decimal. */
  static String rounded(Object value) {
    if (!(value instanceof Double number) || number.isNaN() || number.isInfinite()) {
      return text(value);
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal rounded =
        Math.abs(number) < WHOLE_ENOUGH
            ? exact.round(SIX_DIGITS)
            : exact.setScale(1, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** As JSON has it: text, numbers, truth values, lists and maps. */
  static Object plain(Object value) {
    if (value instanceof Timestamp instant) {
      return instant.toInstant().toString();
    }
    if (value instanceof java.sql.Date day) {
      return day.toString();
    }
    if (value instanceof Row row) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int place = 0; place < row.length(); place++) {
        fields.put(row.schema().fieldNames()[place], plain(row.get(place)));
      }
      return fields;
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      CollectionConverters.asJava(map)
          .forEach((key, each) -> entries.put(String.valueOf(plain(key)), plain(each)));
      return entries;
    }
    if (value instanceof Iterable<?> list) {
      return CollectionConverters.asJavaCollection(list).stream().map(Cell::plain).toList();
    }
    return value;
  }
}
