package no.stedsvekst.jobs.fetch.stat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** The values of a data set while they stream by: all of them, or those that are there. */
final class Values {
  private double[] values = new double[1024];

  /** Where the values stand; null where they stand one after the other. */
  private int[] places;

  private int count;

  /** Reads an array with nulls, or an object by position in which nulls are left out. */
  void read(JsonParser parser) throws IOException {
    count = 0;
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      places = null;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        add(number(parser));
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      places = new int[1024];
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        int place = JsonStat.place(parser.currentName());
        parser.nextToken();
        add(number(parser));
        if (places.length < values.length) {
          places = Arrays.copyOf(places, values.length);
        }
        places[count - 1] = place;
      }
    } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
      throw new UnreadableAnswer("its values are neither an array nor an object");
    }
  }

  private static double number(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_NULL -> Double.NaN;
      default -> throw new UnreadableAnswer("\"" + parser.getText() + "\" is no value");
    };
  }

  private void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = value;
    count++;
  }

  /** As many values as there are cells, NaN where one is missing. */
  double[] filled(int cells) throws UnreadableAnswer {
    if (places == null) {
      if (count != cells) {
        throw new UnreadableAnswer(
            "it has %d values, its variables make %d cells".formatted(count, cells));
      }
      return Arrays.copyOf(values, count);
    }
    double[] filled = new double[cells];
    Arrays.fill(filled, Double.NaN);
    for (int index = 0; index < count; index++) {
      if (places[index] < 0 || places[index] >= cells) {
        throw new UnreadableAnswer(
            "a value stands at %d of %d cells".formatted(places[index], cells));
      }
      filled[places[index]] = values[index];
    }
    return filled;
  }
}
